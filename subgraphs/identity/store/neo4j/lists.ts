import type { IdentityEvent } from '../../resolution/events.ts';
import type {
  Customer,
  CustomerFilter,
  CustomerQuery,
  CustomerSort,
  EventQuery,
  RecordOfCustomer,
  RecordQuery,
} from '../customers.ts';
import { type Stretch, stretchesOf } from '../stretches.ts';
import { integer, type Run } from './connection.ts';
import { customerProjection, toCustomer } from './customers.ts';
import { type Beyond, comesAfter } from './place-in-order.ts';
import { readWhole } from './read-whole.ts';
import { type RecordNode, toRecord } from './record-node.ts';

const sortProperties: Record<CustomerSort, string> = {
  name: 'customer.sortName',
  createdAt: 'customer.createdAt',
  updatedAt: 'customer.updatedAt',
};

interface Selection {
  cypher: string;
  parameters: Record<string, unknown>;
}

export async function customerPage(run: Run, query: CustomerQuery): Promise<Customer[]> {
  const property = sortProperties[query.sort];
  const order = `${property} ${query.direction}, customer.id ${query.direction} LIMIT $limit`;
  const { cypher, parameters } = selection(query);
  const sortKey = query.after?.sortKey ?? '';
  const beyond = typeof sortKey === 'string' ? comesAfter(property, query.direction, 'sortKey', sortKey) : null;
  const stretches = stretchesOf(query).map((stretch) => within(stretch, query, beyond));
  // An index gives each stretch in its order. What is searched for comes in none: it would only be planned, and looked for, once for each.
  const parts = query.search
    ? [`${cypher} AND (${stretches.join(' OR ')}) RETURN customer`]
    : stretches.map((stretch) => `${cypher} AND ${stretch} WITH customer ORDER BY ${order} RETURN customer`);
  const rows = await readWhole<{ customer: Customer }>(
    run,
    `CALL () { ${parts.join(' UNION ALL ')} }
     WITH customer ORDER BY ${property} = '', ${order}
     RETURN ${customerProjection}`,
    {
      ...parameters,
      ...{ sortKey, ...beyond?.parameters, id: query.after?.id ?? null, limit: integer(query.limit) },
    },
  );
  return rows.map(({ customer }) => toCustomer(customer));
}

function within({ named, after }: Stretch, { sort, direction }: CustomerQuery, place: Beyond | null): string {
  const property = sortProperties[sort];
  const beyond = direction === 'asc' ? '>' : '<';
  const isNext = `customer.id ${beyond} $id`;
  // An index is entered where a range begins; for a choice it is read from its own beginning.
  const rest =
    place === null || place.isRange
      ? `${property} ${beyond}= $sortKey AND (${property} <> $sortKey OR ${isNext})`
      : `(${place.condition} OR (${property} = $sortKey AND ${isNext}))`;
  const conditions = [
    // An index of two properties is read only where both are spoken of.
    `${property} IS NOT NULL AND customer.id IS NOT NULL`,
    ...(named === undefined ? [] : [named ? "customer.sortName > ''" : "customer.sortName = ''"]),
    ...(after ? [rest] : []),
  ];
  return `(${conditions.join(' AND ')})`;
}

export async function countCustomers(run: Run, filter: CustomerFilter): Promise<number> {
  const { cypher, parameters } = selection(filter);
  const [row] = await run<{ count: number }>(`${cypher} RETURN count(customer) AS count`, parameters);
  return row?.count ?? 0;
}

