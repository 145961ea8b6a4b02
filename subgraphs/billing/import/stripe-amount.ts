import { RowError } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';

/** These have no decimals any more, and Stripe goes on counting in hundredths: 5 ISK are 500. */
const inHundredths = new Set(['ISK', 'UGX']);
/** These have decimals, and Stripe counts whole ones: 5 MGA are 5. */
const withoutHundredths = new Set(['MGA']);

/**
 * An amount in ISO 4217's minor units, which Stripe's are but for https://docs.stripe.com/currencies#special-cases.
 *
 * @throws RowError where it is finer than its currency.
 */
export function amount(row: SourceRow, column: string, currency: string | null, least?: number): number | null {
  const value = row.integer(column, least);
  if (value === null || currency === null) return value;
  if (withoutHundredths.has(currency)) return value * 100;
  if (!inHundredths.has(currency)) return value;
  if (value % 100 !== 0)
    throw new RowError(
      column,
      value,
      `${column} must be a multiple of 100: Stripe counts whole ${currency} in hundredths`,
    );
  return value / 100;
}
