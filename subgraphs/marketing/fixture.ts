import type { Row, Table } from './testing.ts';

const contact = (id: string, email: string, rest: Row = {}): Row => ({
  id,
  _fivetran_synced: `2026-01-0${id} 00:00:00`,
  property_firstname: 'Ada',
  property_lastname: 'Lovelace',
  property_email: email,
  property_createdate: '2025-01-01 00:00:00',
  ...rest,
});
const preference = (
  contact_id: string,
  purpose: string,
  status: string,
  timestamp: string,
  channel = 'EMAIL',
): Row => ({
  contact_id,
  channel,
  purpose,
  status,
  legal_basis: 'CONSENT',
  source: 'Form',
  timestamp,
});
const email = (id: string, type: string, recipient: string, created: string, filtered_event = 'false'): Row => ({
  id,
  type,
  recipient,
  created,
  filtered_event,
  email_campaign_id: '75',
});
const visit = (id: string, contact_id: string, occurred_at: string, rest: Row = {}): Row => ({
  id,
  contact_id,
  event_type: 'VISITED_PAGE',
  occurred_at,
  ...rest,
});
const answer = (id: string, kind: string, value: string, at: string): Row => ({
  id,
  contact_id: '1',
  property_hs_survey_type: kind,
  property_hs_survey_name: 'After purchase',
  property_hs_value: value,
  property_hs_submission_timestamp: at,
});

