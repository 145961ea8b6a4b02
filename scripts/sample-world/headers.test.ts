import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { vendorTables } from './vendors/vendors.ts';

const realExports = new URL('../../../shared/data/vendor/', import.meta.url);

/** Standard columns and custom properties that the real exports at hand happen to lack. */
const additions: Record<string, string[]> = {
  'hubspot/contact_data': [
    'property_phone',
    'property_mobilephone',
    'property_address',
    'property_city',
    'property_state',
    'property_zip',
    'property_country',
    'property_date_of_birth',
    'property_lastmodifieddate',
    'property_preferred_channel',
    'property_loyalty_member_id',
    'property_loyalty_tier',
    'property_loyalty_points',
  ],
  'hubspot/company_data': ['property_domain', 'property_phone', 'property_zip'],
  'salesforce/sf_account_data': ['tax_id_c', 'created_date', 'system_modstamp'],
  'salesforce/sf_contact_data': ['birthdate'],
  'salesforce/sf_opportunity_data': ['currency_iso_code', 'system_modstamp'],
  'salesforce/sf_opportunity_history_data': ['currency_iso_code'],
  'salesforce/sf_opportunity_line_item_data': ['currency_iso_code'],
  'salesforce/sf_order_data': [
    'bill_to_contact_id',
    'currency_iso_code',
    'order_channel_c',
    'guest_name_c',
    'guest_email_c',
    'guest_phone_c',
  ],
  'salesforce/sf_product_2_data': ['currency_iso_code'],
  'stripe/invoice_data': ['created'],
  'stripe/subscription_data': [
    'cancellation_details_reason',
    'cancellation_details_feedback',
    'cancellation_details_comment',
  ],
  'stripe/subscription_history_data': [
    'cancellation_details_reason',
    'cancellation_details_feedback',
    'cancellation_details_comment',
  ],
  'zendesk/ticket_chat_event_data': ['_fivetran_synced'],
};

const withRealExport = vendorTables.filter(({ path }) => existsSync(new URL(`${path}.csv`, realExports)));
if (withRealExport.length === 0) console.log('Left out: headers against real exports, ../shared/data is not there.');

test.skipIf(withRealExport.length === 0)('every table keeps the names and the order of the real export', () => {
  expect(withRealExport.length).toBeGreaterThan(45);
  for (const { path, columns } of withRealExport) {
    const [header = ''] = readFileSync(new URL(`${path}.csv`, realExports), 'utf8').split(/\r?\n/);
    const real = header.replace(/^\uFEFF/, '').split(',');
    const kept = columns.filter((column) => !additions[path]?.includes(column));
    expect([path, kept]).toEqual([path, real.filter((column) => kept.includes(column))]);
  }
});
