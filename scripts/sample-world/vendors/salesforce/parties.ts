import { date, timestamp } from '../../calendar.ts';
import {
  type CompanyHistory,
  type Export,
  living,
  newestLiving,
  type PersonHistory,
  syncedAfter,
} from '../../history.ts';
import type { Known } from '../../knowledge.ts';
import type { PersonView } from '../../views.ts';
import { ownerOf } from './setup.ts';
import { accountContactRelations, accounts, contacts, leads } from './tables.ts';

export function writeSalesforceParties(history: PersonHistory, world: Export): void {
  const { person, story, known } = history;
  for (const record of known.sales) {
    if (record.type === 'lead') writeLead(record, history, world);
    else writeContact(record, history, world);
  }
  for (const { type, id } of living(known.sales))
    world.tell(`sales:${type}:${id}`, person.customer, 'PERSON', story.name);
}

function writeContact(record: Known<PersonView>, history: PersonHistory, { emit, ids, now }: Export): void {
  const { person, known, employer, random } = history;
  const { id, view, createdAt, changedAt, fate } = record;
  const account = employer === null ? null : newestLiving(employer.sales);
  const accountId = account !== null && random.chance(0.75) ? account.id : null;
  const owner = ownerOf(person.customer);
  const synced = timestamp(syncedAfter(changedAt, now));
  emit(contacts, {
    id,
    _fivetran_synced: synced,
    account_id: accountId,
    created_by_id: owner,
    created_date: timestamp(createdAt),
    email: view.email,
    first_name: view.givenName,
    is_deleted: fate !== 'live',
    last_modified_by_id: owner,
    last_modified_date: timestamp(changedAt),
    last_name: view.familyName,
    mailing_city: view.address?.city,
    mailing_country: view.address?.country,
    mailing_country_code: view.address === null ? null : view.countryCode,
    mailing_postal_code: view.address?.postalCode,
    mailing_state: view.address?.region,
    mailing_street: view.address?.street,
    master_record_id: fate === 'merged' ? newestLiving(known.sales)?.id : null,
    mobile_phone: view.mobile,
    name: view.fullName,
    owner_id: owner,
    phone: view.phone,
    salutation: random.chance(0.3) ? (person.female ? 'Ms.' : 'Mr.') : null,
    system_modstamp: timestamp(changedAt),
    title: view.jobTitle,
    has_opted_out_of_email: random.chance(0.08),
    lead_source: random.pick(['Web', 'Store', 'Partner Referral', 'Phone Inquiry']),
    _fivetran_active: true,
    birthdate: view.birthDate,
  });
  if (accountId === null) return;
  emit(accountContactRelations, {
    id: ids.salesforce('07k'),
    account_id: accountId,
    contact_id: id,
    roles: view.jobTitle,
    is_active: fate === 'live',
    start_date: date(createdAt),
    end_date: fate === 'live' ? null : date(changedAt),
    is_deleted: fate !== 'live',
    system_modstamp: timestamp(changedAt),
    _fivetran_synced: synced,
  });
}

function writeLead(record: Known<PersonView>, { person, known, random }: PersonHistory, { emit, now }: Export): void {
  const { id, view, createdAt, changedAt, fate } = record;
  const contact = newestLiving(known.sales, 'contact');
  const converted = contact !== null && random.chance(0.7);
  const owner = ownerOf(person.customer);
  emit(leads, {
    country: view.address?.country,
    owner_id: owner,
    lead_source: 'Web',
    converted_date: converted ? date(changedAt) : null,
    last_modified_date: timestamp(changedAt),
    system_modstamp: timestamp(changedAt),
    converted_contact_id: converted ? contact.id : null,
    id,
    state: view.address?.region,
    country_code: view.address === null ? null : view.countryCode,
    phone: view.phone,
    name: view.fullName,
    created_by_id: owner,
    is_converted: converted,
    status: converted ? 'Closed - Converted' : random.pick(['Open - Not Contacted', 'Working - Contacted']),
    city: view.address?.city,
    title: view.jobTitle,
    _fivetran_synced: timestamp(syncedAfter(changedAt, now)),
    is_deleted: fate !== 'live',
    street: view.address?.street,
    company: view.employer?.shortName.native,
    first_name: view.givenName,
    email: view.email,
    last_name: view.familyName,
    created_date: timestamp(createdAt),
    postal_code: view.address?.postalCode,
    has_opted_out_of_email: false,
    mobile_phone: view.mobile,
    _fivetran_active: true,
  });
}

export function writeSalesforceAccounts(history: CompanyHistory, { emit, now, tell }: Export): void {
  const { company, known, story } = history;
  for (const { id, view, createdAt, changedAt, fate } of known.sales) {
    emit(accounts, {
      _fivetran_synced: timestamp(syncedAfter(changedAt, now)),
      annual_revenue: view.size * 90_000,
      billing_city: view.address?.city,
      billing_country: view.address?.country,
      billing_country_code: view.countryCode,
      billing_postal_code: view.address?.postalCode,
      billing_state: view.address?.region,
      billing_street: view.address?.street,
      id,
      industry: view.industry,
      is_deleted: fate !== 'live',
      last_activity_date: date(changedAt),
      master_record_id: fate === 'merged' ? newestLiving(known.sales)?.id : null,
      name: view.name,
      number_of_employees: view.size,
      owner_id: ownerOf(company.customer),
      phone: view.phone,
      type: 'Customer - Direct',
      website: view.domain === null ? null : `https://www.${view.domain}`,
      _fivetran_active: true,
      tax_id_c: view.taxId,
      created_date: timestamp(createdAt),
      system_modstamp: timestamp(changedAt),
    });
  }
  for (const { id } of living(known.sales)) tell(`sales:account:${id}`, company.customer, 'ORGANISATION', story.name);
}
