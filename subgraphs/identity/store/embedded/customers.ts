import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AnyDatabase } from '../../../kit/database.ts';
import { knownStatement, place } from '../../../kit/known-statement.ts';
import { limitTo, valueList } from '../../../kit/statement-parts.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import type { Customer } from '../customers.ts';
import { identifierHash } from './identifier-hash.ts';
import type { CustomerTable, IdentityTables } from './tables.ts';

type Tables = Kysely<IdentityTables>;

export type CustomerReading = Pick<
  CustomerTable,
  'id' | 'kind' | 'name' | 'sort_name' | 'created_at' | 'updated_at' | 'version'
> & {
  former_ids: string;
  record_keys: string;
};

/** The columns of a customer `c`. */
export const customerColumns = sql`c.id, c.kind, c.name, c.sort_name, c.created_at, c.updated_at, c.version,
  (select json_group_array(id) from (select id from customer where survivor = c.ordinal order by ordinal)) as former_ids,
  (select json_group_array(key) from (select key from record where customer = c.ordinal order by first_seen)) as record_keys`;

export function toCustomer(row: CustomerReading): Customer {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    sortName: row.sort_name,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    formerIds: JSON.parse(row.former_ids),
    recordKeys: JSON.parse(row.record_keys),
  };
}

const byId = askedCustomers(
  () => sql`${valueList('sqlite', place('asked'))} as asked
    join customer as named on named.id = asked.value
    join customer as c on c.ordinal = coalesce(named.survivor, named.ordinal)`,
);

export async function customersById(database: AnyDatabase, ids: readonly string[]): Promise<(Customer | null)[]> {
  const found = await byId(database, ids);
  return ids.map((_, ordinal) => found.get(ordinal)?.[0] ?? null);
}

const byRecord = askedCustomers(
  () => sql`${valueList('sqlite', place('asked'))} as asked
    left join alias on alias.former_key = asked.value
    join record on record.key = coalesce(alias.record_key, asked.value)
    join customer as c on c.ordinal = record.customer`,
);

export async function customersByRecord(database: AnyDatabase, keys: readonly string[]): Promise<(Customer | null)[]> {
  const found = await byRecord(database, keys);
  return keys.map((_, ordinal) => found.get(ordinal)?.[0] ?? null);
}

const byIdentifier = askedCustomers(
  () => sql`${hashedList(place('asked'))} as asked
    join customer as c on c.ordinal in (
      select distinct record.customer from holds join record on record.first_seen = holds.record
      where holds.hash = asked.hash and asked.value in (select value from json_each(record.identifiers))
      ${limitTo(place('most'))})`,
);

export async function customersByIdentifier(
  database: AnyDatabase,
  identifiers: readonly string[],
  most: number,
): Promise<Customer[][]> {
  const found = await byIdentifier(database, hashed(identifiers), { most });
  return identifiers.map((_, ordinal) => found.get(ordinal) ?? []);
}

/** Identifiers with the hashes by which their holders are found. */
function hashed(identifiers: readonly string[]): [number, string][] {
  return identifiers.map((identifier) => [identifierHash(identifier), identifier]);
}

function hashedList(list: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select key as ordinal, value ->> 0 as hash, value ->> 1 as value from json_each(${list}))`;
}

/** Records that hold one of the identifiers, by their numbers. */
export function holdersOf(identifiers: readonly string[]): RawBuilder<unknown> {
  return sql`select record.first_seen from ${hashedList(sql`${JSON.stringify(hashed(identifiers))}`)} as asked
    join holds on holds.hash = asked.hash join record on record.first_seen = holds.record
    where asked.value in (select value from json_each(record.identifiers))`;
}

/**
 * Makes the statement that finds the customers of what is asked for, each by its places in the question. A customer is
 * read once, however often it is asked for: of many records it may be the customer of all.
 */
function askedCustomers(source: () => RawBuilder<unknown>) {
  const statement = knownStatement<CustomerReading & { places: string }>(
    () => sql`
      select json_group_array(asked.ordinal) as places, ${customerColumns} from ${source()}
      where c.dissolved_at is null group by c.ordinal order by c.ordinal`,
  );
  return async (
    database: AnyDatabase,
    asked: readonly unknown[],
    values: Record<string, unknown> = {},
  ): Promise<Map<number, Customer[]>> => {
    const rows = await statement(database, { ...values, asked: JSON.stringify(asked) });
    const found = new Map<number, Customer[]>();
    for (const row of rows) {
      const customer = toCustomer(row);
      const places: number[] = JSON.parse(row.places);
      for (const ordinal of places) {
        const others = found.get(ordinal);
        if (others) others.push(customer);
        else found.set(ordinal, [customer]);
      }
    }
    return found;
  };
}

export async function recordsByKey(kysely: Tables, keys: readonly string[]): Promise<(PartyRecord | null)[]> {
  const { rows } = await sql<{ ordinal: number; facts: string }>`
    select asked.ordinal, record.facts from ${valueList('sqlite', keys)} as asked
    join record on record.key = asked.value`.execute(kysely);
  const found = new Map(rows.map(({ ordinal, facts }) => [ordinal, JSON.parse(facts)]));
  return keys.map((_, ordinal) => found.get(ordinal) ?? null);
}
