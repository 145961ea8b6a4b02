import { partDescription, partOf, wholeUnlessAsked } from '../../kit/list-part.ts';
import { type PersonalDataKind, personal } from '../../kit/masking.ts';
import type { GoldenProfile, ProfileConflict, ProfileEntry } from '../resolution/golden/profile.ts';
import type { Address, ExternalId } from '../resolution/record.ts';
import { builder, type IdentityContext } from '../schema.ts';
import { AddressRef, DepartmentRef, ExternalIdRef, knownDepartment, SourceRecordRef, shown } from './record.ts';

const SurvivorshipRuleRef = builder.enumType('SurvivorshipRule', {
  description: 'By what one value of an attribute comes before another, as far as those before it find both alike.',
  values: {
    MOST_RECENT: { description: 'A record that says it was changed later than any that says the other.' },
    MOST_TRUSTED_SOURCE: { description: 'A department that is trusted more says it.' },
    MOST_COMPLETE: { description: 'It says more.' },
    MOST_FREQUENT: { description: 'More records say it.' },
    RECORD_ORDER: { description: 'Nothing that was asked for: the ids of the records decided, so that it stays so.' },
  } as const,
});

const EntryRef = builder.interfaceRef<Omit<ProfileEntry, 'value'>>('ProfileEntry').implement({
  description: 'A value of a golden profile, with where it is from, how fresh it is, and why it comes first.',
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
    sources: t.field({
      type: [SourceRecordRef],
      description: 'All records that say the same, in whatever spelling; the one that was changed last comes first.',
      directives: wholeUnlessAsked,
      args: { first: t.arg.int({ description: partDescription }) },
      resolve: ({ sources }, { first }) => partOf(sources, first),
    }),
    sourceCount: t.int({ description: 'How many records say the same.', resolve: ({ sources }) => sources.length }),
    rule: t.expose('rule', {
      type: SurvivorshipRuleRef,
      nullable: true,
      description:
        'What put it before the next value of its attribute, null where there is none; of a value that did not survive, what put it behind the one that did.',
    }),
  }),
});

/** What nobody has to hide is public. */
type TextKind = PersonalDataKind | 'public';

interface TextEntry extends ProfileEntry {
  kind: TextKind;
}

const ProfileTextRef = builder.objectRef<TextEntry>('ProfileText').implement({
  description: 'A name, an email address, a telephone number, a date, a tax id or a domain of a golden profile.',
  interfaces: [EntryRef],
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    value: t.string({
      description: 'The value as the record has it. Personal data is masked without the scope personal-data:read.',
      resolve: (entry, _args, context) => textOf(entry, context),
    }),
  }),
});

/** As the record itself shows it. */
function textOf({ record, kind, value }: TextEntry, context: IdentityContext): string {
  if (kind === 'public') return value;
  if (kind === 'email' || kind === 'phone') return personal(context.caller, kind, value);
  return shown(record, kind, value, context);
}

const ProfileAddressRef = builder.objectRef<ProfileEntry<Address>>('ProfileAddress').implement({
  description: 'A postal address of a golden profile.',
  interfaces: [EntryRef],
  fields: (t) => ({
    value: t.field({
      type: AddressRef,
      description: 'The address as the record has it.',
      resolve: ({ record, value }) => ({ record, address: value }),
    }),
  }),
});

const ProfileExternalIdRef = builder.objectRef<ProfileEntry<ExternalId>>('ProfileExternalId').implement({
  description: "A customer's id in another system.",
  interfaces: [EntryRef],
  fields: (t) => ({
    value: t.expose('value', { type: ExternalIdRef, description: 'The id as the record has it.' }),
  }),
});

const as = (kind: TextKind) => (entry: ProfileEntry) => ({ ...entry, kind });
const kinds: Record<ProfileConflict['attribute'], TextKind> = { name: 'name', birthDate: 'text' };

const ConflictingAttributeRef = builder.enumType('ConflictingAttribute', {
  description: 'What a customer has one of, so that records can disagree about it.',
  values: {
    NAME: { value: 'name', description: 'What the customer is called.' },
    BIRTH_DATE: { value: 'birthDate', description: 'When the customer was born.' },
  } as const,
});

const ProfileConflictRef = builder.objectRef<ProfileConflict>('ProfileConflict').implement({
  description:
    'An attribute about which records disagree: they say something else, not the same in another spelling or less of it.',
  fields: (t) => ({
    attribute: t.expose('attribute', { type: ConflictingAttributeRef, description: 'What they disagree about.' }),
    survivor: t.field({
      type: ProfileTextRef,
      description: 'The value that the profile shows.',
      resolve: ({ attribute, survivor }) => as(kinds[attribute])(survivor),
    }),
    others: t.field({
      type: [ProfileTextRef],
      description: 'The values that did not survive, each once; each says who holds it and by what it lost.',
      resolve: ({ attribute, others }) => others.map(as(kinds[attribute])),
    }),
  }),
});

export const GoldenProfileRef = builder.objectRef<GoldenProfile>('GoldenProfile').implement({
  description:
    'What is best known of a customer, out of all of their records. Of each attribute the strategies of survivorship say which value comes first; no other is lost.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    name: t.field({
      type: ProfileTextRef,
      nullable: true,
      description:
        'What the customer is called. Unless configured otherwise the name that most records hold; of equally many the longest, then the one changed last.',
      resolve: ({ name }) => name && as('name')(name),
    }),
    emails: t.field({
      type: [ProfileTextRef],
      description: 'Email addresses, each once, the best first: the newest unless configured otherwise.',
      resolve: ({ emails }) => emails.map(as('email')),
    }),
    phones: t.field({
      type: [ProfileTextRef],
      description: 'Telephone numbers, each once, the best first: the newest unless configured otherwise.',
      resolve: ({ phones }) => phones.map(as('phone')),
    }),
    addresses: t.expose('addresses', {
      type: [ProfileAddressRef],
      description: 'Postal addresses, each once, the best first: the newest unless configured otherwise.',
    }),
    birthDate: t.field({
      type: ProfileTextRef,
      nullable: true,
      description:
        'Date of birth, YYYY-MM-DD; YYYY-MM or YYYY where nobody knows more. The newest unless configured otherwise.',
      resolve: ({ birthDate }) => birthDate && as('text')(birthDate),
    }),
    taxIds: t.field({
      type: [ProfileTextRef],
      description: "Tax and VAT numbers, each once, the best first. A person's are masked as a date of birth is.",
      resolve: ({ taxIds }) => taxIds.map(as('text')),
    }),
    externalIds: t.expose('externalIds', {
      type: [ProfileExternalIdRef],
      description: 'Ids in other systems, each once, the best first.',
    }),
    domains: t.field({
      type: [ProfileTextRef],
      description: 'Web domains of a company, each once, the best first; not those of mail providers and platforms.',
      resolve: ({ domains }) => domains.map(as('public')),
    }),
    conflicts: t.expose('conflicts', {
      type: [ProfileConflictRef],
      description: 'Which attributes records disagree about, and who says what; empty where all agree.',
    }),
  }),
});
