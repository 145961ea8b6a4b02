import { timestamp } from '../../calendar.ts';
import {
  type CompanyHistory,
  type Export,
  living,
  newestLiving,
  type PersonHistory,
  syncedAfter,
} from '../../history.ts';
import type { Known } from '../../knowledge.ts';
import { loyaltyOf } from '../../loyalty.ts';
import type { CompanyView, PersonView } from '../../views.ts';
import { companies, contactMerges, contacts } from './tables.ts';

export function writeContacts(history: PersonHistory, { emit, now }: Export): void {
  const { person, story, random, known } = history;
  const survivor = newestLiving(known.marketing);
  const merged = known.marketing.filter(({ fate }) => fate === 'merged');
  for (const record of known.marketing) {
    const { id, view, createdAt, changedAt, fate } = record;
    const isSurvivor = record === survivor;
    const loyalty = isSurvivor ? loyaltyOf(person, story) : null;
    emit(contacts, {
      // A contact that was merged away often keeps its row; only the survivor's list of merged ids tells.
      _fivetran_deleted: fate === 'deleted' || (fate === 'merged' && random.chance(0.5)),
      _fivetran_synced: timestamp(syncedAfter(changedAt, now)),
      property_email: view.email,
      id,
      property_company: random.chance(0.7) ? view.employer?.shortName.native : null,
      property_firstname: view.givenName,
      property_lastname: view.familyName,
      property_email_1: view.otherEmail,
      property_createdate: timestamp(createdAt),
      property_jobtitle: view.jobTitle,
      property_hs_merged_object_ids: isSurvivor ? merged.map((lost) => lost.id).join(';') : null,
      property_created_at: timestamp(createdAt),
      property_first_conversion_date: random.chance(0.3) ? timestamp(createdAt) : null,
      property_phone: view.phone,
      property_mobilephone: view.mobile,
      property_address: view.address?.street,
      property_city: view.address?.city,
      property_state: view.address?.region,
      property_zip: view.address?.postalCode,
      property_country: view.address?.country,
      property_date_of_birth: view.birthDate,
      property_lastmodifieddate: timestamp(changedAt),
      property_preferred_channel: random.chance(0.35) ? preferredChannel(view, random.fraction()) : null,
      property_loyalty_member_id: loyalty?.memberId,
      property_loyalty_tier: loyalty?.tier,
      property_loyalty_points: loyalty?.points,
    });
    if (fate === 'merged' && survivor !== null) {
      emit(contactMerges, {
        canonical_vid: survivor.id,
        contact_id: survivor.id,
        vid_to_merge: id,
        _fivetran_synced: timestamp(syncedAfter(survivor.changedAt, now)),
        entity_id: 'json',
        first_name: view.givenName,
        last_name: view.familyName,
        num_properties_moved: 2,
        timestamp: timestamp(survivor.changedAt),
      });
    }
  }
}

export function writeHubspotCompany({ company, known, story }: CompanyHistory, { emit, now, tell }: Export): void {
  for (const record of known.marketing) emit(companies, companyRow(record, now));
  for (const { id } of living(known.marketing)) {
    tell(`marketing:company:${id}`, company.customer, 'ORGANISATION', story.name);
  }
}

function companyRow({ id, view, createdAt, changedAt, fate }: Known<CompanyView>, now: number) {
  return {
    id,
    is_deleted: fate !== 'live',
    _fivetran_synced: timestamp(syncedAfter(changedAt, now)),
    property_name: view.name,
    property_description: `${view.industry}, about ${view.size} people`,
    property_createdate: timestamp(createdAt),
    property_industry: view.industry.toUpperCase(),
    property_address: view.address?.street,
    property_city: view.address?.city,
    property_state: view.address?.region,
    property_country: view.address?.country,
    property_annualrevenue: view.size * 90_000,
    property_domain: view.domain,
    property_phone: view.phone,
    property_zip: view.address?.postalCode,
  };
}

function preferredChannel(view: PersonView, draw: number): string {
  if (view.email === null) return view.mobile === null ? 'POST' : 'PHONE';
  return draw < 0.6 ? 'EMAIL' : draw < 0.75 ? 'CHAT' : draw < 0.9 && view.mobile !== null ? 'SMS' : 'PUSH';
}
