import { type Kysely, sql } from 'kysely';
import { valueList } from '../../../kit/statement-parts.ts';
import type { RecordThen } from '../customers.ts';
import type { IdentityTables } from './tables.ts';

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
