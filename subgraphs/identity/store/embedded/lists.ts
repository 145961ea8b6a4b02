import { type Kysely, type RawBuilder, sql } from 'kysely';
import { limitTo, valueList } from '../../../kit/statement-parts.ts';
import type { EventType, IdentityEvent } from '../../resolution/events.ts';
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
import { type CustomerReading, customerColumns, holdersOf, toCustomer } from './customers.ts';
import type { EventTable, IdentityTables } from './tables.ts';

type Tables = Kysely<IdentityTables>;

const sortColumns: Record<CustomerSort, string> = {
  name: 'c.sort_name',
  createdAt: 'c.created_at',
  updatedAt: 'c.updated_at',
};

/** Follows every letter and digit of every script. */
const afterAllLetters = '\u{10FFFF}';

export async function customerPage(kysely: Tables, query: CustomerQuery): Promise<Customer[]> {
  const column = sql.ref(sortColumns[query.sort]);
  const direction = query.direction === 'asc' ? sql`asc` : sql`desc`;
  const order = sql`${column} ${direction}, c.id ${direction} ${limitTo(query.limit)}`;
  const stretches = stretchesOf(query).map(
    (stretch) => sql`select * from (
      select * from customer as c where ${allOf([...conditions(query), ...within(stretch, query)])} order by ${order})`,
  );
  const { rows } = await sql<CustomerReading>`
    select ${customerColumns} from (${sql.join(stretches, sql` union all `)}) as c
    order by ${column} = '', ${order}`.execute(kysely);
  return rows.map(toCustomer);
}

function within({ named, after }: Stretch, { sort, direction }: CustomerQuery): RawBuilder<unknown>[] {
  const column = sql.ref(sortColumns[sort]);
  const beyond = direction === 'asc' ? sql`>` : sql`<`;
  return [
    ...(named === undefined ? [] : [named ? sql`c.sort_name > ''` : sql`c.sort_name = ''`]),
    ...(after ? [sql`(${column}, c.id) ${beyond} (${after.sortKey}, ${after.id})`] : []),
  ];
}

export async function countCustomers(kysely: Tables, filter: CustomerFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from customer as c where ${allOf(conditions(filter))}`.execute(kysely);
  return rows[0]?.count ?? 0;
}

function conditions({ search, kind, departments = [] }: CustomerFilter): RawBuilder<unknown>[] {
  return [
    sql`c.survivor is null and c.dissolved_at is null`,
    ...(kind ? [sql`c.kind = ${kind}`] : []),
    ...departments.map(
      (department) => sql`exists (select 1 from record where record.customer = c.ordinal and ${keyOf(department)})`,
    ),
    ...(search ? [sql`c.ordinal in (${found(search)})`] : []),
  ];
}

function found({ words, identifiers, wholeWords }: NonNullable<CustomerFilter['search']>): RawBuilder<unknown> {
  const isMeant = (word: string): RawBuilder<unknown> =>
    wholeWords ? sql`word = ${word}` : sql`word >= ${word} and word < ${word + afterAllLetters}`;
  const named = words.map((word) => sql`select record from name_word where ${isMeant(word)}`);
  const holding = holdersOf(identifiers);
  const records =
    named.length === 0 ? holding : sql`select * from (${sql.join(named, sql` intersect `)}) union ${holding}`;
  return sql`select customer from record where first_seen in (${records})`;
}

function allOf(parts: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(parts, sql` and `);
}

/** A department's keys are a range of the index on keys. */
function keyOf(department: string): RawBuilder<unknown> {
  return sql`record.key > ${`${department}:`} and record.key < ${`${department};`}`;
}

export async function recordPage(kysely: Tables, query: RecordQuery): Promise<RecordOfCustomer[]> {
  const { rows } = await sql<{ facts: string; customer_id: string }>`
    select facts, (select id from customer where ordinal = record.customer) as customer_id from record where ${keyOf(query.department)} and record.key > ${query.after ?? ''}
    order by record.key ${limitTo(query.limit)}`.execute(kysely);
  return rows.map(({ facts, customer_id }) => ({ record: JSON.parse(facts), customerId: customer_id }));
}

export async function countRecords(kysely: Tables, department: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from record where ${keyOf(department)}`.execute(kysely);
  return rows[0]?.count ?? 0;
}

export type EventRow = EventTable & { type: EventType; customer_id: string; other_customer_id: string | null };

/** The columns of an `event`. */
export const eventColumns = sql`event.*, (select id from customer where ordinal = event.customer) as customer_id,
  (select id from customer where ordinal = event.other_customer) as other_customer_id`;

export function toEvent(row: EventRow): IdentityEvent {
  return {
    sequence: row.sequence,
    type: row.type,
    at: row.at,
    customerId: row.customer_id,
    otherCustomerId: row.other_customer_id,
    recordKeys: JSON.parse(row.record_keys),
    actor: row.actor,
    cause: row.cause,
    reason: row.reason,
    details: row.details === null ? null : JSON.parse(row.details),
  };
}

export async function eventPage(
  kysely: Tables,
  { customerId, before, upTo, types, limit }: EventQuery,
): Promise<IdentityEvent[]> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from event
    where ${concerns(customerId, upTo)} and sequence < ${before ?? Number.MAX_SAFE_INTEGER}
      ${types ? sql`and type in (select value from ${valueList('sqlite', types)})` : sql``}
    order by sequence desc ${limitTo(limit)}`.execute(kysely);
  return rows.map(toEvent);
}

export async function countEvents(kysely: Tables, customerId: string, upTo?: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from event where ${concerns(customerId, upTo)}`.execute(kysely);
  return rows[0]?.count ?? 0;
}

function concerns(customerId: string, upTo = Number.MAX_SAFE_INTEGER): RawBuilder<unknown> {
  const ordinal = sql`(select ordinal from customer where id = ${customerId})`;
  return sql`(event.customer = ${ordinal} or event.other_customer = ${ordinal}) and event.at <= ${upTo}`;
}
