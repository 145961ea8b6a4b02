import { columnName } from './salesforce-json.ts';

/** What the readers of Salesforce's tables ask for: words that can be told apart where a file writes them together. */
const columns = `
  account_id amount bill_to_contact_id billing_city billing_country billing_country_code billing_postal_code billing_state
  billing_state_code billing_street birthdate city close_date company contact_id converted_account_id converted_contact_id
  converted_date country country_code created_date currency_iso_code description do_not_call effective_date email end_date
  family first_name guest_email_c guest_name_c guest_phone_c has_opted_out_of_email home_phone id industry is_active is_closed
  is_deleted is_person_account is_won last_modified_date last_name lead_source mailing_city mailing_country
  mailing_country_code mailing_postal_code mailing_state mailing_state_code mailing_street master_record_id mobile_phone name
  number_of_employees opportunity_id order_channel_c order_id order_item_id order_number ordered_date other_phone owner_id
  parent_id person_contact_id person_do_not_call person_email person_has_opted_out_of_email person_home_phone
  person_mailing_city person_mailing_country person_mailing_country_code person_mailing_postal_code person_mailing_state
  person_mailing_state_code person_mailing_street person_mobile_phone person_other_phone phone postal_code probability
  product_2_id product_code quantity quantity_returned reason_for_return return_order_id return_order_number return_reason_c
  roles salutation shipping_city shipping_country shipping_country_code shipping_postal_code shipping_state
  shipping_state_code shipping_street stage_name start_date state state_code status status_code stock_keeping_unit street
  system_modstamp tax_id_c title total_amount total_price unit_price website`;

const byLetters = new Map(columns.match(/\S+/g)?.map((column) => [lettersOf(column), column]));

/** A connector writes no capitals; Data Loader wrote `LASTNAME` before version 61, and `lastname` in 62. */
export function columnOfCsv(name: string): string {
  if (/[a-z]/.test(name) && /[A-Z]/.test(name)) return columnName(name);
  return byLetters.get(lettersOf(name)) ?? name;
}

function lettersOf(column: string): string {
  return column.toLowerCase().replaceAll('_', '');
}
