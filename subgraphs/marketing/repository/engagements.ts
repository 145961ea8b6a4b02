import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed, rowById } from '../../kit/rows.ts';
import { isOneOf } from '../../kit/statement-parts.ts';
import type { EmailEventDetailRow, EngagementRow, FormRow } from '../tables.ts';
import type { EngagementKind } from '../words.ts';

const toEngagement = (row: EngagementRow) => ({
  id: row.id,
  addressee: row.addressee,
  kind: row.kind,
  sourceKind: row.source_kind,
  occurredAt: row.occurred_at,
  campaignId: row.campaign_id,
  formId: row.form_id,
  url: row.url,
  title: row.title,
  searchTerm: row.search_term,
  channel: row.channel,
  device: row.device,
  errorCode: row.error_code,
  properties: row.properties,
});
export type Engagement = ReturnType<typeof toEngagement>;
export const engagementById = rowById('counted_engagement', toEngagement);

export interface EngagementFilter {
  kinds?: readonly EngagementKind[] | null;
  since?: number | null;
}
const engagementsBy = (parentColumn: string) =>
  connection<EngagementRow, Engagement, EngagementFilter>({
    table: 'counted_engagement',
    parentColumn,
    sortBy: 'occurred_at',
    direction: 'desc',
    where: ({ kinds, since }, dialect) => [
      ...(kinds ? [isOneOf(dialect, 'item.kind', kinds)] : []),
      ...(since != null ? [sql`item.occurred_at >= ${since}`] : []),
    ],
    toNode: toEngagement,
  });
export const engagements = engagementsBy('addressee');
export const engagementsOfCampaign = engagementsBy('campaign_id');

interface KindCount {
  kind: EngagementKind;
  count: number;
  newest: number;
}
const toKindCount = (row: KindCount) => ({ kind: row.kind, count: row.count, lastAt: row.newest });
export type EngagementCount = ReturnType<typeof toKindCount>;
export const engagementCounts = computed<KindCount, EngagementCount[]>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, item.kind, count(*) as count, max(item.occurred_at) as newest
    from ${parents} join counted_engagement as item on item.addressee = parent.value
    group by parent.ordinal, item.kind order by item.kind`,
  (rows) => rows.map(toKindCount),
);

const toDetail = (row: EmailEventDetailRow) => ({
  emailSubject: row.email_subject,
  url: row.url,
  browser: row.browser,
  bounceCategory: row.bounce_category,
  dropReason: row.drop_reason,
  response: row.response,
});
/** What is known of an email event besides; null for any other engagement. */
export const emailEventDetailById = rowById('email_event_detail', toDetail);

export const formNameById = rowById('form', (row: FormRow) => row.name);
