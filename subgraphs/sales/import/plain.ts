import type { ImportFormat } from '../../kit/import/format.ts';
import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import type { AddressColumns } from '../tables.ts';
import { type Imported, toRow, withBuyers, withEmployer, withProspects, withReturner } from './derived-rows.ts';
import { channels, openWord, opportunityStatus, orderStatuses, percent, quantity, returnStatuses } from './words.ts';

/** The plain columns that a mapping file can fill, amounts in the currency's major unit as people write them. */
function contact(row: SourceRow): RowChange[] {
  const values = { ...person(row), job_title: row.text('job_title'), company: null };
  return withMerge(row, withEmployer({ ...identified(row, 'contact'), values }, row.text('account_id')));
}

function lead(row: SourceRow): RowChange[] {
  const values = {
    ...person(row),
    job_title: row.text('job_title'),
    company: row.text('company'),
    status: row.text('status'),
    converted_contact_id: row.text('converted_contact_id'),
    converted_account_id: null,
    converted_at: row.timestamp('converted_at'),
  };
  return withMerge(row, [toRow({ ...identified(row, 'lead'), values })]);
}

function account(row: SourceRow): RowChange[] {
  const values = {
    kind: row.oneOf('kind', { person: 'PERSON', company: 'ORGANISATION', organisation: 'ORGANISATION' } as const),
    name: row.text('name'),
    email: row.text('email'),
    phone: row.text('phone'),
    website: row.text('website'),
    tax_id: row.text('tax_id'),
    industry: row.text('industry'),
    employees: row.integer('employees', 0),
    parent_id: row.text('parent_id'),
    ...address(row),
    created_at: row.timestamp('created_at') ?? 0,
  };
  return withMerge(row, [toRow({ ...identified(row, 'account'), values })]);
}

function membership(row: SourceRow): UpsertRow {
  const contactId = row.id('contact_id');
  const accountId = row.id('account_id');
  const values = {
    contact_id: contactId,
    account_id: accountId,
    relation: 1,
    roles: row.text('roles'),
    active: row.flag('active'),
    started_at: row.timestamp('started_at') ?? 0,
    ended_at: row.timestamp('ended_at'),
  };
  const id = row.text('id') ?? `${contactId}:${accountId}`;
  return { ...stated(row, 'membership'), id, values };
}

function product(row: SourceRow): UpsertRow {
  const values = {
    name: row.text('name'),
    code: row.text('code'),
    family: row.text('family'),
    description: row.text('description'),
    active: row.flag('active'),
  };
  return toRow({ ...identified(row, 'product'), values });
}

function order(row: SourceRow): RowChange[] {
  const found = identified(row, 'order');
  const currency = row.required('currency', row.currency('currency'));
  const contactId = row.text('contact_id');
  const accountId = row.text('account_id');
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

function orderLine(row: SourceRow): UpsertRow {
  const currency = row.required('currency', row.currency('currency'));
  const values = {
    order_id: row.id('order_id'),
    product_id: row.text('product_id'),
    description: row.text('description'),
    quantity_milli: quantity(row, 'quantity'),
    unit_price_minor: row.majorUnits('unit_price', currency),
    total_minor: row.majorUnits('total', currency),
    currency,
  };
  return toRow({ ...identified(row, 'order_line'), values });
}

function returned(row: SourceRow): RowChange[] {
  const values = {
    order_id: row.text('order_id'),
    account_id: row.text('account_id'),
    contact_id: row.text('contact_id'),
    number: row.text('number'),
    status: openWord(row, 'status', returnStatuses),
    status_label: row.text('status'),
    reason: row.text('reason'),
    created_at: row.timestamp('created_at') ?? 0,
  };
  return withReturner({ ...identified(row, 'return'), values });
}

function returnLine(row: SourceRow): UpsertRow {
  const values = {
    return_id: row.id('return_id'),
    order_line_id: row.text('order_line_id'),
    product_id: row.text('product_id'),
    quantity_milli: quantity(row, 'quantity'),
    reason: row.text('reason'),
  };
  return toRow({ ...identified(row, 'return_line'), values });
}

function opportunity(row: SourceRow): RowChange[] {
  const currency = row.required('currency', row.currency('currency'));
  const stage = row.text('stage');
  const values = {
    name: row.text('name'),
    account_id: row.text('account_id'),
    contact_id: row.text('contact_id'),
    owner_id: row.text('owner_id'),
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

function person(row: SourceRow) {
  return {
    name: row.text('name'),
    given_name: row.text('given_name'),
    family_name: row.text('family_name'),
    email: row.text('email'),
    phone: row.text('phone'),
    mobile_phone: row.text('mobile_phone'),
    birth_date: row.date('birth_date'),
    ...address(row),
    created_at: row.timestamp('created_at') ?? 0,
  };
}

function address(row: SourceRow): AddressColumns {
  return {
    street: row.text('street'),
    city: row.text('city'),
    region: row.text('region'),
    postal_code: row.text('postal_code'),
    country: row.text('country'),
  };
}

function stated(row: SourceRow, entity: string) {
  return { kind: 'row', entity, version: row.version('updated_at'), deleted: row.isTrue('deleted') } as const;
}

function identified(row: SourceRow, entity: string): Omit<Imported, 'values'> {
  return { ...stated(row, entity), id: row.id('id'), mayHaveChanged: true };
}

function withMerge(row: SourceRow, changes: RowChange[]): RowChange[] {
  const survivor = row.text('merged_into');
  const [loser] = changes;
  if (survivor === null || loser?.kind !== 'row') return changes;
  const { entity, id, version } = loser;
  return [...changes, { kind: 'merge', entity, loser: id, survivor, version }];
}

export const plain: ImportFormat = {
  tables: {
    contact,
    lead,
    account,
    membership,
    product,
    order,
    order_line: orderLine,
    return: returned,
    return_line: returnLine,
    opportunity,
  },
};
