import { day, timestamp } from '../../calendar.ts';
import { type Export, syncedAfter } from '../../history.ts';
import { shop } from '../../stories/catalogue.ts';
import { campaigns, forms, lists } from './tables.ts';

export const portal = '4700001';

export const segments = {
  newsletter: { id: '11', name: 'Newsletter readers' },
  loyalty: { id: '12', name: 'Loyalty members' },
  business: { id: '13', name: 'Business contacts' },
  abandoned: { id: '14', name: 'Left at the checkout' },
  leaving: { id: '15', name: 'Likely to leave' },
  recent: { id: '16', name: 'Bought in the last 90 days' },
} as const;

export const formsOffered = [
  { id: '501', name: 'Newsletter sign-up', page: `${shop}/newsletter` },
  { id: '502', name: 'Planning guide', page: `${shop}/guide` },
  { id: '503', name: 'Ask for an offer', page: `${shop}/workspace/offer` },
] as const;

export interface Campaign {
  id: string;
  name: string;
  subject: string;
  sentAt: number;
}

const themes = [
  ['Newsletter', 'Light for longer evenings'],
  ['Outdoor season', 'Your garden after sunset'],
  ['Back to the desk', 'A better light for work'],
  ['Member days', 'Two days, double points'],
  ['Bulb refill', 'Is it time for new bulbs?'],
  ['How did we do?', 'Two minutes for your opinion'],
] as const;

/** One mailing every two weeks over the last year, newest first. */
export function campaignsUntil(now: number): Campaign[] {
  return Array.from({ length: 24 }, (_, index) => {
    const [name, subject] = themes[index % themes.length] ?? themes[0];
    return {
      id: String(75_000_024 - index),
      name: `${name} ${24 - index}`,
      subject,
      sentAt: now - (index * 15 + 5) * day,
    };
  });
}

export function writeHubspotSetup({ emit, now }: Export): void {
  const start = timestamp(now - 1_600 * day);
  const synced = timestamp(syncedAfter(now - day, now));
  for (const { id, name } of Object.values(segments)) {
    emit(lists, {
      id,
      _fivetran_deleted: false,
      _fivetran_synced: synced,
      created_at: start,
      updated_at: start,
      name,
      created_by_id: '9001',
      object_type_id: '0-1',
      processing_status: 'COMPLETE',
      processing_type: 'DYNAMIC',
      list_version: 1,
      filters_updated_at: start,
    });
  }
  for (const { id, name, subject } of campaignsUntil(now)) {
    emit(campaigns, {
      id,
      _fivetran_synced: synced,
      app_id: '113',
      content_id: `9${id}`,
      type: 'BATCH_EMAIL',
      app_name: 'Batch',
      name,
      subject,
    });
  }
  for (const { id, name } of formsOffered) {
    emit(forms, {
      guid: id,
      action: 'POST',
      created_at: start,
      form_type: 'REGULAR',
      method: 'POST',
      name,
      notify_recipients: false,
      portal_id: portal,
      submit_text: 'Send',
      updated_at: start,
    });
  }
}
