import { day, timestamp } from '../../calendar.ts';
import { type Export, syncedAfter } from '../../history.ts';
import { type CurrencyCode, currencyCodes, priceIn } from '../../money.ts';
import { type Plan, plans as plansOffered } from '../../stories/catalogue.ts';
import { coupons, plans, prices, products } from './tables.ts';

export const welcomeCoupon = 'WELCOME20';

export function planId(plan: Plan, currency: CurrencyCode): string {
  return `plan_${plan.code}_${currency.toLowerCase()}`;
}

/** Every plan is a product, with one plan and one price for each currency. */
export function writeStripeSetup({ emit, now }: Export): void {
  const start = timestamp(now - 1_700 * day);
  const synced = timestamp(syncedAfter(now - day, now));
  const common = { _fivetran_synced: synced, active: true, created: start, is_deleted: false, livemode: true };
  for (const plan of plansOffered) {
    const product_id = `prod_${plan.code}`;
    emit(products, { ...common, id: product_id, metadata: '{}', name: plan.name, type: 'service', updated: start });
    for (const currency of currencyCodes) {
      const amount = priceIn(currency, plan.euroCents);
      const offered = {
        ...common,
        billing_scheme: 'per_unit',
        currency: currency.toLowerCase(),
        nickname: plan.name,
        product_id,
      };
      emit(plans, {
        ...offered,
        id: planId(plan, currency),
        amount,
        interval: plan.interval,
        interval_count: 1,
        usage_type: 'licensed',
      });
      emit(prices, {
        ...offered,
        id: `price_${plan.code}_${currency.toLowerCase()}`,
        metadata: '{}',
        recurring_interval: plan.interval,
        recurring_interval_count: 1,
        recurring_usage_type: 'licensed',
        type: 'recurring',
        unit_amount: amount,
        unit_amount_decimal: amount,
      });
    }
  }
  emit(coupons, {
    id: welcomeCoupon,
    created: start,
    duration: 'repeating',
    duration_in_months: 3,
    livemode: true,
    metadata: '{}',
    name: 'Welcome',
    percent_off: 20,
    valid: true,
    _fivetran_synced: synced,
  });
}
