import type { PartyRecord } from '../../resolution/record.ts';
import type { Customer } from '../customers.ts';
import { integer, type Run } from './connection.ts';
import { readWhole } from './read-whole.ts';
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
  return inOrder(ids, await readWhole<Answer>(run, byId, { ids })).map(([customer]) => customer ?? null);
}

const byRecord = `
  UNWIND range(0, size($keys) - 1) AS ordinal
  OPTIONAL MATCH (alias:Alias {formerKey: $keys[ordinal]})
  WITH ordinal, coalesce(alias.key, $keys[ordinal]) AS key
  MATCH (:Record {key: key})-[:BELONGS_TO]->(customer:Customer)
  ${onceEach}`;

export async function customersByRecord(run: Run, keys: readonly string[]): Promise<(Customer | null)[]> {
  return inOrder(keys, await readWhole<Answer>(run, byRecord, { keys })).map(([customer]) => customer ?? null);
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
  return inOrder(identifiers, await readWhole<Answer>(run, byIdentifier, { identifiers, most: integer(most) }));
}

export async function recordsByKey(run: Run, keys: readonly string[]): Promise<(PartyRecord | null)[]> {
  const rows = await run<{ ordinal: number; node: RecordNode }>(
    `UNWIND range(0, size($keys) - 1) AS ordinal
     MATCH (record:Record {key: $keys[ordinal]})
     RETURN ordinal, properties(record) AS node`,
    { keys },
  );
  const found = new Map(rows.map(({ ordinal, node }) => [ordinal, toRecord(node)]));
  return keys.map((_, ordinal) => found.get(ordinal) ?? null);
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
