import { date, timestamp } from '../../calendar.ts';
import { type CompanyHistory, type Export, newestLiving, syncedAfter } from '../../history.ts';
import { inMajorUnits } from '../../money.ts';
import { itemAt } from '../../random.ts';
import type { Deal } from '../../stories/story.ts';
import { ownerOf, productId } from './setup.ts';
import { opportunities, opportunityHistory, opportunityLineItems } from './tables.ts';

const farFuture = '9999-12-31 23:59:59';

export function writeDeals({ company, story, known }: CompanyHistory, world: Export): void {
  const account = newestLiving(known.sales);
  if (account === null) return;
  for (const deal of story.deals) writeDeal(deal, account.id, ownerOf(company.customer), world);
}

function writeDeal(deal: Deal, accountId: string, owner: string, { emit, ids, now }: Export): void {
  const id = ids.salesforce('006');
  const current = itemAt(deal.stages, deal.stages.length - 1);
  const common = {
    account_id: accountId,
    amount: inMajorUnits(deal.currency, deal.amount),
    close_date: date(deal.closeAt),
    created_date: timestamp(deal.createdAt),
    id,
    is_deleted: false,
    name: deal.name,
    owner_id: owner,
    type: 'New Business',
    currency_iso_code: deal.currency,
  };
  const atStage = ({ name, probability }: Deal['stages'][number]) => ({
    expected_revenue: inMajorUnits(deal.currency, Math.round((deal.amount * probability) / 100)),
    is_closed: name.startsWith('Closed'),
    is_won: name === 'Closed Won',
    probability,
    stage_name: name,
  });
  const quarter = Math.floor(new Date(deal.closeAt).getUTCMonth() / 3) + 1;
  const year = new Date(deal.closeAt).getUTCFullYear();
  emit(opportunities, {
    ...common,
    ...atStage(current),
    _fivetran_synced: timestamp(syncedAfter(current.at, now)),
    fiscal: `${year} ${quarter}`,
    fiscal_quarter: quarter,
    fiscal_year: year,
    forecast_category: current.name.startsWith('Closed') ? 'Closed' : 'Pipeline',
    forecast_category_name: current.name.startsWith('Closed') ? 'Closed' : 'Pipeline',
    has_open_activity: false,
    has_opportunity_line_item: true,
    has_overdue_task: false,
    last_activity_date: date(current.at),
    lead_source: 'Partner Referral',
    _fivetran_active: true,
    system_modstamp: timestamp(current.at),
  });
  deal.stages.forEach((stage, index) => {
    const next = deal.stages[index + 1];
    emit(opportunityHistory, {
      ...common,
      ...atStage(stage),
      _fivetran_active: next === undefined,
      _fivetran_start: timestamp(stage.at),
      _fivetran_end: next === undefined ? farFuture : timestamp(next.at - 1_000),
      _fivetran_synced: timestamp(syncedAfter(stage.at, now)),
    });
  });
  deal.lines.forEach(({ product, quantity, unitPrice }, index) => {
    emit(opportunityLineItems, {
      product_2_id: productId(product),
      quantity,
      total_price: inMajorUnits(deal.currency, quantity * unitPrice),
      description: product.name,
      last_modified_date: timestamp(deal.createdAt),
      list_price: inMajorUnits(deal.currency, unitPrice),
      product_code: product.code,
      unit_price: inMajorUnits(deal.currency, unitPrice),
      _fivetran_synced: timestamp(syncedAfter(deal.createdAt, now)),
      is_deleted: false,
      opportunity_id: id,
      system_modstamp: timestamp(deal.createdAt),
      name: `${deal.name} ${product.name}`,
      id: ids.salesforce('00k'),
      created_date: timestamp(deal.createdAt),
      sort_order: index + 1,
      _fivetran_active: true,
      currency_iso_code: deal.currency,
    });
  });
}
