import type { ImportFormat } from '../../kit/import/format.ts';
import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { addresseeOfEmail, emailKey } from '../email-key.ts';
import { actionKinds, deliveryKinds, type EngagementKind } from '../words.ts';
import { consentValues, withdrawalsBy } from './consent.ts';
import { contactEmails } from './contact-emails.ts';
import { answerValues } from './surveys.ts';
import { loyaltyTiers, openWord, preferredChannels } from './vocabulary.ts';

function contact(row: SourceRow): UpsertRow[] {
  const email = row.key('email');
  const otherEmail = row.key('other_email');
  const party: UpsertRow = {
    ...identified(row, 'contact'),
    values: {
      given_name: row.text('given_name'),
      family_name: row.text('family_name'),
      email,
      other_email: otherEmail,
      email_key: email && emailKey(email),
      other_email_key: otherEmail && emailKey(otherEmail),
      phone: row.text('phone'),
      mobile_phone: row.text('mobile_phone'),
      ...addressValues(row),
      birth_date: row.date('birth_date'),
      company_name: row.text('company_name'),
      job_title: row.text('job_title'),
      preferred_channel: openWord(row, 'preferred_channel', preferredChannels),
      ...row.saidFlag('email_opt_out', 'email_opt_out'),
      loyalty_member_id: row.text('loyalty_member_id'),
      loyalty_tier: openWord(row, 'loyalty_tier', loyaltyTiers),
      loyalty_tier_name: row.text('loyalty_tier'),
      loyalty_points: row.integer('loyalty_points'),
      created_at: row.timestamp('created_at') ?? 0,
    },
  };
  return [party, ...contactEmails(party)];
}

function company(row: SourceRow): UpsertRow {
  return {
    ...identified(row, 'company'),
    values: {
      name: row.text('name'),
      domain: row.text('domain'),
      phone: row.text('phone'),
      ...addressValues(row),
      industry: row.text('industry'),
      created_at: row.timestamp('created_at') ?? 0,
    },
  };
}

function consent(row: SourceRow): UpsertRow {
  return { ...identified(row, 'consent'), values: consentValues(row, addressee(row), 'changed_at') };
}

const engagementKinds: Record<string, EngagementKind> = {
  ...Object.fromEntries([...deliveryKinds, ...actionKinds].map((kind) => [kind.toLowerCase(), kind])),
  // Whoever sends mail calls it so: as any other event it would withdraw nothing.
  unsubscribe: 'EMAIL_UNSUBSCRIBED',
  unsubscribed: 'EMAIL_UNSUBSCRIBED',
  email_unsubscribe: 'EMAIL_UNSUBSCRIBED',
  list_unsubscribe: 'EMAIL_UNSUBSCRIBED',
};

/** Whoever unsubscribes from text messages says nothing of email. */
function engagementKind(row: SourceRow): EngagementKind {
  const kind = row.required('kind', openWord(row, 'kind', engagementKinds));
  const isOfEmail = /^e-?mail$/i.test(row.text('channel') ?? 'email');
  return kind === 'EMAIL_UNSUBSCRIBED' && !isOfEmail ? 'OTHER' : kind;
}

function engagement(row: SourceRow): RowChange[] {
  const change: UpsertRow = {
    ...identified(row, 'engagement'),
    values: {
      addressee: addressee(row),
      kind: engagementKind(row),
      source_kind: row.text('kind'),
      occurred_at: row.required('occurred_at', row.timestamp('occurred_at')),
      campaign_id: row.key('campaign_id'),
      url: row.text('url'),
      title: row.text('title'),
      search_term: row.text('search_term'),
      channel: row.text('channel'),
      device: row.text('device'),
      error_code: row.text('error_code'),
      filtered: 0,
    },
  };
  return change.values.kind === 'EMAIL_UNSUBSCRIBED' ? [change, ...withdrawalsBy(change, true)] : [change];
}

function surveyResponse(row: SourceRow): UpsertRow {
  return {
    ...identified(row, 'survey_response'),
    values: {
      contact_id: row.id('contact_id'),
      ...answerValues(row, { kind: 'kind', value: 'score', comment: 'comment' }),
      survey_name: row.text('survey_name'),
      submitted_at: row.required('submitted_at', row.timestamp('submitted_at')),
    },
  };
}

function enrichment(row: SourceRow): UpsertRow {
  return {
    ...identified(row, 'enrichment'),
    values: {
      contact_id: row.id('contact_id'),
      provider: row.id('provider'),
      attribute: row.id('attribute'),
      value: row.text('value'),
      observed_at: row.required('observed_at', row.timestamp('observed_at')),
      expires_at: row.timestamp('expires_at'),
    },
  };
}

function identified(row: SourceRow, entity: string): Omit<UpsertRow, 'values'> {
  return { kind: 'row', entity, id: row.id('id'), version: row.version('updated_at'), deleted: row.isTrue('deleted') };
}

/** The contact's id, or only an email. */
function addressee(row: SourceRow): string {
  const id = row.key('contact_id');
  const email = row.key('email');
  return id ?? addresseeOfEmail(row.required('contact_id', email));
}

function addressValues(row: SourceRow) {
  return {
    street: row.text('street'),
    city: row.text('city'),
    region: row.text('region'),
    postal_code: row.text('postal_code'),
    country: row.text('country'),
  };
}

export const plain: ImportFormat = {
  tables: { contact, company, consent, engagement, survey_response: surveyResponse, enrichment },
};
