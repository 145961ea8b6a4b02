import { type Kysely, type RawBuilder, sql } from 'kysely';
import { limitTo } from '../../../kit/statement-parts.ts';
import type { Decision } from '../../resolution/decision.ts';
import type { DecisionFilter, DecisionQuery } from '../review.ts';
import type { IdentityTables } from './tables.ts';

type Tables = Kysely<IdentityTables>;

export const decisionColumns =
  'decision.id, type, low, high, "by", decision.at, decision.reason, event, revoked_by as revokedBy from decision';

export async function decisionPage(kysely: Tables, { after, limit, ...filter }: DecisionQuery): Promise<Decision[]> {
  const beyond = after
    ? [sql`(decision.event < ${after.event} or (decision.event = ${after.event} and decision.id > ${after.id}))`]
    : [];
  const { rows } = await sql<Decision>`
    select ${sql.raw(decisionColumns)} where ${allOf([...conditions(filter), ...beyond])}
    order by decision.event desc, decision.id ${limitTo(limit)}`.execute(kysely);
  return rows;
}

export async function countDecisions(kysely: Tables, filter: DecisionFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from decision where ${allOf(conditions(filter))}`.execute(kysely);
  return rows[0]?.count ?? 0;
}

function conditions({ recordKey, standing }: DecisionFilter): RawBuilder<unknown>[] {
  return [
    ...(recordKey === undefined
      ? []
      : [sql`(decision.low in (${namesOf(recordKey)}) or decision.high in (${namesOf(recordKey)}))`]),
    ...(standing === undefined ? [] : [standing ? sql`revoked_by is null` : sql`revoked_by is not null`]),
  ];
}

/** A record's key with those of records that were merged into it, whichever of them is named. */
function namesOf(key: string): RawBuilder<unknown> {
  const survivor = sql`select record_key from alias where former_key = ${key}`;
  return sql`select ${key} union ${survivor}
    union select former_key from alias where record_key = ${key} or record_key = (${survivor})`;
}

function allOf(parts: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}
