import type { ColumnValue, RowChange, UpsertRow } from '../../kit/import/row-change.ts';

/** A source row as one of ours, and whether it may have said something else before. */
export interface Imported extends UpsertRow {
  /**
   * False for a row that was never changed since it was created: then there is nothing that an earlier version of it could
   * have left behind.
   */
  mayHaveChanged: boolean;
}

type Values = Record<string, ColumnValue>;

/** The rows that follow from an order: whom it hangs on, and the guest who placed it. */
export function withBuyers(order: Imported, guest: Values | null): RowChange[] {
  const { contact_id: contactId = null, account_id: accountId = null } = order.values;
  const guestId = guest ? order.id : null;
  return [
    toRow(order),
    ...follow(order, 'guest', order.id, order.deleted ? null : guest),
    ...buyers(order, `order:${order.id}`, { order_id: order.id, return_id: null, contactId, accountId, guestId }),
  ];
}

/** A return hangs on whom its order hangs on; only one that names no order says so itself. */
export function withReturner(returned: Imported): RowChange[] {
  const { contact_id: contactId = null, account_id: accountId = null, order_id: orderId } = returned.values;
  const own = orderId === null ? { contactId, accountId } : { contactId: null, accountId: null };
  const purchase = { order_id: null, return_id: returned.id, guestId: null };
  return [toRow(returned), ...buyers(returned, `return:${returned.id}`, { ...purchase, ...own })];
}

interface Buyers {
  order_id: string | null;
  return_id: string | null;
  contactId: ColumnValue;
  accountId: ColumnValue;
  guestId: ColumnValue;
}

function buyers(of: Imported, name: string, { contactId, accountId, guestId, ...purchase }: Buyers): RowChange[] {
  const person = contactId ?? guestId;
  const link = { ...purchase, beside_contact: 0, contact_id: null, account_id: null, guest_id: null };
  return [
    ...follow(of, 'purchase_party', `${name}:person`, person && { ...link, contact_id: contactId, guest_id: guestId }),
    ...follow(
      of,
      'purchase_party',
      `${name}:account`,
      accountId && { ...link, account_id: accountId, beside_contact: person ? 1 : 0 },
    ),
  ];
}

export function withProspects(opportunity: Imported): RowChange[] {
  const { contact_id: contactId, account_id: accountId } = opportunity.values;
  const link = { opportunity_id: opportunity.id, beside_contact: 0, contact_id: null, account_id: null };
  return [
    toRow(opportunity),
    ...follow(
      opportunity,
      'opportunity_party',
      `${opportunity.id}:person`,
      contactId ? { ...link, contact_id: contactId } : null,
    ),
    ...follow(
      opportunity,
      'opportunity_party',
      `${opportunity.id}:account`,
      accountId ? { ...link, account_id: accountId, beside_contact: contactId ? 1 : 0 } : null,
    ),
  ];
}

/** What a contact's own row says about the company it belongs to. */
export function withEmployer(contact: Imported, accountId: string | null): RowChange[] {
  const membership = {
    contact_id: contact.id,
    account_id: accountId,
    relation: 0,
    roles: null,
    active: null,
    started_at: 0,
    ended_at: null,
  };
  return [
    toRow(contact),
    ...follow(contact, 'membership', `contact:${contact.id}`, accountId && !contact.deleted ? membership : null),
  ];
}

export function toRow({ mayHaveChanged: _, ...row }: Imported): UpsertRow {
  return row;
}

/** A row that lives and dies with another; where it is gone, an earlier version of the other may have left it. */
function follow(of: Imported, entity: string, id: string, values: Values | '' | 0 | null): RowChange[] {
  const row = { kind: 'row', entity, id, version: of.version, derived: true } as const;
  if (values) return [{ ...row, deleted: false, values }];
  return of.mayHaveChanged ? [{ ...row, deleted: true, values: {} }] : [];
}
