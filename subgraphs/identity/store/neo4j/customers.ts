import type { PartyRecord } from '../../resolution/record.ts';
import type { Customer } from '../customers.ts';
import { integer, type Run } from './connection.ts';
import { type RecordNode, toRecord } from './record-node.ts';

/** A customer as clients see it. */
export const customerProjection = `customer {
  .id, .kind, .name, .sortName, .createdAt, .updatedAt, .version,
  formerIds: COLLECT { MATCH (customer)<-[:MERGED_INTO*]-(former:Customer) RETURN former.id ORDER BY former.ordinal },
  recordKeys: COLLECT { MATCH (customer)<-[:BELONGS_TO]-(record:Record) RETURN record.key ORDER BY record.firstSeen }
} AS customer`;

/** A customer is read once, however often it is asked for: of many records it may be the customer of all. */
const onceEach = `
  WITH customer, collect(ordinal) AS ordinals ORDER BY customer.ordinal
  RETURN ordinals, ${customerProjection}`;

interface Answer {
  /** Its places in the question. */
  ordinals: number[];
  customer: Customer;
}

const byId = `
  UNWIND range(0, size($ids) - 1) AS ordinal
  MATCH (named:Customer {id: $ids[ordinal]})
  MATCH (named)-[:MERGED_INTO*0..]->(customer:Customer) WHERE NOT customer:Former
  ${onceEach}`;

export async function customersById(run: Run, ids: readonly string[]): Promise<(Customer | null)[]> {
  return inOrder(ids, await run<Answer>(byId, { ids })).map(([customer]) => customer ?? null);
}

const byRecord = `
  UNWIND range(0, size($keys) - 1) AS ordinal
  OPTIONAL MATCH (alias:Alias {formerKey: $keys[ordinal]})
  WITH ordinal, coalesce(alias.key, $keys[ordinal]) AS key
  MATCH (:Record {key: key})-[:BELONGS_TO]->(customer:Customer)
  ${onceEach}`;

export async function customersByRecord(run: Run, keys: readonly string[]): Promise<(Customer | null)[]> {
  return inOrder(keys, await run<Answer>(byRecord, { keys })).map(([customer]) => customer ?? null);
}

const byIdentifier = `
  UNWIND range(0, size($identifiers) - 1) AS ordinal
  MATCH (identifier:Identifier {key: $identifiers[ordinal]})
  CALL (identifier) {
    MATCH (identifier)<-[:HAS]-(:Record)-[:BELONGS_TO]->(customer:Customer)
    RETURN DISTINCT customer LIMIT $most
  }
  ${onceEach}`;

export async function customersByIdentifier(
  run: Run,
  identifiers: readonly string[],
  most: number,
): Promise<Customer[][]> {
  return inOrder(identifiers, await run<Answer>(byIdentifier, { identifiers, most: integer(most) }));
}

const recordsByCustomer = `
  UNWIND range(0, size($ids) - 1) AS ordinal
  MATCH (:Customer {id: $ids[ordinal]})<-[:BELONGS_TO]-(record:Record)
  WITH ordinal, record ORDER BY record.firstSeen
  RETURN ordinal, collect(properties(record)) AS nodes`;

export async function recordsOfCustomers(run: Run, ids: readonly string[]): Promise<PartyRecord[][]> {
  const rows = await run<{ ordinal: number; nodes: RecordNode[] }>(recordsByCustomer, { ids });
  const found = new Map(rows.map(({ ordinal, nodes }) => [ordinal, nodes.map(toRecord)]));
  return ids.map((_, ordinal) => found.get(ordinal) ?? []);
}

/** Properties that are null do not exist in the graph. */
export function toCustomer(customer: Customer): Customer {
  return { ...customer, name: customer.name ?? null, version: customer.version ?? 0 };
}

function inOrder(asked: readonly string[], rows: readonly Answer[]): Customer[][] {
  const found = asked.map((): Customer[] => []);
  for (const row of rows) {
    const customer = toCustomer(row.customer);
    for (const ordinal of row.ordinals) found[ordinal]?.push(customer);
  }
  return found;
}
