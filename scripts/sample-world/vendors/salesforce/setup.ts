import { day, timestamp } from '../../calendar.ts';
import { type Export, syncedAfter } from '../../history.ts';
import { itemAt } from '../../random.ts';
import { products as catalogue, type Product } from '../../stories/catalogue.ts';
import { products, users } from './tables.ts';

const salespeople = [
  ['Freya', 'Nordin'],
  ['Samuel', 'Adeyemi'],
  ['Claire', 'Fontaine'],
  ['Mateusz', 'Lis'],
] as const;

const ownerIds = ['0058d0000000001AAA', '0058d0000000002AAA', '0058d0000000003AAA', '0058d0000000004AAA'] as const;

/** Salesforce ids of the catalogue, in its order. */
const productIds = new Map(
  catalogue.map((product, index) => [product.code, `01t8d00000000${String(index + 1).padStart(2, '0')}AAA`]),
);

export function ownerOf(customer: number): string {
  return itemAt(ownerIds, customer % ownerIds.length);
}

export function productId(product: Product): string {
  const id = productIds.get(product.code);
  if (id === undefined) throw new Error(`${product.code} is not in the catalogue`);
  return id;
}

export function writeSalesforceSetup({ emit, now }: Export): void {
  const start = timestamp(now - 1_700 * day);
  const synced = timestamp(syncedAfter(now - day, now));
  salespeople.forEach(([firstName, lastName], index) => {
    const email = `${firstName}.${lastName}@lumen.example`.toLowerCase();
    emit(users, {
      _fivetran_deleted: false,
      _fivetran_synced: synced,
      alias: firstName.slice(0, 4).toLowerCase(),
      city: 'Hamburg',
      company_name: 'Lumen',
      department: 'Sales',
      email,
      first_name: firstName,
      id: itemAt(ownerIds, index),
      is_active: true,
      last_login_date: timestamp(now - day),
      last_name: lastName,
      locale_sid_key: 'en_GB',
      name: `${firstName} ${lastName}`,
      time_zone_sid_key: 'Europe/Berlin',
      title: 'Account Executive',
      user_type: 'Standard',
      username: email,
      _fivetran_active: true,
    });
  });
  for (const product of catalogue) {
    emit(products, {
      is_active: true,
      description: `${product.name} by Lumen`,
      last_modified_date: start,
      product_code: product.code,
      _fivetran_synced: synced,
      is_deleted: false,
      system_modstamp: start,
      name: product.name,
      id: productId(product),
      created_by_id: ownerIds[0],
      created_date: start,
      family: product.family,
      stock_keeping_unit: product.code,
      _fivetran_active: true,
      currency_iso_code: 'EUR',
    });
  }
}
