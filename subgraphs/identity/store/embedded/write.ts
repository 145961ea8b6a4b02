import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isOneOf } from '../../../kit/database.ts';
import type { Effects } from '../../resolution/effects.ts';
import { searchWords } from '../../resolution/search-words.ts';
import type { IdentityTables } from './tables.ts';

type Tables = Kysely<IdentityTables>;

/** Writes a batch's effects: one statement for each kind of effect that there is. */
export async function writeEffects(kysely: Tables, effects: Effects): Promise<void> {
  await writeRecords(kysely, effects);
  await writeLinks(kysely, effects);
  await writeCustomers(kysely, effects);
  await writeAliases(kysely, effects);
  await each(
    kysely,
    effects.events.map((event) => ({ ...event, recordKeys: JSON.stringify(event.recordKeys) })),
    (rows) => sql`
    insert into event (sequence, type, at, customer_id, other_customer_id, record_keys, actor)
    select value ->> 'sequence', value ->> 'type', value ->> 'at', value ->> 'customerId', value ->> 'otherCustomerId',
      value ->> 'recordKeys', value ->> 'actor' from ${rows}`,
  );
  await sql`update counter set value = ${effects.sequence} where name = 'sequence'`.execute(kysely);
}

async function writeRecords(
  kysely: Tables,
  { records, droppedIdentifiers, removedRecords, moves }: Effects,
): Promise<void> {
  const revised = records.filter(({ isNew }) => !isNew).map(({ record }) => record.key);
  await each(
    kysely,
    droppedIdentifiers,
    (rows) => sql`
    delete from holds where (identifier, record) in (
      select value ->> 'identifier', record.first_seen from ${rows} join record on record.key = value ->> 'key')`,
  );
  await ifAny(
    kysely,
    [...removedRecords, ...revised],
    (keys) => sql`
    delete from name_word where (word, record) in (
      select words.value, record.first_seen from record, json_each(record.words) as words
      where ${isOneOf('sqlite', 'record.key', keys)})`,
  );
  await ifAny(kysely, removedRecords, (keys) => sql`delete from record where ${isOneOf('sqlite', 'key', keys)}`);
  await each(
    kysely,
    moves,
    (rows) => sql`
    update record set customer_id = move.value ->> 'customerId' from ${rows} as move where record.key = move.value ->> 'key'`,
  );
  const stored = records.map(({ record, identifiers, newIdentifiers, customerId, firstSeen }) => ({
    ...{ firstSeen, newIdentifiers, customerId },
    key: record.key,
    facts: JSON.stringify(record),
    identifiers: JSON.stringify(identifiers),
    words: searchWords(record),
  }));
  await each(
    kysely,
    stored,
    (rows) => sql`
    insert or replace into record (first_seen, key, customer_id, facts, identifiers, words)
    select value ->> 'firstSeen', value ->> 'key', value ->> 'customerId', value ->> 'facts', value ->> 'identifiers',
      value -> 'words' from ${rows}`,
  );
  await each(
    kysely,
    stored
      .flatMap(({ firstSeen, newIdentifiers }) => newIdentifiers.map((held): [string, number] => [held, firstSeen]))
      .sort(byFirst),
    (rows) => sql`
    insert or ignore into holds select value ->> 0, value ->> 1 from ${rows}`,
  );
  await each(
    kysely,
    stored.flatMap(({ firstSeen, words }) => words.map((word): [string, number] => [word, firstSeen])).sort(byFirst),
    (rows) => sql`
    insert or ignore into name_word select value ->> 0, value ->> 1 from ${rows}`,
  );
}

async function writeLinks(kysely: Tables, { links, removedLinks, at }: Effects): Promise<void> {
  await each(
    kysely,
    removedLinks,
    (rows) => sql`
    delete from link where (low, high) in (select value ->> 'low', value ->> 'high' from ${rows})`,
  );
  await each(
    kysely,
    links,
    (rows) => sql`
    insert or replace into link (low, high, evidence, weight, model, at)
    select value ->> 'low', value ->> 'high', value -> 'evidence', value ->> 'weight', value ->> 'model', ${at} from ${rows}`,
  );
}

async function writeCustomers(kysely: Tables, { customers, merges, splits, dissolved, at }: Effects): Promise<void> {
  await each(
    kysely,
    customers,
    (rows) => sql`
    insert into customer (id, ordinal, kind, name, sort_name, records, created_at, updated_at)
    select value ->> 'id', value ->> 'ordinal', value ->> 'kind', value ->> 'name', value ->> 'sortName',
      value ->> 'records', value ->> 'createdAt', value ->> 'updatedAt' from ${rows} where true
    on conflict (id) do update set kind = excluded.kind, name = excluded.name, sort_name = excluded.sort_name,
      records = excluded.records, updated_at = excluded.updated_at`,
  );
  await each(
    kysely,
    merges,
    (rows) => sql`
    update customer set survivor = merge.value ->> 'into', records = 0, name = null, sort_name = ''
    from ${rows} as merge where customer.id = merge.value ->> 'customerId'`,
  );
  await each(
    kysely,
    merges,
    (rows) => sql`
    update customer set survivor = merge.value ->> 'into'
    from ${rows} as merge where customer.survivor = merge.value ->> 'customerId'`,
  );
  await each(
    kysely,
    splits,
    (rows) => sql`
    insert into split (customer_id, from_id) select value ->> 'customerId', value ->> 'from' from ${rows}`,
  );
  await ifAny(
    kysely,
    dissolved,
    (ids) => sql`
    update customer set dissolved_at = ${at}, records = 0, name = null, sort_name = '' where ${isOneOf('sqlite', 'id', ids)}`,
  );
}

async function writeAliases(kysely: Tables, { aliases }: Effects): Promise<void> {
  await ifAny(kysely, aliases.remove, (keys) => sql`delete from alias where ${isOneOf('sqlite', 'former_key', keys)}`);
  await each(
    kysely,
    aliases.put,
    (rows) => sql`
    insert or replace into alias (former_key, record_key)
    select value ->> 'formerKey', value ->> 'key' from ${rows}`,
  );
}

/** In the order of the index they go into, so that neighbours land on one page. */
function byFirst([a]: [string, number], [b]: [string, number]): number {
  return a < b ? -1 : 1;
}

/** Hands the items to a statement as rows with the column `value`, bound as one parameter. */
async function each(
  kysely: Tables,
  items: readonly unknown[],
  statement: (rows: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<void> {
  if (items.length > 0) await statement(sql`jsonb_each(${JSON.stringify(items)})`).execute(kysely);
}

async function ifAny(
  kysely: Tables,
  keys: readonly string[],
  statement: (keys: readonly string[]) => RawBuilder<unknown>,
): Promise<void> {
  if (keys.length > 0) await statement(keys).execute(kysely);
}