/** Which customers a list holds, ending in conditions that more may be added to. */
function selection({ search, kind, departments = [] }: CustomerFilter): Selection {
  const isMeant = search?.wholeWords ? '=' : 'STARTS WITH';
  // As a list: of a condition for each word a plan would have to be made, for minutes where they are some dozens. In a map: of lists
  // for themselves one would be made for each length. Nothing is equal to the first of no words, nor begins with it.
  const found = `CALL () {
    MATCH (word:Word)<-[:CALLED]-(record:Record)
    WHERE word.text ${isMeant} $search.words[0] AND all(other IN $search.words[1..] WHERE
      EXISTS { (record)-[:CALLED]->(each:Word) WHERE each.text ${isMeant} other })
    MATCH (record)-[:BELONGS_TO]->(customer:Customer) RETURN customer UNION
    MATCH (identifier:Identifier) WHERE identifier.key IN $search.identifiers
    MATCH (identifier)<-[:HAS]-(:Record)-[:BELONGS_TO]->(customer:Customer) RETURN DISTINCT customer
  }
  WITH customer`;
  const conditions = [
    'NOT customer:Former',
    ...(kind ? ['customer.kind = $kind'] : []),
    ...(departments.length > 0
      ? ['all(each IN $departments WHERE EXISTS { (customer)<-[:BELONGS_TO]-(:Record {department: each}) })']
      : []),
  ];
  return {
    cypher: `${search ? found : 'MATCH (customer:Customer)'} WHERE ${conditions.join(' AND ')}`,
    parameters: {
      search: search ? { words: search.words, identifiers: search.identifiers } : null,
      ...{ kind: kind ?? null, departments },
    },
  };
}

export async function recordPage(
  run: Run,
  { department, after = '', limit }: RecordQuery,
): Promise<RecordOfCustomer[]> {
  const rest = comesAfter('record.key', 'asc', 'after', after);
  const rows = await run<{ node: RecordNode; customerId: string }>(
    `MATCH (record:Record) WHERE record.key STARTS WITH $prefix AND ${rest.condition}
     WITH record ORDER BY record.key LIMIT $limit
     MATCH (record)-[:BELONGS_TO]->(customer:Customer)
     RETURN properties(record) AS node, customer.id AS customerId ORDER BY node.key`,
    { prefix: `${department}:`, ...rest.parameters, limit: integer(limit) },
  );
  return rows.map(({ node, customerId }) => ({ record: toRecord(node), customerId }));
}

export async function countRecords(run: Run, department: string): Promise<number> {
  const [row] = await run<{ count: number }>(
    'MATCH (record:Record) WHERE record.key STARTS WITH $prefix RETURN count(record) AS count',
    { prefix: `${department}:` },
  );
  return row?.count ?? 0;
}

const ofCustomer = `CALL () {
    MATCH (event:Event {customerId: $customerId}) RETURN event
    UNION
    MATCH (event:Event {otherCustomerId: $customerId}) RETURN event
  }
  WITH event WHERE ($upTo IS NULL OR event.at <= $upTo)`;

export async function eventPage(
  run: Run,
  { customerId, before, upTo, types, limit }: EventQuery,
): Promise<IdentityEvent[]> {
  const rows = await run<{ event: EventNode }>(
    `${ofCustomer} AND ($before IS NULL OR event.sequence < $before) ${types ? 'AND event.type IN $types' : ''}
     RETURN event {.*} AS event ORDER BY event.sequence DESC LIMIT $limit`,
    {
      ...{ customerId, before: integer(before ?? null), upTo: integer(upTo ?? null) },
      ...{ types: types ?? [], limit: integer(limit) },
    },
  );
  return rows.map(({ event }) => toEvent(event));
}

/** Properties that are null do not exist in the graph. */
export interface EventNode extends Omit<IdentityEvent, 'otherCustomerId' | 'cause' | 'reason' | 'details'> {
  otherCustomerId?: string;
  cause?: number;
  reason?: string;
  /** JSON. */
  details?: string;
}

export function toEvent({ otherCustomerId, cause, reason, details, ...event }: EventNode): IdentityEvent {
  return {
    ...{ ...event, otherCustomerId: otherCustomerId ?? null, cause: cause ?? null, reason: reason ?? null },
    details: details === undefined ? null : JSON.parse(details),
  };
}

export async function countEvents(run: Run, customerId: string, upTo?: number): Promise<number> {
  const [row] = await run<{ count: number }>(`${ofCustomer} RETURN count(event) AS count`, {
    customerId,
    upTo: integer(upTo ?? null),
  });
  return row?.count ?? 0;
}
