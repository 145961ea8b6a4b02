import { day, timestamp } from '../../calendar.ts';
import { type Export, newestLiving, type PersonHistory, syncedAfter } from '../../history.ts';
import { loyaltyOf } from '../../loyalty.ts';
import type { Random } from '../../random.ts';
import { itemAt } from '../../random.ts';
import { writeCampaignEmail } from './emails.ts';
import { campaignsUntil, formsOffered, portal, segments } from './setup.ts';
import { behavioralEvents, enrichments, feedback, formSubmissions, listMembers, loyaltyMovements } from './tables.ts';

/** What a person did, got, answered and is counted among, all of it on the living contact. */
export function writeEngagement(history: PersonHistory, mayEmail: boolean, world: Export): void {
  const { person, story, random } = history;
  const { emit, ids, now } = world;
  const record = newestLiving(history.known.marketing);
  if (record === null) return;
  const contact_id = record.id;
  const synced = (at: number) => timestamp(syncedAfter(at, now));

  for (const touch of story.touches) {
    emit(behavioralEvents, {
      id: ids.number('behavioral event', 880_000_000),
      contact_id,
      event_type: touch.kind,
      occurred_at: timestamp(touch.at),
      url: touch.url,
      title: touch.title,
      search_term: touch.searchTerm,
      channel: touch.channel,
      properties: JSON.stringify(touch.properties),
      _fivetran_synced: synced(touch.at),
    });
  }
  if (mayEmail && record.view.email !== null) {
    const received = campaignsUntil(now).filter(({ sentAt }) => sentAt > record.createdAt);
    for (const campaign of random.sample(received.slice(0, 12), random.between(0, 3))) {
      writeCampaignEmail(campaign, record.view.email, random, world);
    }
  }
  for (const { at, type, name, score, comment } of story.surveys) {
    emit(feedback, {
      id: ids.number('feedback', 660_000_000),
      contact_id,
      property_hs_survey_type: type,
      property_hs_survey_name: name,
      property_hs_value: score,
      property_hs_content: comment,
      property_hs_submission_timestamp: timestamp(at),
      _fivetran_deleted: false,
      _fivetran_synced: synced(at),
    });
  }
  for (const { at, points, reason } of loyaltyOf(person, story)?.movements ?? []) {
    emit(loyaltyMovements, {
      id: ids.number('loyalty movement', 550_000_000),
      contact_id,
      property_points: points,
      property_reason: reason,
      property_occurred_at: timestamp(at),
      _fivetran_deleted: false,
      _fivetran_synced: synced(at),
    });
  }
  for (const segment of segmentsOf(history)) {
    emit(listMembers, {
      contact_id,
      contact_list_id: segment.id,
      _fivetran_deleted: false,
      _fivetran_synced: synced(now - day),
      added_at: timestamp(record.createdAt),
    });
  }
  if (story.name === 'new_lead' || random.chance(0.1)) {
    const form = story.name === 'new_lead' ? itemAt(formsOffered, 2) : random.pick(formsOffered);
    emit(formSubmissions, {
      timestamp: timestamp(record.createdAt),
      form_id: form.id,
      contact_id,
      conversion_id: ids.number('conversion', 0),
      page_id: `20${form.id}`,
      page_url: form.page,
      portal_id: portal,
      title: form.name,
      _fivetran_synced: synced(record.createdAt),
    });
  }
  for (const [attribute, value] of random.chance(0.4) ? enrichmentOf(random) : []) {
    const observedAt = Math.max(record.createdAt, now - random.between(5, 500) * day);
    emit(enrichments, {
      contact_id,
      provider: 'Prisma Insight',
      attribute,
      value,
      observed_at: timestamp(observedAt),
      expires_at: timestamp(observedAt + 365 * day),
      _fivetran_synced: synced(observedAt),
    });
  }
}

function segmentsOf({ person, story }: PersonHistory): { id: string }[] {
  const names = new Set<keyof typeof segments>();
  if (person.customer % 3 !== 0) names.add('newsletter');
  if (story.loyal) names.add('loyalty');
  if (person.employer !== null) names.add('business');
  if (story.name === 'checkout_error') names.add('abandoned');
  if (story.subscription?.cancellation != null) names.add('leaving');
  return [...names].map((name) => segments[name]);
}

function enrichmentOf(random: Random): [string, string][] {
  const attributes: [string, string][] = [
    ['household_size', String(random.between(1, 5))],
    ['income_band', random.pick(['under 25k', '25k-50k', '50k-75k', '75k-100k', 'over 100k'])],
    ['affinity', random.pick(['interior design', 'gardening', 'technology', 'sustainability', 'crafts'])],
    ['hobby', random.pick(['reading', 'cycling', 'photography', 'cooking', 'music'])],
  ];
  return random.sample(attributes, random.between(1, 3));
}
