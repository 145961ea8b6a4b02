import { isObject } from '../../kit/import/read-json.ts';
import type { ColumnValue, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { addresseeOfEmail } from '../email-key.ts';
import { withdrawnByUnsubscribing } from '../words.ts';
import { addresseeId } from './addressee-id.ts';
import { isDeleted } from './deletion.ts';
import { channels, legalBases, openWord, purposes } from './vocabulary.ts';

const statuses = {
  subscribed: 'GRANTED',
  granted: 'GRANTED',
  opted_in: 'GRANTED',
  unsubscribed: 'WITHDRAWN',
  withdrawn: 'WITHDRAWN',
  opted_out: 'WITHDRAWN',
  not_specified: 'NOT_SPECIFIED',
  not_subscribed: 'NOT_SPECIFIED',
  never_subscribed: 'NOT_SPECIFIED',
  pending: 'NOT_SPECIFIED',
  cleaned: 'NOT_SPECIFIED',
  archived: 'NOT_SPECIFIED',
} as const;

/**
 * One statement of a customer about one channel and purpose. Channel, purpose and status are closed vocabularies: a word
 * that we do not know must not be taken for a consent to something else.
 */
export function consentValues(row: SourceRow, addressee: string, changedAt: string): Record<string, ColumnValue> {
  return {
    addressee,
    channel: row.required('channel', row.oneOf('channel', channels)),
    purpose: row.required('purpose', row.oneOf('purpose', purposes)),
    status: row.required('status', row.oneOf('status', statuses)),
    legal_basis: openWord(row, 'legal_basis', legalBases),
    source: row.text('source'),
    changed_at: row.required(changedAt, row.timestamp(changedAt)),
    confirmed_by: null,
  };
}

/** HubSpot lists no id: a contact says one thing about a channel and purpose at a time. */
export function communicationPreference(row: SourceRow): UpsertRow {
  const contact = row.id('contact_id');
  const values = consentValues(row, contact, 'timestamp');
  return {
    kind: 'row',
    entity: 'consent',
    id: [contact, values.channel, values.purpose, values.changed_at].join(':'),
    version: row.version('timestamp', '_fivetran_synced'),
    deleted: isDeleted(row),
    values,
  };
}

/**
 * Who unsubscribes from email withdraws the consent to every purpose by email but service.
 *
 * @param confirmed whether the event is surely an unsubscribe, or its details have yet to say so.
 */
export function withdrawalsBy(unsubscribe: UpsertRow, confirmed: boolean): UpsertRow[] {
  const { addressee = null, occurred_at: changedAt = null } = unsubscribe.values;
  return withdrawnByUnsubscribing.map((purpose) => ({
    ...unsubscribe,
    entity: 'consent',
    id: `unsubscribe:${unsubscribe.id}:${purpose}`,
    derived: true,
    values: {
      addressee,
      channel: 'EMAIL',
      purpose,
      status: 'WITHDRAWN',
      legal_basis: null,
      source: 'Unsubscribed from an email',
      changed_at: changedAt,
      confirmed_by: confirmed ? null : unsubscribe.id,
    },
  }));
}

/** Whether an item of HubSpot's timeline of subscriptions says that its recipient left all of them. */
export function leavesAll(changes: unknown): boolean {
  return Array.isArray(changes) && changes.filter(isObject).some(isUnsubscribeFromAll);
}

function isUnsubscribeFromAll({ changeType, change }: Record<string, unknown>): boolean {
  return changeType === 'PORTAL_STATUS' && /^unsubscribed$/i.test(String(change));
}

export function subscriptionChange(row: SourceRow): UpsertRow[] {
  const addressee = addresseeOfEmail(row.id('recipient'));
  const changedAt = row.required('timestamp', row.timestamp('timestamp'));
  if (!leavesAll(row.json('changes'))) return [];
  const id = addresseeId(addressee, changedAt);
  const values = { addressee, occurred_at: changedAt };
  const unsubscribe: UpsertRow = { kind: 'row', entity: 'consent', id, version: changedAt, deleted: false, values };
  return withdrawalsBy(unsubscribe, true).map((withdrawal, index) => ({ ...withdrawal, derived: index > 0 }));
}
