import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { toRow, withProspects } from './derived-rows.ts';
import { lineValues } from './salesforce-orders.ts';
import {
  bareDeletion,
  currencyOf,
  identified,
  isBareDeletion,
  reference,
  requiredReference,
} from './salesforce-row.ts';
import { opportunityStatus, percent } from './words.ts';

export function opportunity(row: SourceRow): RowChange[] {
  const found = identified(row, 'opportunity');
  if (isBareDeletion(row)) return [bareDeletion(row, 'opportunity')];
  const currency = currencyOf(row);
  const stage = row.text('stage_name');
  const values = {
    name: row.text('name'),
    account_id: reference(row, 'account_id'),
    contact_id: reference(row, 'contact_id'),
    owner_id: reference(row, 'owner_id'),
    status: opportunityStatus(row.flag('is_closed'), row.flag('is_won'), stage),
    stage,
    amount_minor: row.majorUnits('amount', currency),
    currency,
    probability: percent(row, 'probability'),
    closes_on: row.date('close_date'),
    lead_source: row.text('lead_source'),
    created_at: row.timestamp('created_date') ?? 0,
  };
  return withProspects({ ...found, values });
}

/**
 * Two shapes have this name: the connector's history mode, where every version of an opportunity is a row with the
 * opportunity's id and its start, and Salesforce's own object, whose rows name their opportunity.
 */
export function opportunityHistory(row: SourceRow): UpsertRow {
  if (isBareDeletion(row)) return bareDeletion(row, 'opportunity_step');
  const ofVersions = !row.has('opportunity_id');
  const time = ofVersions ? '_fivetran_start' : 'created_date';
  const enteredAt = row.required(time, row.timestamp(time));
  const found = identified(row, 'opportunity_step');
  const currency = currencyOf(row);
  return toRow({
    ...found,
    id: ofVersions ? `${found.id}:${enteredAt}` : found.id,
    values: {
      opportunity_id: ofVersions ? found.id : requiredReference(row, 'opportunity_id'),
      stage: row.text('stage_name'),
      amount_minor: row.majorUnits('amount', currency),
      currency,
      probability: percent(row, 'probability'),
      entered_at: enteredAt,
    },
  });
}

export function opportunityLineItem(row: SourceRow): UpsertRow {
  if (isBareDeletion(row)) return bareDeletion(row, 'opportunity_line');
  const values = { opportunity_id: requiredReference(row, 'opportunity_id'), ...lineValues(row) };
  return toRow({ ...identified(row, 'opportunity_line'), values });
}
