import { isObject } from '../../kit/import/read-json.ts';
import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { addresseeOfEmail } from '../email-key.ts';
import type { CampaignKind, EngagementKind } from '../words.ts';
import { withdrawalsBy } from './consent.ts';
import { isDeleted } from './deletion.ts';
import { openWord } from './vocabulary.ts';

const eventKinds: Record<string, EngagementKind> = {
  processed: 'EMAIL_PROCESSED',
  sent: 'EMAIL_SENT',
  deferred: 'EMAIL_DEFERRED',
  dropped: 'EMAIL_DROPPED',
  suppressed: 'EMAIL_DROPPED',
  delivered: 'EMAIL_DELIVERED',
  bounce: 'EMAIL_BOUNCED',
  open: 'EMAIL_OPENED',
  click: 'EMAIL_CLICKED',
  print: 'EMAIL_PRINTED',
  forward: 'EMAIL_FORWARDED',
  spamreport: 'EMAIL_SPAM_REPORTED',
  statuschange: 'EMAIL_STATUS_CHANGED',
};

const campaignKinds: Record<string, CampaignKind> = {
  batch_email: 'BATCH',
  localtime_email: 'BATCH',
  ab_email: 'AB_TEST',
  automated_email: 'AUTOMATED',
  automated_ab_email: 'AUTOMATED',
  rss_email: 'RSS',
  rss_email_child: 'RSS',
  blog_email: 'RSS',
  blog_email_child: 'RSS',
  followup_email: 'FOLLOW_UP',
  leadflow_email: 'FOLLOW_UP',
  feedback_nps_email: 'SURVEY',
  feedback_ces_email: 'SURVEY',
  feedback_custom_email: 'SURVEY',
  feedback_custom_survey_email: 'SURVEY',
};

/** Whether a status change was an unsubscribe stands in its details, which may not have arrived yet. */
export function emailEvent(row: SourceRow): RowChange[] {
  const engagement: UpsertRow = {
    kind: 'row',
    entity: 'engagement',
    id: emailEventId(row),
    version: row.version('created', '_fivetran_synced'),
    deleted: isDeleted(row),
    values: {
      addressee: addresseeOfEmail(row.id('recipient')),
      kind: row.required('type', openWord(row, 'type', eventKinds)),
      source_kind: row.text('type'),
      occurred_at: row.required('created', row.timestamp('created')),
      campaign_id: row.key('email_campaign_id'),
      channel: 'email',
      filtered: row.flag('filtered_event') ?? 0,
    },
  };
  const changedStatus = engagement.values.kind === 'EMAIL_STATUS_CHANGED';
  return changedStatus ? [engagement, ...withdrawalsBy(engagement, false)] : [engagement];
}

/** One reader for the tables `email_event_open`, `…_click`, `…_bounce` and so on: each holds the details of its type. */
export function emailEventDetail(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'email_event_detail',
    id: emailEventId(row),
    version: row.version('_fivetran_synced'),
    deleted: false,
    values: {
      email_subject: row.text('subject'),
      url: row.text('url'),
      browser: row.text('browser'),
      bounce_category: row.text('category'),
      drop_reason: row.text('drop_reason'),
      response: row.firstText('response', 'drop_message'),
      subscription_status:
        row.text('portal_subscription_status')?.toUpperCase() ?? statusOfAll(row.json('subscriptions')),
    },
  };
}

/** Which purpose a type of subscription has is not said: whoever leaves all that an event lists wants none of them. */
function statusOfAll(subscriptions: unknown): string | null {
  if (!Array.isArray(subscriptions) || subscriptions.length === 0) return null;
  const haveLeft = subscriptions.every((each) => isObject(each) && /^unsubscribed$/i.test(String(each.status)));
  return haveLeft ? 'UNSUBSCRIBED' : null;
}

function emailEventId(row: SourceRow): string {
  return `email:${row.id('id')}`;
}

export function emailCampaign(row: SourceRow): UpsertRow {
  return {
    kind: 'row',
    entity: 'campaign',
    id: row.id('id'),
    version: row.version('updated_at', '_fivetran_synced'),
    deleted: isDeleted(row),
    values: {
      name: row.key('name') ?? '',
      subject: row.text('subject'),
      kind: openWord(row, 'type', campaignKinds) ?? 'OTHER',
      source_kind: row.text('type'),
    },
  };
}
