import { type RawBuilder, sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import type { PageArguments } from '../../kit/page.ts';
import { computed, rowById } from '../../kit/rows.ts';
import type { SalesContext } from '../schema.ts';
import type { LineRow, OpportunityRow } from '../tables.ts';
import { type Line, toLine } from './orders.ts';
import { countedOnce, isPersonAndAccount, money, present } from './values.ts';

const toOpportunity = (row: OpportunityRow) => ({
  id: row.id,
  name: row.name,
  status: row.status,
  stage: row.stage,
  amount: money(row.amount_minor, row.currency),
  probability: row.probability,
  closesOn: row.closes_on,
  leadSource: row.lead_source,
  createdAt: row.created_at,
  accountId: row.account_id,
  contactId: row.contact_id,
  ownerId: row.owner_id,
});
export type Opportunity = ReturnType<typeof toOpportunity>;
export const opportunityById = rowById('opportunity', toOpportunity);

export interface OpportunityFilter {
  open?: boolean | null;
}

function matching({ open }: OpportunityFilter): RawBuilder<unknown>[] {
  if (open === null || open === undefined) return [present];
  return [present, open ? sql`item.status = 'OPEN'` : sql`item.status <> 'OPEN'`];
}

const newestFirst = { sortBy: 'created_at', direction: 'desc', toNode: toOpportunity } as const;
export const allOpportunities = connection<OpportunityRow, Opportunity, OpportunityFilter>({
  ...newestFirst,
  table: 'opportunity',
  where: matching,
});
const opportunitiesOfParties = connection<OpportunityRow, Opportunity, OpportunityFilter & { once: boolean }>({
  ...newestFirst,
  table: 'opportunity_of_party',
  rowTable: 'opportunity',
  parentColumn: 'party',
  where: ({ once, ...filter }) => [...matching(filter), ...(once ? [countedOnce] : [])],
});
export function opportunities(
  context: SalesContext,
  recordIds: string[],
  page: PageArguments,
  filter: OpportunityFilter,
) {
  return opportunitiesOfParties(context, recordIds, page, { ...filter, once: isPersonAndAccount(recordIds) });
}

export const opportunityLines = connection<LineRow, Line>({
  table: 'opportunity_line',
  parentColumn: 'opportunity_id',
  sortBy: 'id',
  sortKeys: 'texts',
  direction: 'asc',
  where: () => [present],
  toNode: toLine,
});

interface StageRow {
  stage: string | null;
  amount_minor: number | null;
  currency: string;
  probability: number | null;
  entered_at: number;
  left_at: number | null;
}
const toStage = (row: StageRow) => ({
  stage: row.stage,
  amount: money(row.amount_minor, row.currency),
  probability: row.probability,
  enteredAt: row.entered_at,
  leftAt: row.left_at,
});
export type Stage = ReturnType<typeof toStage>;

/** A connector writes a step for every change of an opportunity; only those that changed the stage are stages. */
export const stagesOfOpportunity = computed<StageRow, Stage[]>(
  (parents) => sql`
    select changed.*, lead(entered_at) over (partition by parent_ordinal order by entered_at, id) as left_at
    from (
      select parent.ordinal as parent_ordinal, step.id, step.stage, step.amount_minor, step.currency, step.probability,
        step.entered_at, lag(step.stage) over (partition by parent.ordinal order by step.entered_at, step.id) as stage_before
      from ${parents} join opportunity_step as step on step.opportunity_id = parent.value and step.deleted = 0
    ) as changed
    where stage_before is null or stage is null or stage_before <> stage
    order by parent_ordinal, entered_at, id`,
  (rows) => rows.map(toStage),
);
