import type { Table } from './testing.ts';

const created = '2026-01-05T08:00:00.000Z';
export const createdColumn = '2026-01-05 08:00:00.000';
const epoch = Date.parse(created);

/** What the API and what a connector says about the same things. */
export const sameThings: [name: string, apiFile: string, api: object, tables: Table[]][] = [
  [
    'a contact',
    'contacts.json',
    {
      results: [
        {
          id: '1',
          properties: {
            firstname: 'Ada',
            email: 'ada@example.com',
            createdate: created,
            hs_object_id: '1',
            mobilephone: null,
          },
          createdAt: created,
          updatedAt: '2026-01-06T08:00:00.000Z',
          archived: false,
        },
      ],
      paging: { next: { after: '2' } },
    },
    [
      [
        'contact',
        [{ id: '1', property_firstname: 'Ada', property_email: 'ada@example.com', property_createdate: createdColumn }],
      ],
    ],
  ],
  [
    'a company',
    'companies.json',
    {
      results: [
        {
          id: '2',
          properties: { name: 'Engines', domain: 'engines.example', address: 'Mill Lane 1', address2: 'Floor 2' },
          createdAt: created,
          archived: false,
        },
      ],
    },
    [
      [
        'company',
        [
          {
            id: '2',
            property_name: 'Engines',
            property_domain: 'engines.example',
            property_address: 'Mill Lane 1',
            property_address_2: 'Floor 2',
            property_createdate: createdColumn,
          },
        ],
      ],
    ],
  ],
  [
    'a click on an email',
    'email_events.json',
    {
      hasMore: false,
      events: [
        {
          id: 'e1',
          type: 'CLICK',
          recipient: 'Ada@Example.com',
          created: epoch,
          emailCampaignId: 75,
          url: 'https://shop.example',
          browser: { name: 'Chrome', family: 'Chrome' },
          sentBy: { id: 'e0', created: epoch },
          filteredEvent: false,
        },
      ],
    },
    [
      [
        'email_event',
        [
          {
            id: 'e1',
            type: 'CLICK',
            recipient: 'Ada@Example.com',
            created: createdColumn,
            email_campaign_id: '75',
            sent_by_id: 'e0',
            sent_by_created: epoch,
            filtered_event: 'false',
          },
        ],
      ],
      ['email_event_click', [{ id: 'e1', url: 'https://shop.example', browser: 'Chrome' }]],
    ],
  ],
  [
    'a visit of a page',
    'behavioral_events.jsonl',
    {
      id: 'b1',
      objectType: 'CONTACT',
      objectId: '1',
      eventType: 'e_visited_page',
      occurredAt: created,
      properties: {
        hs_url: 'https://shop.example/cart',
        hs_title: 'Cart',
        device: 'mobile',
        error_code: 'E7',
        referrer: 'ad',
      },
    },
    [
      [
        'behavioral_event',
        [
          {
            id: 'b1',
            object_type: 'CONTACT',
            contact_id: '1',
            event_type: 'e_visited_page',
            occurred_at: createdColumn,
            url: 'https://shop.example/cart',
            title: 'Cart',
            properties: '{"device":"mobile","error_code":"E7","referrer":"ad"}',
          },
        ],
      ],
    ],
  ],
  [
    'a survey response of an associated contact',
    'feedback_submissions.json',
    {
      results: [
        {
          id: 'f1',
          properties: {
            hs_survey_type: 'NPS',
            hs_value: '9',
            hs_content: 'Nice',
            hs_submission_timestamp: String(epoch),
          },
          createdAt: created,
          archived: false,
          associations: { contacts: { results: [{ id: '1', type: 'feedback_submission_to_contact' }] } },
        },
      ],
    },
    [
      [
        'feedback_submission',
        [
          {
            id: 'f1',
            contact_id: '1',
            property_hs_survey_type: 'NPS',
            property_hs_value: '9',
            property_hs_content: 'Nice',
            property_hs_submission_timestamp: createdColumn,
            created_at: created,
          },
        ],
      ],
    ],
  ],
  [
    'a list',
    'lists.json',
    { lists: [{ listId: '11', name: 'Readers', processingType: 'DYNAMIC', createdAt: created, updatedAt: created }] },
    [
      [
        'contact_list',
        [{ id: '11', name: 'Readers', processing_type: 'DYNAMIC', created_at: created, updated_at: created }],
      ],
    ],
  ],
  [
    'a membership',
    'memberships.jsonl',
    { listId: '11', recordId: '1', membershipTimestamp: created },
    [['contact_list_member', [{ contact_list_id: '11', contact_id: '1', added_at: createdColumn }]]],
  ],
  [
    'the members of one list',
    'list_11_memberships.json',
    { results: [{ recordId: '1', membershipTimestamp: created }], paging: {}, total: 1 },
    [['contact_list_member', [{ contact_list_id: '11', contact_id: '1', added_at: createdColumn }]]],
  ],
  [
    'a preference',
    'communication_preferences.jsonl',
    {
      contactId: '1',
      channel: 'EMAIL',
      purpose: 'MARKETING',
      status: 'SUBSCRIBED',
      legalBasis: 'PERFORMANCE_OF_CONTRACT',
      timestamp: created,
    },
    [
      [
        'communication_preference',
        [
          {
            contact_id: '1',
            channel: 'EMAIL',
            purpose: 'MARKETING',
            status: 'SUBSCRIBED',
            legal_basis: 'CONTRACT',
            timestamp: createdColumn,
          },
        ],
      ],
    ],
  ],
];
