import { mayReadPersonalData } from '../../kit/caller.ts';
import { type PersonalDataKind, personal } from '../../kit/masking.ts';
import { departments, type KnownDepartment } from '../departments.ts';
import { customerByRecord } from '../repository.ts';
import { fullName } from '../resolution/display-name.ts';
import type { Address, ExternalId, PartyRecord } from '../resolution/record.ts';
import { isCalledAsPerson } from '../resolution/values/called-as-person.ts';
import { builder, type IdentityContext } from '../schema.ts';
import { CustomerRef } from './customer.ts';

type DepartmentValue = Uppercase<KnownDepartment['name']>;

export const DepartmentRef = builder.enumType('Department', {
  description: 'Who keeps a record.',
  values: Object.fromEntries(
    departments.map(({ name, description }) => [name.toUpperCase(), { value: name, description }]),
  ) as Record<DepartmentValue, { value: KnownDepartment['name']; description: string }>,
});

export const CustomerKindRef = builder.enumType('CustomerKind', {
  description: 'What a customer is.',
  values: {
    PERSON: { description: 'A private person, or a person who works for a company.' },
    ORGANISATION: { description: 'A company or another organisation.' },
  } as const,
});

/** What a party is and is called. */
type Sensitive = Pick<PartyRecord, 'kind' | 'name' | 'givenName' | 'familyName'>;

const masked = 'Masked without the scope personal-data:read.';

/** What a company is called and where it sits is no secret; what a person is called and where they live is, be they a sole trader. */
export function shown(record: Sensitive, kind: PersonalDataKind, value: string, context: IdentityContext): string;
export function shown(
  record: Sensitive,
  kind: PersonalDataKind,
  value: string | null,
  context: IdentityContext,
): string | null;
export function shown(
  record: Sensitive,
  kind: PersonalDataKind,
  value: string | null,
  { caller }: IdentityContext,
): string | null {
  if (mayReadPersonalData(caller)) return value;
  return record.kind === 'ORGANISATION' && !isCalledAsPerson(record) ? value : personal(caller, kind, value);
}

export interface AddressOfRecord {
  record: PartyRecord;
  address: Address;
}

export const AddressRef = builder.objectRef<AddressOfRecord>('CustomerAddress').implement({
  description: 'A postal address as a department has it.',
  fields: (t) => ({
    street: t.string({
      nullable: true,
      description: `Street and house number. ${masked}`,
      resolve: ({ record, address }, _args, context) => shown(record, 'text', address.street, context),
    }),
    city: t.string({ nullable: true, description: 'City or town.', resolve: ({ address }) => address.city }),
    region: t.string({
      nullable: true,
      description: 'State, province or region.',
      resolve: ({ address }) => address.region,
    }),
    postalCode: t.string({
      nullable: true,
      description: `Postal code. ${masked}`,
      resolve: ({ record, address }, _args, context) => shown(record, 'text', address.postalCode, context),
    }),
    country: t.string({
      nullable: true,
      description: 'Country as the department has it: a code or a name.',
      resolve: ({ address }) => address.country,
    }),
  }),
});

export const ExternalIdRef = builder.objectRef<ExternalId>('ExternalId').implement({
  description: 'The id that some system gave to a party.',
  fields: (t) => ({
    system: t.exposeString('system', { description: 'Which system, e.g. billing or loyalty.' }),
    value: t.string({
      description:
        'The id there. One that is an email address, or a telephone number with a plus, is masked without the scope personal-data:read.',
      resolve: ({ value }, _args, { caller }) => personal(caller, 'id', value),
    }),
  }),
});

export const SourceRecordRef = builder.objectRef<PartyRecord>('SourceRecord').implement({
  description: "A department's record of a party, with the attributes that identity links records by.",
  fields: (t) => ({
    id: t.id({
      description: 'Department, type and id in the source, e.g. billing:account:cus_81.',
      resolve: ({ key }) => key,
    }),
    department: t.field({
      type: DepartmentRef,
      description: 'Who keeps the record.',
      resolve: ({ department }) => knownDepartment(department),
    }),
    type: t.exposeString('type', { description: 'What the department calls such a record, e.g. account.' }),
    sourceId: t.exposeString('sourceId', { description: "The record's id in its source." }),
    kind: t.expose('kind', { type: CustomerKindRef, description: 'A person or an organisation.' }),
    name: t.string({
      nullable: true,
      description: `Name as the department has it. ${masked}`,
      resolve: (record, _args, context) => shown(record, 'name', fullName(record), context),
    }),
    emails: t.stringList({
      description: `Email addresses. ${masked}`,
      resolve: (record, _args, { caller }) => record.emails.map((email) => personal(caller, 'email', email)),
    }),
    phones: t.stringList({
      description: `Telephone numbers as the department has them. ${masked}`,
      resolve: (record, _args, { caller }) => record.phones.map((phone) => personal(caller, 'phone', phone)),
    }),
    addresses: t.field({
      type: [AddressRef],
      description: 'Postal addresses.',
      resolve: (record) => record.addresses.map((address) => ({ record, address })),
    }),
    birthDate: t.string({
      nullable: true,
      description: `Date of birth, YYYY-MM-DD. ${masked}`,
      resolve: (record, _args, context) => shown(record, 'text', record.birthDate, context),
    }),
    externalIds: t.expose('externalIds', {
      type: [ExternalIdRef],
      description: 'Ids that other systems gave to this party.',
    }),
    domains: t.exposeStringList('domains', { description: 'Web domains of a company.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its source last changed it; null where the source does not say.',
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer that this record belongs to today.',
      resolve: ({ key }, _args, context) => customerByRecord(context, key),
    }),
  }),
});

export function knownDepartment(name: string): KnownDepartment['name'] {
  const known = departments.find((department) => department.name === name);
  if (!known) throw new Error(`the department ${name} is not in the table of departments`);
  return known.name;
}
