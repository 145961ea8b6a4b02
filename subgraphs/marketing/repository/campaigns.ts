import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed, rowById } from '../../kit/rows.ts';
import type { CampaignRow } from '../tables.ts';
import type { CampaignKind, EngagementKind } from '../words.ts';

const toCampaign = (row: CampaignRow) => ({
  id: row.id,
  name: row.name || null,
  subject: row.subject,
  kind: row.kind,
  sourceKind: row.source_kind,
});
export type Campaign = ReturnType<typeof toCampaign>;
export const campaignById = rowById('campaign', toCampaign);

export interface CampaignFilter {
  kind?: CampaignKind | null;
}
export const campaigns = connection<CampaignRow, Campaign, CampaignFilter>({
  table: 'campaign',
  sortBy: 'name',
  sortKeys: 'texts',
  direction: 'asc',
  where: ({ kind }) => [sql`item.deleted = 0`, ...(kind ? [sql`item.kind = ${kind}`] : [])],
  toNode: toCampaign,
});

interface KindReach {
  kind: EngagementKind;
  events: number;
  addressees: number;
  first: number;
  last: number;
}
export interface CampaignReach {
  events(kind: EngagementKind): number;
  addressees(kind: EngagementKind): number;
  firstSentAt: number | null;
  lastSentAt: number | null;
}
/** What came of a campaign, per kind of event; each field of the answer comes from this one statement. */
export const campaignReach = computed<KindReach, CampaignReach>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, item.kind, count(*) as events,
      count(distinct item.addressee) as addressees, min(item.occurred_at) as first, max(item.occurred_at) as last
    from ${parents} join counted_engagement as item on item.campaign_id = parent.value
    group by parent.ordinal, item.kind`,
  (rows) => {
    const byKind = new Map(rows.map((row) => [row.kind, row]));
    return {
      events: (kind) => byKind.get(kind)?.events ?? 0,
      addressees: (kind) => byKind.get(kind)?.addressees ?? 0,
      firstSentAt: byKind.get('EMAIL_SENT')?.first ?? null,
      lastSentAt: byKind.get('EMAIL_SENT')?.last ?? null,
    };
  },
);
