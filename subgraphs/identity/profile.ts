import type { PersonalDataKind } from '../kit/masking.ts';
import { AddressRef, DepartmentRef, knownDepartment, SourceRecordRef, shown } from './record.ts';
import type { GoldenProfile, ProfileValue } from './resolution/golden-profile.ts';
import type { Address, PartyRecord } from './resolution/record.ts';
import { builder } from './schema.ts';

interface Origin {
  record: PartyRecord;
}

const OriginRef = builder.interfaceRef<Origin>('ProfileEntry').implement({
  description: 'A value of a golden profile, with where it is from and how fresh it is.',
  fields: (t) => ({
    record: t.expose('record', { type: SourceRecordRef, description: 'The record that the value was taken from.' }),
    department: t.field({
      type: DepartmentRef,
      description: 'The department that keeps the record.',
      resolve: ({ record }) => knownDepartment(record.department),
    }),
    asOf: t.field({
      type: 'DateTime',
      nullable: true,
      description: "When the record's source last changed it; null where the source does not say.",
      resolve: ({ record }) => record.updatedAt,
    }),
  }),
});

interface TextOfRecord extends ProfileValue {
  kind: PersonalDataKind;
}

const ProfileTextRef = builder.objectRef<TextOfRecord>('ProfileText').implement({
  description: 'A name, an email address, a telephone number or a date of a golden profile.',
  interfaces: [OriginRef],
  fields: (t) => ({
    value: t.string({
      description: 'The value as the record has it. Masked without the scope personal-data:read.',
      resolve: ({ record, value, kind }, _args, context) => shown(record, kind, value, context),
    }),
  }),
});

const ProfileAddressRef = builder.objectRef<ProfileValue<Address>>('ProfileAddress').implement({
  description: 'A postal address of a golden profile.',
  interfaces: [OriginRef],
  fields: (t) => ({
    value: t.field({
      type: AddressRef,
      description: 'The address as the record has it.',
      resolve: ({ record, value }) => ({ record, address: value }),
    }),
  }),
});

const as = (kind: PersonalDataKind) => (value: ProfileValue) => ({ ...value, kind });

export const GoldenProfileRef = builder.objectRef<GoldenProfile>('GoldenProfile').implement({
  description: 'What is best known of a customer, out of all of their records; the newest values first.',
  fields: (t) => ({
    name: t.field({
      type: ProfileTextRef,
      nullable: true,
      description: 'The name that most records hold; of equally many the longest, then the one changed last.',
      resolve: ({ name }) => name && as('name')(name),
    }),
    emails: t.field({
      type: [ProfileTextRef],
      description: 'Email addresses, each once.',
      resolve: ({ emails }) => emails.map(as('email')),
    }),
    phones: t.field({
      type: [ProfileTextRef],
      description: 'Telephone numbers, each once.',
      resolve: ({ phones }) => phones.map(as('phone')),
    }),
    addresses: t.expose('addresses', { type: [ProfileAddressRef], description: 'Postal addresses, each once.' }),
    birthDate: t.field({
      type: ProfileTextRef,
      nullable: true,
      description: 'Date of birth, YYYY-MM-DD.',
      resolve: ({ birthDate }) => birthDate && as('text')(birthDate),
    }),
  }),
});
