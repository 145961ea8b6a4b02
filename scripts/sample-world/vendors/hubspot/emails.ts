import { hour, minute, timestamp } from '../../calendar.ts';
import { type Export, syncedAfter } from '../../history.ts';
import type { Random } from '../../random.ts';
import { shop } from '../../stories/catalogue.ts';
import { type Campaign, portal } from './setup.ts';
import {
  emailEvents,
  emailStatusChanges,
  emailsBounced,
  emailsClicked,
  emailsDelivered,
  emailsOpened,
  emailsSent,
} from './tables.ts';

interface EmailEvent {
  id: string;
  at: number;
}

const browsers = ['Safari mobile', 'Chrome', 'Firefox', 'Outlook'] as const;

/** One campaign email to one recipient: sent, then delivered or bounced, perhaps opened, perhaps clicked. */
export function writeCampaignEmail(campaign: Campaign, recipient: string, random: Random, world: Export): void {
  const write = eventWriter(campaign, recipient, world);
  const { emit } = world;
  const sent = write('SENT', campaign.sentAt, null);
  emit(emailsSent, {
    ...synced(sent, world),
    from: 'Lumen <hello@lumen.example>',
    reply_to: 'hello@lumen.example',
    subject: campaign.subject,
  });
  if (random.chance(0.03)) {
    const bounce = write('BOUNCE', campaign.sentAt + minute, sent);
    emit(emailsBounced, {
      ...synced(bounce, world),
      category: 'UNKNOWN_USER',
      status: '550',
      response: 'No such mailbox',
    });
    return;
  }
  const delivered = write('DELIVERED', campaign.sentAt + minute, sent);
  emit(emailsDelivered, { ...synced(delivered, world), response: '250 2.0.0 OK' });
  if (!random.chance(0.45)) return;
  const browser = random.pick(browsers);
  const opened = write('OPEN', campaign.sentAt + random.between(5, 3_000) * minute, sent);
  emit(emailsOpened, { ...synced(opened, world), duration: random.between(800, 40_000), browser });
  if (!random.chance(0.3)) return;
  const clicked = write('CLICK', opened.at + random.between(5, 90) * 1_000, sent);
  emit(emailsClicked, { ...synced(clicked, world), browser, url: `${shop}/offers` });
}

export function writeUnsubscribe(campaign: Campaign, recipient: string, at: number, world: Export): void {
  const event = eventWriter(campaign, recipient, world)('STATUSCHANGE', at, null);
  world.emit(emailStatusChanges, {
    ...synced(event, world),
    portal_subscription_status: 'UNSUBSCRIBED',
    source: 'SOURCE_RECIPIENT',
    subscriptions: '[]',
  });
}

function eventWriter(campaign: Campaign, recipient: string, world: Export) {
  return (type: string, at: number, sent: EmailEvent | null): EmailEvent => {
    const id = world.ids.uuid(1);
    world.emit(emailEvents, {
      ...synced({ id, at }, world),
      app_id: '113',
      created: timestamp(at),
      email_campaign_id: campaign.id,
      portal_id: portal,
      sent_by_created: sent === null ? null : timestamp(sent.at),
      sent_by_id: sent?.id,
      type,
      filtered_event: false,
      recipient,
    });
    return { id, at };
  };
}

function synced({ id, at }: EmailEvent, { now }: Export) {
  return { id, _fivetran_synced: timestamp(Math.min(syncedAfter(at, now), at + hour)) };
}
