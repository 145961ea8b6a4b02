import { RowError } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { greatestInt32 } from '../../kit/import/values.ts';
import { named } from '../../kit/named.ts';
import type { OpportunityStatus, OrderChannel, OrderStatus, ReturnStatus } from '../tables.ts';

export const channels: Record<string, OrderChannel> = {
  web: 'WEB',
  online: 'WEB',
  webshop: 'WEB',
  point_of_sale: 'POINT_OF_SALE',
  pos: 'POINT_OF_SALE',
  store: 'POINT_OF_SALE',
  phone: 'PHONE',
  partner: 'PARTNER',
  reseller: 'PARTNER',
};

export const orderStatuses: Record<string, OrderStatus> = {
  draft: 'DRAFT',
  activated: 'ACTIVATED',
  completed: 'COMPLETED',
  fulfilled: 'COMPLETED',
  delivered: 'COMPLETED',
  closed: 'COMPLETED',
  canceled: 'CANCELED',
  cancelled: 'CANCELED',
};

export const returnStatuses: Record<string, ReturnStatus> = {
  draft: 'DRAFT',
  submitted: 'SUBMITTED',
  approved: 'APPROVED',
  closed: 'CLOSED',
  completed: 'CLOSED',
  canceled: 'CANCELED',
  cancelled: 'CANCELED',
  rejected: 'CANCELED',
};

/** Organisations add words of their own to these lists: one that we do not know is OTHER, none at all is null. */
export function openWord<Word extends string>(
  row: SourceRow,
  column: string,
  words: Record<string, Word>,
): Word | 'OTHER' | null {
  const word = row.text(column);
  return word === null ? null : (named(words, word.toLowerCase().replace(/[\s-]+/g, '_')) ?? 'OTHER');
}

/** A quantity as thousandths. @throws RowError when it is negative or finer than that. */
export function quantity(row: SourceRow, column: string): number | null {
  const value = row.number(column);
  if (value === null) return null;
  if (value < 0) throw new RowError(column, value, `${column} must not be negative`);
  const thousandths = Math.round(value * 1000);
  if (!Number.isSafeInteger(thousandths) || Math.abs(value * 1000 - thousandths) > 1e-6)
    throw new RowError(column, value, `${column} must have at most 3 decimals`);
  return thousandths;
}

export function percent(row: SourceRow, column: string): number | null {
  const value = row.number(column);
  if (value !== null && Math.abs(value) > greatestInt32)
    throw new RowError(column, value, `${column} must be a percentage`);
  return value === null ? null : Math.round(value);
}

/** Without flags the stage tells: Salesforce names the last ones `Closed Won` and `Closed Lost`. */
export function opportunityStatus(
  isClosed: 0 | 1 | null,
  isWon: 0 | 1 | null,
  stage: string | null,
): OpportunityStatus {
  if (!(isClosed ?? /^closed\b/i.test(stage ?? ''))) return 'OPEN';
  return (isWon ?? /\bwon\b/i.test(stage ?? '')) ? 'WON' : 'LOST';
}
