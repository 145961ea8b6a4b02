import { day, timestamp } from '../../calendar.ts';
import { type Export, syncedAfter } from '../../history.ts';
import type { Known } from '../../knowledge.ts';
import type { Random } from '../../random.ts';
import type { PersonView } from '../../views.ts';
import { writeUnsubscribe } from './emails.ts';
import { campaignsUntil } from './setup.ts';
import { communicationPreferences } from './tables.ts';

type Basis = 'CONSENT' | 'LEGITIMATE_INTEREST' | 'CONTRACT';

/** Preferences as they were given over time; the newest of a channel and purpose counts. Tells whether email may be sent. */
export function writeConsent(record: Known<PersonView>, random: Random, world: Export): boolean {
  const { emit, now } = world;
  const state = (at: number, channel: string, purpose: string, status: string, basis: Basis, source: string) =>
    emit(communicationPreferences, {
      contact_id: record.id,
      channel,
      purpose,
      status,
      legal_basis: basis,
      source,
      timestamp: timestamp(at),
      _fivetran_synced: timestamp(syncedAfter(at, now)),
    });
  const { email, mobile, phone, address } = record.view;
  const at = record.createdAt;
  if (email !== null && random.chance(0.85)) state(at, 'EMAIL', 'MARKETING', 'SUBSCRIBED', 'CONSENT', 'Sign-up form');
  if (email !== null && random.chance(0.45)) state(at, 'EMAIL', 'NEWSLETTER', 'SUBSCRIBED', 'CONSENT', 'Sign-up form');
  if (random.chance(0.12)) state(at, 'EMAIL', 'PROFILING', 'UNSUBSCRIBED', 'LEGITIMATE_INTEREST', 'Privacy page');
  if (mobile !== null && random.chance(0.5)) state(at, 'SMS', 'SERVICE', 'SUBSCRIBED', 'CONTRACT', 'Checkout');
  if ((mobile ?? phone) !== null && random.chance(0.3))
    state(at, 'PHONE', 'MARKETING', 'UNSUBSCRIBED', 'CONSENT', 'Call centre');
  if (address !== null && random.chance(0.5))
    state(at, 'POST', 'MARKETING', 'SUBSCRIBED', 'LEGITIMATE_INTEREST', 'Import');
  if (email === null) return false;
  if (at > now - 30 * day || !random.chance(0.12)) return true;
  const withdrawnAt = at + random.fraction() * (now - day - at);
  state(withdrawnAt, 'EMAIL', 'MARKETING', 'UNSUBSCRIBED', 'CONSENT', 'Unsubscribe link');
  const campaign = campaignsUntil(now).find(({ sentAt }) => sentAt <= withdrawnAt);
  if (campaign !== undefined) writeUnsubscribe(campaign, email, withdrawnAt, world);
  return false;
}
