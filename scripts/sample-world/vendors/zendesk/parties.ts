import { day, timestamp } from '../../calendar.ts';
import {
  type CompanyHistory,
  type Export,
  living,
  newestLiving,
  type PersonHistory,
  syncedAfter,
} from '../../history.ts';
import type { Known } from '../../knowledge.ts';
import type { Random } from '../../random.ts';
import { showcase } from '../../showcase.ts';
import { agents, bot, groups as serviceGroups } from '../../stories/service-desk.ts';
import type { CompanyView, PersonView } from '../../views.ts';
import { domainNames, groups, organizations, organizationTags, users, userTags } from './tables.ts';

const desk = 'https://lumen.zendesk.example/api/v2';

export function writeZendeskSetup({ emit, now }: Export): void {
  const start = timestamp(now - 1_700 * day);
  const synced = timestamp(syncedAfter(now - day, now));
  for (const { id, name } of Object.values(serviceGroups)) {
    const url = `${desk}/groups/${id}.json`;
    emit(groups, {
      id,
      _fivetran_deleted: false,
      _fivetran_synced: synced,
      created_at: start,
      name,
      updated_at: start,
      url,
    });
  }
  for (const { id, name } of [...agents, bot]) {
    emit(users, {
      ...userDefaults(id),
      _fivetran_synced: synced,
      active: true,
      created_at: start,
      email: `${name.split(' ')[0]}@support.lumen.example`.toLowerCase(),
      locale: 'en-GB',
      name,
      role: 'agent',
      time_zone: 'Berlin',
      updated_at: start,
      verified: true,
    });
  }
}

export function writeRequesters(history: PersonHistory, { emit, now, tell }: Export): void {
  const { person, story, known, employer, random } = history;
  const organization = employer === null ? null : newestLiving(employer.support);
  for (const { id, view, createdAt, changedAt, fate } of known.support) {
    const synced = timestamp(syncedAfter(changedAt, now));
    const phone = view.mobile ?? view.phone;
    emit(users, {
      ...userDefaults(id),
      _fivetran_synced: synced,
      active: fate === 'live',
      created_at: timestamp(createdAt),
      email: view.email,
      external_id: externalId(history),
      last_login_at: timestamp(changedAt),
      locale: person.country.locale,
      name: requesterName(view, phone, person.customer, random),
      organization_id: organization?.id,
      phone,
      role: 'end-user',
      suspended: false,
      time_zone: person.country.timeZone,
      updated_at: timestamp(changedAt),
      verified: view.email !== null,
    });
    if (story.loyal && fate === 'live')
      emit(userTags, { tag: 'loyalty_member', user_id: id, _fivetran_synced: synced });
  }
  for (const { id } of living(known.support)) tell(`support:requester:${id}`, person.customer, 'PERSON', story.name);
}

/** Somebody typed the billing account into the profile while helping. */
function externalId({ person, known, random }: PersonHistory): string | null {
  const account = newestLiving(known.billing);
  if (account === null) return null;
  return random.chance(0.3) || person.customer === showcase.customer ? account.id : null;
}

/** Talk names a caller after the number until an agent corrects it. */
function requesterName(view: PersonView, phone: string | null, customer: number, random: Random): string {
  const unnamed = view.email === null && random.chance(0.12) && customer !== showcase.customer;
  return unnamed ? `Caller ${phone}` : view.fullName;
}

export function writeOrganizations(
  { company, story, known, random }: CompanyHistory,
  { emit, now, tell }: Export,
): void {
  const account = newestLiving(known.billing);
  for (const { id, view, createdAt, changedAt, fate } of known.support) {
    // Zendesk keeps no row of a deleted organisation.
    if (fate !== 'live') continue;
    const synced = timestamp(syncedAfter(changedAt, now));
    emit(organizations, {
      id,
      _fivetran_synced: synced,
      created_at: timestamp(createdAt),
      details: view.address === null ? null : `${view.address.street}, ${view.address.postalCode} ${view.address.city}`,
      external_id: random.chance(0.4) ? account?.id : null,
      name: view.name,
      shared_comments: false,
      shared_tickets: random.chance(0.3),
      updated_at: timestamp(changedAt),
      url: `${desk}/organizations/${id}.json`,
    });
    writeDomains(id, view, synced, emit);
    emit(organizationTags, { organization_id: id, tag: view.industry.toLowerCase(), _fivetran_synced: synced });
    tell(`support:organization:${id}`, company.customer, 'ORGANISATION', story.name);
  }
}

function writeDomains(
  id: Known<CompanyView>['id'],
  { domain }: CompanyView,
  synced: string,
  emit: Export['emit'],
): void {
  if (domain === null) return;
  emit(domainNames, { index: 0, organization_id: id, _fivetran_synced: synced, domain_name: domain });
}

function userDefaults(id: string) {
  return {
    id,
    chat_only: false,
    locale_id: 1,
    moderator: false,
    only_private_comments: false,
    restricted_agent: true,
    shared: false,
    shared_agent: false,
    suspended: false,
    ticket_restriction: 'requested',
    two_factor_auth_enabled: false,
    url: `${desk}/users/${id}.json`,
  };
}
