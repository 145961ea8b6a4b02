import { type Kysely, sql } from 'kysely';
import { identifierHash } from './identifier-hash.ts';

const recordsAtOnce = 5_000;

/** An index whose columns tie is in the order of the table's integer key. */
const tables = [
  `create table customer (
    ordinal integer primary key,
    id text not null unique,
    kind text not null,
    name text,
    sort_name text not null,
    records integer not null,
    created_at integer not null,
    updated_at integer not null,
    survivor integer,
    dissolved_at integer
  )`,
  `create table record (
    first_seen integer primary key,
    key text not null unique,
    customer integer not null,
    revision integer not null,
    facts text not null,
    former_keys text,
    identifiers text not null,
    words text not null
  )`,
  'create table holds (hash integer, record integer, primary key (hash, record)) without rowid',
  `create table match (
    low integer not null,
    high integer not null,
    weight integer not null,
    evidence text not null,
    model text not null,
    hold text,
    at integer not null,
    primary key (low, high)
  ) without rowid`,
  `create table proposal (
    id text primary key,
    low integer not null,
    high integer not null,
    mean integer not null,
    weight integer not null,
    reason text not null,
    model text not null,
    status text not null,
    created_at integer not null
  ) without rowid`,
  `create table alert (
    id text primary key,
    low integer not null,
    high integer not null,
    records integer not null,
    density real not null,
    created_at integer not null
  ) without rowid`,
  'create table split (customer integer, source integer, primary key (customer, source)) without rowid',
  `create table event (
    sequence integer primary key,
    type text not null,
    at integer not null,
    customer integer not null,
    other_customer integer,
    record_keys text not null,
    actor text not null
  )`,
  'create table standing (sequence integer not null, rules text)',
];

const indexes = [
  'create index customer_by_name on customer (sort_name) where survivor is null and dissolved_at is null',
  'create index customer_by_creation on customer (created_at) where survivor is null and dissolved_at is null',
  'create index customer_by_update on customer (updated_at) where survivor is null and dissolved_at is null',
  'create index customer_by_survivor on customer (survivor) where survivor is not null',
  'create index record_by_customer on record (customer)',
  'create index record_by_revision on record (revision)',
  'create index match_by_hold on match (hold, weight desc) where hold is not null',
  "create index proposal_by_weight on proposal (weight desc, id) where status = 'OPEN'",
  "create index proposal_by_reason on proposal (reason, weight desc, id) where status = 'OPEN'",
  'create index proposal_by_low on proposal (low)',
  'create index proposal_by_high on proposal (high)',
  'create index alert_by_creation on alert (created_at desc, id)',
  'create index event_by_customer on event (customer)',
  'create index event_by_other on event (other_customer) where other_customer is not null',
];

const formerTables = ['customer', 'record', 'split', 'event'];

const moved = [
  `insert into customer select ordinal, id, kind, name, sort_name, records, created_at, updated_at,
    (select ordinal from former_customer as s where s.id = c.survivor), dissolved_at from former_customer as c order by ordinal`,
  `insert into split select (select ordinal from customer where id = customer_id),
    (select ordinal from customer where id = from_id) from former_split`,
  `insert into event select sequence, type, at, (select ordinal from customer where id = customer_id),
    (select ordinal from customer where id = other_customer_id), record_keys, actor from former_event order by sequence`,
  "insert into standing select value, null from counter where name = 'sequence'",
];

/**
 * Makes the tables small: integers instead of ids and keys, hashes instead of identifiers. Links are dropped: a standing without
 * rules has everything matched anew.
 */
export async function compactTables(kysely: Kysely<unknown>): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(kysely);
  for (const table of ['link', 'holds']) await run(`drop table ${table}`);
  for (const table of formerTables) await run(`alter table ${table} rename to former_${table}`);
  for (const index of ['by_name', 'by_creation', 'by_update', 'by_survivor']) await run(`drop index customer_${index}`);
  for (const index of ['record_by_customer', 'event_by_customer', 'event_by_other']) await run(`drop index ${index}`);
  for (const statement of [...tables, ...moved]) await run(statement);
  await moveRecords(kysely);
  for (const table of [...formerTables.map((name) => `former_${name}`), 'counter']) await run(`drop table ${table}`);
  for (const statement of indexes) await run(statement);
}

interface FormerRecord {
  first_seen: number;
  key: string;
  customer: number;
  facts: string;
  former_keys: string | null;
  identifiers: string;
  words: string;
}

async function moveRecords(kysely: Kysely<unknown>): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await sql<FormerRecord>`
      select first_seen, key, (select ordinal from customer where id = customer_id) as customer, facts,
        (select json_group_array(former_key) from alias where record_key = key having count(*) > 0) as former_keys,
        identifiers, words
      from former_record where first_seen > ${after} order by first_seen limit ${recordsAtOnce}`.execute(kysely);
    const last = rows.at(-1);
    if (!last) return;
    after = last.first_seen;
    await sql`
      insert into record select value ->> 'first_seen', value ->> 'key', value ->> 'customer',
        (select sequence from standing), value ->> 'facts', value ->> 'former_keys', value ->> 'identifiers', value ->> 'words'
      from json_each(${JSON.stringify(rows.map(asNow))})`.execute(kysely);
    await sql`
      insert or ignore into holds select value ->> 0, value ->> 1 from json_each(${JSON.stringify(rows.flatMap(held))})`.execute(
      kysely,
    );
  }
}

/** Records of before may lack what a record can carry since. */
function asNow(row: FormerRecord): FormerRecord {
  const facts = { otherNames: [], attributes: [], ...JSON.parse(row.facts) };
  return { ...row, facts: JSON.stringify(facts), words: JSON.parse(row.words).join(' ') };
}

function held({ identifiers, first_seen }: FormerRecord): [number, number][] {
  return JSON.parse(identifiers).map((identifier: string) => [identifierHash(identifier), first_seen]);
}
