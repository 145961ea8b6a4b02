import { type DecidedPair, type Decision, pairOf } from '../resolution/decision.ts';
import type { Engine } from '../resolution/engine/engine.ts';
import type { StewardedCustomer } from '../store/identity-transaction.ts';
import { tiesBetween } from './contradictions.ts';
import type { Refusal } from './order.ts';
import { type Circumstances, newest, nothing, type Of, type Plan, type Planned } from './planned.ts';
import { decided, forbidden, invalid } from './refusals.ts';

export async function linkRecords({ recordIds }: Of<'linkRecords'>, circumstances: Circumstances): Promise<Planned> {
  const { engine, reader } = circumstances;
  const [one, other] = recordIds.map((key) => present(key, engine));
  if (!one) return unknownRecord('a', recordIds[0]);
  if (!other) return unknownRecord('b', recordIds[1]);
  if (one === other) return invalid('b', 'name two different records');
  const [a, b] = [engine.decisions.slotOf(one), engine.decisions.slotOf(other)];
  if (engine.population.profileOf(a).kind !== engine.population.profileOf(b).kind)
    return invalid('b', 'one is a person and the other an organisation: who works for a company is not that company');
  const known = engine.decisions.between(a, b);
  if (known?.type === 'ALWAYS') return decided('It was decided before that both are one party.', known.event);
  if (known) return forbidden([known]);
  const [first, second] = await reader.customersOfRecords([one, other]);
  if (!first) return unknownRecord('a', one);
  if (!second) return unknownRecord('b', other);
  return {
    ...{ ...nothing, type: 'RECORDS_LINKED', ...customersOf(first, second), recordKeys: [one, other] },
    ...{ always: [pairOf(one, other)], version: newest(first, second) },
  };
}

export async function unlinkRecord(
  { recordId }: Of<'unlinkRecord'>,
  { engine, reader }: Circumstances,
): Promise<Planned> {
  const key = present(recordId, engine);
  const [customer] = key ? await reader.customersOfRecords([key]) : [];
  if (!key || !customer) return unknownRecord('recordId', recordId);
  const others = customer.recordKeys.filter((each) => each !== key);
  if (others.length === 0) return invalid('recordId', 'the record is alone already: its customer has no other');
  const parting = parted('recordId', { leaving: [key], staying: others }, engine);
  if ('type' in parting) return parting;
  return { ...parting, type: 'RECORD_UNLINKED', customerId: customer.id, version: customer.version };
}

export async function splitCustomer(
  { customerId, recordIds }: Of<'splitCustomer'>,
  { engine, reader }: Circumstances,
): Promise<Planned> {
  const [customer] = await reader.customers([customerId]);
  if (!customer) return invalid('customerId', `there is no customer ${customerId}`);
  const leaving = [...new Set(recordIds.map((key) => present(key, engine) ?? key))];
  const strange = leaving.find((key) => !customer.recordKeys.includes(key));
  if (strange !== undefined)
    return invalid('recordIds', `${strange || 'an empty id'} is no record of customer ${customer.id}`);
  const staying = customer.recordKeys.filter((key) => !leaving.includes(key));
  if (leaving.length === 0 || staying.length === 0)
    return invalid('recordIds', 'name some of the records of the customer, not none or all of them');
  const parting = parted('recordIds', { leaving, staying }, engine);
  if ('type' in parting) return parting;
  return {
    ...parting,
    ...{ type: 'CUSTOMER_DIVIDED', customerId: customer.id, wholes: [leaving, staying], version: customer.version },
  };
}

export async function mergeCustomers(
  { customerIds }: Of<'mergeCustomers'>,
  { engine, reader }: Circumstances,
): Promise<Planned> {
  if (new Set(customerIds).size < 2) return invalid('customerIds', 'name two customers or more');
  const found = await reader.customers(customerIds);
  const missing = customerIds.find((_, place) => !found[place]);
  if (missing !== undefined) return invalid('customerIds', `there is no customer ${missing || 'with an empty id'}`);
  const customers = [...new Map(found.flatMap((each) => (each ? [[each.id, each] as const] : []))).values()];
  const [first, second] = customers;
  if (!first || !second) return decided('They are one customer already.', null);
  const kinds = new Set(customers.map(({ recordKeys }) => kindOf(recordKeys, engine)));
  if (kinds.size > 1)
    return invalid(
      'customerIds',
      'one is a person and another an organisation: who works for a company is not that company',
    );
  const never = neversAmong(customers, engine);
  if (never.length > 0) return forbidden(never);
  const oldest = first.recordKeys[0] ?? '';
  return {
    ...{ ...nothing, type: 'CUSTOMERS_JOINED', ...customersOf(first, second) },
    recordKeys: customers.flatMap(({ recordKeys }) => recordKeys[0] ?? []),
    always: customers.slice(1).map(({ recordKeys }) => pairOf(oldest, recordKeys[0] ?? '')),
    wholes: [customers.flatMap(({ recordKeys }) => recordKeys)],
    version: newest(...customers),
  };
}

/** A steward who parts more pairs at once is better served by parts. */
const mostPairs = 5_000;

interface Sides {
  leaving: readonly string[];
  staying: readonly string[];
}

/** Every pair of the two sides is never one, and what tied them ends. Of two large customers the pairs would fill the memory. */
export function parted(
  field: string,
  { leaving, staying }: Sides,
  { decisions }: Pick<Engine, 'decisions'>,
): Omit<Plan, 'type' | 'customerId' | 'version'> | Refusal {
  const pairs = leaving.length * staying.length;
  if (pairs > mostPairs)
    return invalid(field, `this would part ${pairs} pairs of records, at most ${mostPairs} at a time`);
  const revoked = tiesBetween(leaving, staying, decisions);
  return { ...nothing, recordKeys: [...leaving], never: pairsBetween(leaving, staying), revoked };
}

function neversAmong(customers: readonly StewardedCustomer[], { decisions }: Engine): Decision[] {
  const homes = new Map(
    customers.flatMap(({ id, recordKeys }) => recordKeys.map((key) => [decisions.slotOf(key), id] as const)),
  );
  const found = [...homes].flatMap(([slot, id]) =>
    decisions.of(slot).flatMap(({ decision, other }) => {
      const others = homes.get(other);
      return decision.type === 'NEVER' && other > slot && others !== undefined && others !== id ? decision : [];
    }),
  );
  return found;
}

function pairsBetween(some: readonly string[], others: readonly string[]): DecidedPair[] {
  return some.flatMap((one) => others.map((other) => pairOf(one, other)));
}

function customersOf(
  first: StewardedCustomer,
  second: StewardedCustomer,
): Pick<Plan, 'customerId' | 'otherCustomerId'> {
  return { customerId: first.id, otherCustomerId: second.id === first.id ? null : second.id };
}

/** The key under which a record is there, its own or that of the one it was merged into; null when it is not. */
function present(key: string, { decisions, population }: Engine): string | null {
  const slot = decisions.slotOf(key);
  return slot === -1 ? null : population.keyOf(slot);
}

function kindOf(keys: readonly string[], { decisions, population }: Engine): string {
  const kinds = keys.map((key) => population.profileOf(decisions.slotOf(key)).kind);
  return kinds.includes('ORGANISATION') ? 'ORGANISATION' : 'PERSON';
}

function unknownRecord(field: string, key: string): Refusal {
  return invalid(field, `there is no record ${key}; an id is department, type and id, e.g. billing:account:cus_81`);
}
