import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { now } from '../../kit/known-statement.ts';
import type { EnrichmentRow } from '../tables.ts';

const toAttribute = (row: EnrichmentRow) => ({
  id: row.id,
  provider: row.provider,
  attribute: row.attribute,
  value: row.value,
  observedAt: row.observed_at,
  expiresAt: row.expires_at,
});
export type EnrichmentAttribute = ReturnType<typeof toAttribute>;

export interface EnrichmentFilter {
  attribute?: string | null;
  provider?: string | null;
  includeExpired?: boolean | null;
}
export const enrichment = connection<EnrichmentRow, EnrichmentAttribute, EnrichmentFilter>({
  table: 'enrichment',
  parentColumn: 'contact_id',
  sortBy: 'observed_at',
  direction: 'desc',
  where: ({ attribute, provider, includeExpired }) => [
    sql`item.deleted = 0`,
    ...(attribute ? [sql`item.attribute = ${attribute}`] : []),
    ...(provider ? [sql`item.provider = ${provider}`] : []),
    ...(includeExpired ? [] : [sql`(item.expires_at is null or item.expires_at > ${now})`]),
  ],
  toNode: toAttribute,
});
