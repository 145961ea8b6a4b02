import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import type { OrderStatus } from '../tables.ts';
import { toRow, withBuyers, withReturner } from './derived-rows.ts';
import {
  addressOf,
  bareDeletion,
  currencyOf,
  identified,
  isBareDeletion,
  reference,
  requiredReference,
} from './salesforce-row.ts';
import { channels, openWord, orderStatuses, quantity, returnStatuses } from './words.ts';

export function order(row: SourceRow): RowChange[] {
  const found = identified(row, 'order');
  if (isBareDeletion(row)) return withBuyers({ ...found, values: {} }, null);
  const currency = currencyOf(row);
  const contactId = reference(row, 'bill_to_contact_id');
  const accountId = reference(row, 'account_id');
  const shipping = addressOf(row, 'shipping_');
  const orderedAt = orderTime(row);
  const guest = {
    name: row.text('guest_name_c'),
    given_name: null,
    family_name: null,
    email: row.text('guest_email_c'),
    phone: row.text('guest_phone_c'),
    mobile_phone: null,
    birth_date: null,
    job_title: null,
    company: null,
    ...shipping,
    created_at: orderedAt,
  };
  const isKnown = [guest.name, guest.email, guest.phone, shipping.street].some((value) => value !== null);
  const isGuest = contactId === null && accountId === null && isKnown;
  const values = {
    number: row.text('order_number'),
    account_id: accountId,
    contact_id: contactId,
    guest_id: isGuest ? found.id : null,
    opportunity_id: reference(row, 'opportunity_id'),
    channel: openWord(row, 'order_channel_c', channels),
    status: orderStatus(row),
    status_label: row.text('status'),
    total_minor: row.majorUnits('total_amount', currency),
    currency,
    ordered_at: orderedAt,
    ...shipping,
  };
  return withBuyers({ ...found, values }, isGuest ? guest : null);
}

/** `status` holds the organisation's own words, `status_code` Salesforce's. */
function orderStatus(row: SourceRow): OrderStatus | null {
  const own = openWord(row, 'status', orderStatuses);
  const standard = openWord(row, 'status_code', orderStatuses);
  return own === null || own === 'OTHER' ? (standard ?? own) : own;
}

/** The order's date is only a day; where it was entered on that day, the time of entry says more. */
function orderTime(row: SourceRow): number {
  const ordered = row.timestamp('ordered_date') ?? row.timestamp('effective_date');
  const entered = row.timestamp('created_date');
  if (ordered === null || entered === null) return ordered ?? entered ?? 0;
  const dayOf = (time: number) => Math.floor(time / 86_400_000);
  return dayOf(ordered) === dayOf(entered) ? entered : ordered;
}

export function orderItem(row: SourceRow): UpsertRow {
  if (isBareDeletion(row)) return bareDeletion(row, 'order_line');
  return toRow({
    ...identified(row, 'order_line'),
    values: { order_id: requiredReference(row, 'order_id'), ...lineValues(row) },
  });
}

export function lineValues(row: SourceRow) {
  const currency = currencyOf(row);
  return {
    product_id: reference(row, 'product_2_id'),
    description: row.firstText('description', 'name'),
    quantity_milli: quantity(row, 'quantity'),
    unit_price_minor: row.majorUnits('unit_price', currency),
    total_minor: row.majorUnits('total_price', currency),
    currency,
  };
}

export function returnOrder(row: SourceRow): RowChange[] {
  const found = identified(row, 'return');
  if (isBareDeletion(row)) return [bareDeletion(row, 'return')];
  const values = {
    order_id: reference(row, 'order_id'),
    account_id: reference(row, 'account_id'),
    contact_id: reference(row, 'contact_id'),
    number: row.text('return_order_number'),
    status: openWord(row, 'status', returnStatuses),
    status_label: row.text('status'),
    reason: row.text('return_reason_c'),
    created_at: row.timestamp('created_date') ?? 0,
  };
  return withReturner({ ...found, values });
}

export function returnOrderLineItem(row: SourceRow): UpsertRow {
  if (isBareDeletion(row)) return bareDeletion(row, 'return_line');
  const values = {
    return_id: requiredReference(row, 'return_order_id'),
    order_line_id: reference(row, 'order_item_id'),
    product_id: reference(row, 'product_2_id'),
    quantity_milli: quantity(row, 'quantity_returned'),
    reason: row.text('reason_for_return'),
  };
  return toRow({ ...identified(row, 'return_line'), values });
}

export function product(row: SourceRow): UpsertRow {
  if (isBareDeletion(row)) return bareDeletion(row, 'product');
  const values = {
    name: row.text('name'),
    code: row.firstText('product_code', 'stock_keeping_unit'),
    family: row.text('family'),
    description: row.text('description'),
    active: row.flag('is_active'),
  };
  return toRow({ ...identified(row, 'product'), values });
}
