import { GraphQLError } from 'graphql';
import { departments, type KnownDepartment } from '../departments.ts';
import { customerByRecord, customersByIdentifier } from '../repository.ts';
import { recordKey } from '../resolution/record.ts';
import { emailIdentifiers } from '../resolution/values/email.ts';
import { externalIdIdentifier } from '../resolution/values/external-id.ts';
import { readPhone } from '../resolution/values/phone.ts';
import { builder, type IdentityContext } from '../schema.ts';
import type { Customer } from '../store/customers.ts';
import { CustomerRef } from './customer.ts';
import { DepartmentRef } from './record.ts';
import { assertShort } from './sent-text.ts';

const RecordInput = builder.inputType('RecordInput', {
  description: "A department's record.",
  fields: (t) => ({
    department: t.field({ type: DepartmentRef, required: true, description: 'Who keeps the record.' }),
    id: t.id({ required: true, description: "The record's id in its source, e.g. cus_81." }),
    type: t.string({
      description: 'What the department calls such a record, e.g. account; needed when two types share the id.',
    }),
  }),
});

const ExternalIdInput = builder.inputType('ExternalIdInput', {
  description: 'The id that some system gave to a party.',
  fields: (t) => ({
    system: t.string({ required: true, description: 'Which system, e.g. billing or loyalty.' }),
    value: t.string({ required: true, description: 'The id there.' }),
  }),
});

/** Not `@oneOf`: what a schema refuses costs all that is asked of this subgraph at once, and the gateway knows nothing of it. */
const CustomerByInput = builder.inputType('CustomerByInput', {
  description: 'One way to name a customer: exactly one of these, and not null.',
  fields: (t) => ({
    email: t.string({ description: 'An email address, in any case.' }),
    phone: t.string({ description: 'A telephone number with its country, e.g. +49 30 901820.' }),
    record: t.field({ type: RecordInput, description: "A department's record." }),
    externalId: t.field({ type: ExternalIdInput, description: 'The id that some system gave to the customer.' }),
  }),
});

builder.queryField('customerBy', (t) =>
  t.field({
    type: CustomerRef,
    nullable: true,
    description:
      'The customer who has an email, a phone, a record or an external id; null when there is none. When several ' +
      'customers have it, the error CONFLICT says so; `customers(search:)` lists them.',
    directives: { cacheControl: { maxAge: 60 } },
    args: { by: t.arg({ type: CustomerByInput, required: true, description: 'How the customer is known.' }) },
    resolve: async (_root, { by }, context) => {
      assertOneKey(by);
      if (by.record) return onlyOne(await customersOfRecord(by.record, context));
      const found = await Promise.all(identifiersOf(by).map((each) => customersByIdentifier(context, each)));
      return onlyOne(found.find((customers) => customers.length > 0) ?? []);
    },
  }),
);

function assertOneKey(by: object): void {
  const [value, ...others] = Object.values(by).filter((each) => each !== undefined);
  if (value != null && others.length === 0) return;
  throw new GraphQLError('by must name exactly one of email, phone, record and externalId, which is not null', {
    extensions: { code: 'BAD_USER_INPUT', argument: 'by' },
  });
}

interface NamedBy {
  email?: string | null;
  phone?: string | null;
  externalId?: { system: string; value: string } | null;
}

/** The best first. */
function identifiersOf({ email, phone, externalId }: NamedBy): string[] {
  for (const [key, text] of Object.entries({ email, phone, 'externalId.value': externalId?.value }))
    assertShort(`by.${key}`, text ?? '');
  if (email) return emailIdentifiers(email);
  const number = phone ? readPhone(phone, null)?.international : null;
  if (number) return [`phone:${number}`];
  const identifier = externalId ? externalIdIdentifier(externalId) : null;
  return identifier === null ? [] : [identifier];
}

interface NamedRecord {
  department: KnownDepartment['name'];
  id: string;
  type?: string | null;
}

async function customersOfRecord({ department, id, type }: NamedRecord, context: IdentityContext): Promise<Customer[]> {
  const known = departments.find(({ name }) => name === department)?.partyTypes.map((each) => each.type) ?? [];
  const types = type ? [type] : known;
  const keys = types.map((each) => recordKey({ department, type: each, sourceId: id }));
  const typed = known.some((each) => id.startsWith(`${each}:`)) ? [`${department}:${id}`] : [];
  const found = await Promise.all([...keys, ...typed].map((key) => customerByRecord(context, key)));
  const customers = new Map(found.flatMap((customer) => (customer ? [[customer.id, customer] as const] : [])));
  return [...customers.values()];
}

function onlyOne(customers: readonly Customer[]): Customer | null {
  const [customer = null, ...others] = customers;
  if (others.length === 0) return customer;
  throw new GraphQLError('Several customers have this; list them with customers(search:).', {
    extensions: { code: 'CONFLICT' },
  });
}
