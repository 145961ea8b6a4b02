import type { AddressLines } from '../../addresses.ts';
import { date, day, timestamp } from '../../calendar.ts';
import { type CompanyHistory, type Export, newestLiving, type PersonHistory, syncedAfter } from '../../history.ts';
import { inMajorUnits } from '../../money.ts';
import { familyNameOf, fullName, type Person } from '../../people.ts';
import { e164 } from '../../phones.ts';
import { itemAt, type Random } from '../../random.ts';
import type { Purchase } from '../../stories/story.ts';
import { ownerOf, productId } from './setup.ts';
import { orderItems, orders, returnOrderLineItems, returnOrders } from './tables.ts';

interface Buyer {
  customer: number;
  countryCode: string;
  accountId: string | null;
  contactId: string | null;
  address: AddressLines | null;
  guest: { name: string; email: string | null; phone: string | null } | null;
}

export function writePersonOrders({ person, story, known, random }: PersonHistory, world: Export): void {
  const contact = newestLiving(known.sales, 'contact');
  const registered: Buyer = {
    customer: person.customer,
    countryCode: person.country.code,
    accountId: null,
    contactId: contact?.id ?? null,
    address: person.address.native,
    guest: null,
  };
  for (const purchase of story.purchases) {
    if (purchase.guest === 'no') {
      if (contact !== null) writeOrder(purchase, registered, world);
      continue;
    }
    const guest = guestOf(person, purchase, random);
    const orderId = writeOrder(purchase, { ...registered, contactId: null, guest }, world);
    world.tell(`sales:guest:${orderId}`, person.customer, 'PERSON', story.name);
  }
}

export function writeCompanyOrders({ company, story, known, employees }: CompanyHistory, world: Export): void {
  const account = newestLiving(known.sales);
  if (account === null) return;
  const contact = employees
    .map((employee) => newestLiving(employee.known.sales, 'contact'))
    .find((found) => found !== null);
  const buyer: Buyer = {
    customer: company.customer,
    countryCode: company.country.code,
    accountId: account.id,
    contactId: contact?.id ?? null,
    address: company.address.native,
    guest: null,
  };
  for (const purchase of story.purchases) writeOrder(purchase, buyer, world);
}

function guestOf(person: Person, purchase: Purchase, random: Random): Buyer['guest'] {
  const given = person.givenName.native;
  const family = familyNameOf(person.familyName, person.female).native;
  const name = random.chance(0.15) ? `${given.slice(0, 1)}. ${family}` : fullName(person.country, given, family);
  if (purchase.guest === 'shipping_address_only') return { name, email: null, phone: null };
  return { name, email: person.email, phone: random.chance(0.5) ? e164(person.mobile) : null };
}

function writeOrder(purchase: Purchase, buyer: Buyer, world: Export): string {
  const { emit, ids, now } = world;
  const { at, channel, currency, total, lines } = purchase;
  const id = ids.salesforce('801');
  const when = timestamp(at);
  const { address, guest } = buyer;
  const known = guest === null ? address : null;
  emit(orders, {
    id,
    _fivetran_synced: timestamp(syncedAfter(at, now)),
    account_id: buyer.accountId,
    activated_by_id: ownerOf(buyer.customer),
    activated_date: when,
    billing_city: known?.city,
    billing_country: known?.country,
    billing_country_code: known === null ? null : buyer.countryCode,
    billing_postal_code: known?.postalCode,
    billing_state: known?.region,
    billing_street: known?.street,
    created_by_id: ownerOf(buyer.customer),
    created_date: when,
    effective_date: date(at),
    is_deleted: false,
    is_reduction_order: false,
    last_modified_date: when,
    order_number: ids.number('order', 10_000_000),
    owner_id: ownerOf(buyer.customer),
    shipping_city: address?.city,
    shipping_country: address?.country,
    shipping_country_code: buyer.countryCode,
    shipping_postal_code: address?.postalCode,
    shipping_state: address?.region,
    shipping_street: address?.street,
    status: now - at < 2 * day ? 'Draft' : 'Activated',
    status_code: now - at < 2 * day ? 'Draft' : 'Activated',
    system_modstamp: when,
    total_amount: inMajorUnits(currency, total),
    type: 'New',
    _fivetran_active: true,
    bill_to_contact_id: buyer.contactId,
    currency_iso_code: currency,
    order_channel_c: channel,
    guest_name_c: guest?.name,
    guest_email_c: guest?.email,
    guest_phone_c: guest?.phone,
  });
  const itemIds = lines.map(({ product, quantity, unitPrice }) => {
    const itemId = ids.salesforce('802');
    emit(orderItems, {
      id: itemId,
      order_id: id,
      product_2_id: productId(product),
      quantity,
      unit_price: inMajorUnits(currency, unitPrice),
      total_price: inMajorUnits(currency, quantity * unitPrice),
      description: product.name,
      is_deleted: false,
      last_modified_date: when,
      system_modstamp: when,
      _fivetran_synced: timestamp(syncedAfter(at, now)),
      currency_iso_code: currency,
    });
    return itemId;
  });
  if (purchase.returned !== null) writeReturn(purchase, id, itemIds, buyer, world);
  return id;
}

function writeReturn(purchase: Purchase, orderId: string, itemIds: string[], buyer: Buyer, world: Export): void {
  const { returned, lines } = purchase;
  if (returned === null) return;
  const { emit, ids, now } = world;
  const id = ids.salesforce('0ZR');
  const { product, quantity } = itemAt(lines, returned.line);
  const row = {
    is_deleted: false,
    system_modstamp: timestamp(returned.at),
    _fivetran_synced: timestamp(syncedAfter(returned.at, now)),
  };
  emit(returnOrders, {
    ...row,
    id,
    order_id: orderId,
    account_id: buyer.accountId,
    contact_id: buyer.contactId,
    status: now - returned.at < 7 * day ? 'Submitted' : 'Closed',
    return_reason_c: returned.reason,
    created_date: timestamp(returned.at),
  });
  emit(returnOrderLineItems, {
    ...row,
    id: ids.salesforce('0ZS'),
    return_order_id: id,
    order_item_id: itemAt(itemIds, returned.line),
    product_2_id: productId(product),
    quantity_returned: quantity,
    reason_for_return: returned.reason,
  });
}
