import { inOneOrder } from '../../kit/import/one-order.ts';
import { isObject } from '../../kit/import/read-json.ts';
import { type ColumnValue, RowError, type UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { named } from '../../kit/named.ts';
import { addresseeOfEmail } from '../email-key.ts';
import type { EngagementKind } from '../words.ts';
import { addresseeId } from './addressee-id.ts';
import { isDeleted } from './deletion.ts';
import { wordKey } from './vocabulary.ts';

const eventKinds: Record<string, EngagementKind> = {
  visited_page: 'PAGE_VISITED',
  web_search: 'WEB_SEARCH',
  social_post: 'SOCIAL_POST',
  text_message: 'TEXT_MESSAGE',
  event_attended: 'EVENT_ATTENDED',
};

/** Companies and deals have events too, and may have the ids of contacts. */
function isOfContact(row: SourceRow): boolean {
  return /^(contact|0-1)$/i.test(row.text('object_type') ?? 'contact');
}

export function behavioralEvent(row: SourceRow): UpsertRow {
  const type = row.id('event_type');
  const id = `event:${row.id('id')}`;
  const version = row.version('occurred_at', '_fivetran_synced');
  const deleted = isDeleted(row);
  const values = {
    addressee: row.id('contact_id'),
    // HubSpot's API puts `e_` before the names of its own events.
    kind: named(eventKinds, wordKey(type).replace(/^e_/, '')) ?? 'OTHER',
    source_kind: type,
    occurred_at: row.required('occurred_at', row.timestamp('occurred_at')),
    campaign_id: row.key('campaign_id'),
    url: row.text('url'),
    title: row.text('title'),
    search_term: row.text('search_term'),
    channel: row.text('channel'),
    ...propertyValues(row.json('properties')),
    filtered: 0,
    attributes: row.attributes(),
  };
  // Read last, so that it is kept among the attributes too.
  return { kind: 'row', entity: 'engagement', id, version, deleted: deleted || !isOfContact(row), values };
}

function propertyValues(properties: unknown): Record<string, ColumnValue> {
  if (properties !== null && !isObject(properties))
    throw new RowError('properties', JSON.stringify(properties), 'properties must be a JSON object');
  const { device, error_code: errorCode, ...rest } = properties ?? {};
  return {
    device: asText(device),
    error_code: asText(errorCode),
    properties: Object.keys(rest).length > 0 ? inOneOrder(rest) : null,
  };
}

function asText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

export function formSubmission(row: SourceRow): UpsertRow {
  const [contact, email] = [row.key('contact_id'), row.key('email')];
  const addressee = contact ?? addresseeOfEmail(row.required('contact_id', email));
  const form = row.key('form_id');
  const occurredAt = row.required('timestamp', row.timestamp('timestamp'));
  const ownId = contact === null ? addresseeId(addressee, form, occurredAt) : [contact, form, occurredAt].join(':');
  const conversion = row.key('conversion_id') ?? ownId;
  return {
    kind: 'row',
    entity: 'engagement',
    id: `form:${conversion}`,
    version: row.version('timestamp', '_fivetran_synced'),
    deleted: isDeleted(row),
    values: {
      addressee,
      kind: 'FORM_SUBMITTED',
      source_kind: null,
      occurred_at: occurredAt,
      form_id: form,
      url: row.text('page_url'),
      title: row.text('title'),
      channel: 'web',
      filtered: 0,
    },
  };
}

export function form(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'form',
    id: row.id('guid'),
    version: row.version('created_at', 'updated_at', '_fivetran_synced'),
    deleted: isDeleted(row),
    values: { name: row.text('name') },
  };
}