/** Ada has the contacts 1 and 2; 3 was merged into 1, and mail to its address is hers. 4 is somebody else. */
export const adasTables: Table[] = [
  [
    'contact',
    [
      contact('1', 'Ada@Example.com', {
        property_hs_merged_object_ids: '3',
        property_preferred_channel: 'SMS',
        property_loyalty_member_id: 'LM-1',
        property_loyalty_tier: 'GOLD',
        property_mobilephone: '+49 170 1234542',
        property_date_of_birth: '1990-12-10',
        property_address: 'Main St 1',
        property_city: 'Berlin',
        property_zip: '10115',
      }),
      contact('2', 'ada@work.example', { property_preferred_channel: 'CHAT' }),
      contact('3', 'ada@old.example', { _fivetran_deleted: 'true' }),
      contact('4', 'bo@example.com'),
    ],
  ],
  [
    'company',
    [
      {
        id: '8',
        property_name: 'Engines Ltd',
        property_domain: 'engines.example',
        property_hs_merged_object_ids: '9',
        _fivetran_synced: '2026-01-01',
      },
      { id: '9', property_name: 'Engines', _fivetran_synced: '2026-01-01' },
    ],
  ],
  [
    'communication_preference',
    [
      preference('1', 'MARKETING', 'SUBSCRIBED', '2026-01-01 10:00:00'),
      preference('1', 'NEWSLETTER', 'UNSUBSCRIBED', '2026-01-01 10:00:00'),
      preference('2', 'NEWSLETTER', 'SUBSCRIBED', '2026-01-02 10:00:00'),
      preference('2', 'SERVICE', 'SUBSCRIBED', '2026-01-02 10:00:00', 'SMS'),
      preference('2', 'SERVICE', 'UNSUBSCRIBED', '2026-01-02 10:00:00', 'SMS'),
    ],
  ],
  [
    'email_event',
    [
      email('s1', 'SENT', 'ada@example.com', '2026-01-03 10:00:00'),
      email('o1', 'OPEN', 'ADA@example.com ', '2026-01-03 11:00:00'),
      email('o2', 'OPEN', 'ada@example.com', '2026-01-03 12:00:00'),
      email('o3', 'OPEN', 'ada@example.com', '2026-01-03 13:00:00', 'true'),
      email('c1', 'CLICK', 'ada@example.com', '2026-01-03 11:01:00'),
      email('u1', 'STATUSCHANGE', 'ada@old.example', '2026-01-04 10:00:00'),
      email('n1', 'STATUSCHANGE', 'ada@work.example', '2026-01-04 11:00:00'),
      email('s2', 'SENT', 'bo@example.com', '2026-01-03 10:00:00'),
      email('b2', 'BOUNCE', 'bo@example.com', '2026-01-03 10:00:01'),
    ],
  ],
  ['email_event_sent', [{ id: 's1', subject: 'Two days, double points', from: 'us' }]],
  ['email_event_click', [{ id: 'c1', url: 'https://shop.example/offers', browser: 'Chrome' }]],
  ['email_event_bounce', [{ id: 'b2', category: 'UNKNOWN_USER', status: '550', response: 'No such mailbox' }]],
  [
    'email_event_status_change',
    [
      { id: 'u1', portal_subscription_status: 'UNSUBSCRIBED', source: 'SOURCE_RECIPIENT' },
      { id: 'n1', portal_subscription_status: 'SUBSCRIBED', source: 'SOURCE_RECIPIENT' },
    ],
  ],
  ['email_campaign', [{ id: '75', name: 'Member days', subject: 'Two days, double points', type: 'BATCH_EMAIL' }]],
  [
    'behavioral_event',
    [
      visit('1', '1', '2026-01-05 10:00:00', { url: 'https://shop.example/cart', title: 'Cart' }),
      visit('2', '2', '2026-01-05 10:05:00', {
        url: 'https://shop.example/error',
        title: 'Payment failed',
        properties: '{"device":"mobile","error_code":"processing_error","step":3}',
      }),
      visit('3', '1', '2026-01-02 10:00:00', {
        ...{ event_type: 'WEB_SEARCH', search_term: 'floor lamp' },
        url: 'https://shop.example/search?q=floor+lamp&email=ada%40example.com',
      }),
    ],
  ],
  ['form', [{ guid: '501', name: 'Ask for an offer', created_at: '2025-01-01 00:00:00' }]],
  [
    'contact_form_submission',
    [{ contact_id: '1', form_id: '501', conversion_id: '7', timestamp: '2026-01-01 09:00:00', title: 'Offers' }],
  ],
  [
    'contact_list',
    [
      { id: '11', name: 'Readers', processing_type: 'DYNAMIC', updated_at: '2025-01-01 00:00:00' },
      { id: '12', name: 'Members', processing_type: 'MANUAL', updated_at: '2025-01-01 00:00:00' },
    ],
  ],
  [
    'contact_list_member',
    [
      { contact_id: '1', contact_list_id: '11', added_at: '2026-01-03 00:00:00' },
      { contact_id: '3', contact_list_id: '11', added_at: '2026-01-01 00:00:00' },
      { contact_id: '2', contact_list_id: '12', added_at: '2026-01-02 00:00:00' },
      { contact_id: '4', contact_list_id: '11', added_at: '2026-01-02 00:00:00' },
    ],
  ],
  [
    'feedback_submission',
    [
      answer('1', 'NPS', '9', '2026-01-01 00:00:00'),
      answer('2', 'NPS', '3', '2026-01-06 00:00:00'),
      answer('3', 'CSAT', '4', '2026-01-02 00:00:00'),
      answer('4', 'TEXT', 'Too dark', '2026-01-03 00:00:00'),
    ],
  ],
  [
    'loyalty_movement',
    [
      {
        id: '1',
        contact_id: '1',
        property_points: 120,
        property_reason: 'Purchase',
        property_occurred_at: '2026-01-01',
      },
      { id: '2', contact_id: '2', property_points: -20, property_reason: 'Reward', property_occurred_at: '2026-01-02' },
    ],
  ],
  [
    'contact_enrichment',
    [
      { contact_id: '1', provider: 'Prisma', attribute: 'hobby', value: 'cycling', observed_at: '2026-01-01' },
      {
        contact_id: '2',
        provider: 'Prisma',
        attribute: 'income_band',
        value: '25k',
        observed_at: '2020-01-01',
        expires_at: '2021-01-01',
      },
    ],
  ],
];
