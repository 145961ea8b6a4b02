import { type Kysely, sql } from 'kysely';
import { valueList } from '../../../kit/statement-parts.ts';
import type { RecordThen } from '../customers.ts';
import { versionsKept } from '../versions-kept.ts';
import type { RowEffects } from './record-row.ts';
import type { Statements } from './statements.ts';
import type { IdentityTables } from './tables.ts';

/** Keeps what records said that changed; what a department deleted, it deleted of all times. */
export function writeVersions(statements: Statements, { records, removedRecords, at }: RowEffects): void {
  const forget = statements.statement('delete from record_version where record = ?');
  for (const { firstSeen } of removedRecords) forget.run(firstSeen);
  // What held for no time at all, within one millisecond, is not kept.
  const keep = statements.statement('insert or ignore into record_version (record, until, facts) values (?, ?, ?)');
  const oldest = `select until from record_version where record = ?1 order by until desc limit 1 offset ${versionsKept}`;
  const empty = statements.statement(
    `update record_version set facts = null where record = ?1 and until = (${oldest}) and facts is not null`,
  );
  const drop = statements.statement(`delete from record_version where record = ?1 and until < (${oldest})`);
  for (const { former, firstSeen } of records) {
    if (former === null) continue;
    keep.run(firstSeen, at, former);
    empty.run(firstSeen);
    drop.run(firstSeen);
  }
}

interface ThenRow {
  ordinal: number;
  first_seen: number;
  facts: string | null;
}

export async function recordsThen(
  kysely: Kysely<IdentityTables>,
  keys: readonly string[],
  at: number,
): Promise<(RecordThen | null)[]> {
  const { rows } = await sql<ThenRow>`
    select asked.ordinal, record.first_seen, case when version.until is null then record.facts else version.facts end as facts
    from ${valueList('sqlite', keys)} as asked join record on record.key = asked.value
    left join record_version as version on version.record = record.first_seen and version.until = (
      select min(until) from record_version where record = record.first_seen and until > ${at})`.execute(kysely);
  const found = keys.map((): RecordThen | null => null);
  for (const { ordinal, first_seen, facts } of rows)
    found[ordinal] = { firstSeen: first_seen, record: facts === null ? null : JSON.parse(facts) };
  return found;
}
