import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { toRow, withBuyers, withProspects, withReturner } from './derived-rows.ts';
import { address, identified } from './plain-row.ts';
import { channels, openWord, opportunityStatus, orderStatuses, percent, quantity, returnStatuses } from './words.ts';

export function product(row: SourceRow): UpsertRow {
  const values = {
    name: row.text('name'),
    code: row.text('code'),
    family: row.text('family'),
    description: row.text('description'),
    active: row.flag('active'),
  };
  return toRow({ ...identified(row, 'product'), values });
}

export function order(row: SourceRow): RowChange[] {
  const found = identified(row, 'order');
  const currency = row.required('currency', row.currency('currency'));
  const contactId = row.key('contact_id');
  const accountId = row.key('account_id');
  const shipping = address(row);
  const orderedAt = row.timestamp('ordered_at') ?? 0;
  const named = {
    name: row.text('guest_name'),
    email: row.text('guest_email'),
    phone: row.text('guest_phone'),
    ...shipping,
  };
  const { name, email, phone, street } = named;
  const isGuest =
    contactId === null && accountId === null && [name, email, phone, street].some((value) => value !== null);
  const values = {
    number: row.text('number'),
    account_id: accountId,
    contact_id: contactId,
    guest_id: isGuest ? found.id : null,
    opportunity_id: null,
    channel: openWord(row, 'channel', channels),
    status: openWord(row, 'status', orderStatuses),
    status_label: row.text('status'),
    total_minor: row.majorUnits('total', currency),
    currency,
    ordered_at: orderedAt,
    ...shipping,
  };
  return withBuyers({ ...found, values }, isGuest ? { ...named, created_at: orderedAt } : null);
}

export function orderLine(row: SourceRow): UpsertRow {
  const currency = row.required('currency', row.currency('currency'));
  const values = {
    order_id: row.id('order_id'),
    product_id: row.key('product_id'),
    description: row.text('description'),
    quantity_milli: quantity(row, 'quantity'),
    unit_price_minor: row.majorUnits('unit_price', currency),
    total_minor: row.majorUnits('total', currency),
    currency,
  };
  return toRow({ ...identified(row, 'order_line'), values });
}

export function returned(row: SourceRow): RowChange[] {
  const values = {
    order_id: row.key('order_id'),
    account_id: row.key('account_id'),
    contact_id: row.key('contact_id'),
    number: row.text('number'),
    status: openWord(row, 'status', returnStatuses),
    status_label: row.text('status'),
    reason: row.text('reason'),
    created_at: row.timestamp('created_at') ?? 0,
  };
  return withReturner({ ...identified(row, 'return'), values });
}

export function returnLine(row: SourceRow): UpsertRow {
  const values = {
    return_id: row.id('return_id'),
    order_line_id: row.key('order_line_id'),
    product_id: row.key('product_id'),
    quantity_milli: quantity(row, 'quantity'),
    reason: row.text('reason'),
  };
  return toRow({ ...identified(row, 'return_line'), values });
}

export function opportunity(row: SourceRow): RowChange[] {
  const currency = row.required('currency', row.currency('currency'));
  const stage = row.text('stage');
  const values = {
    name: row.text('name'),
    account_id: row.key('account_id'),
    contact_id: row.key('contact_id'),
    owner_id: row.key('owner_id'),
    status:
      row.oneOf('status', { open: 'OPEN', won: 'WON', lost: 'LOST' } as const) ?? opportunityStatus(null, null, stage),
    stage,
    amount_minor: row.majorUnits('amount', currency),
    currency,
    probability: percent(row, 'probability'),
    closes_on: row.date('closes_on'),
    lead_source: row.text('lead_source'),
    created_at: row.timestamp('created_at') ?? 0,
  };
  return withProspects({ ...identified(row, 'opportunity'), values });
}
