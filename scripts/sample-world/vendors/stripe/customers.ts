import { timestamp } from '../../calendar.ts';
import { type CompanyHistory, type Export, living, type PersonHistory, syncedAfter } from '../../history.ts';
import type { Known } from '../../knowledge.ts';
import { loyaltyNumber } from '../../loyalty.ts';
import type { CurrencyCode } from '../../money.ts';
import type { Story } from '../../stories/story.ts';
import type { CompanyView, PersonView } from '../../views.ts';
import { customers } from './tables.ts';

export function writeStripePerson({ person, story, known }: PersonHistory, { emit, now, tell }: Export): void {
  for (const record of known.billing) {
    const { view } = record;
    emit(customers, {
      ...shared(record, story, person.country.currency, now),
      name: view.fullName,
      phone: view.mobile ?? view.phone,
      metadata: JSON.stringify(story.loyal ? { external_id: loyaltyNumber(person.customer) } : {}),
    });
  }
  for (const { id } of living(known.billing)) tell(`billing:account:${id}`, person.customer, 'PERSON', story.name);
}

export function writeStripeCompany({ company, story, known }: CompanyHistory, { emit, now, tell }: Export): void {
  for (const record of known.billing) {
    const { view } = record;
    emit(customers, {
      ...shared(record, story, company.country.currency, now),
      name: view.name,
      phone: view.phone,
      tax_info_tax_id: view.taxId,
      tax_info_type: view.taxId === null ? null : 'vat',
      metadata: JSON.stringify({ kind: 'company' }),
    });
  }
  for (const { id } of living(known.billing))
    tell(`billing:account:${id}`, company.customer, 'ORGANISATION', story.name);
}

function shared(record: Known<PersonView | CompanyView>, story: Story, currency: CurrencyCode, now: number) {
  const { id, view, createdAt, changedAt, fate } = record;
  const { address } = view;
  return {
    id,
    _fivetran_synced: timestamp(syncedAfter(changedAt, now)),
    account_balance: 0,
    address_city: address?.city,
    address_country: address === null ? null : view.countryCode,
    address_line_1: address?.street,
    address_postal_code: address?.postalCode,
    address_state: address?.region,
    balance: 0,
    created: timestamp(createdAt),
    currency: currency.toLowerCase(),
    delinquent: story.subscription?.status === 'past_due',
    email: view.email,
    invoice_prefix: id.slice(-8),
    is_deleted: fate !== 'live',
    livemode: true,
    tax_exempt: 'none',
  };
}
