import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { openDepartmentDatabase } from '../kit/department.ts';
import { adasTables } from './fixture.ts';
import { migrations } from './migrations.ts';
import { importTables, type MarketingUnderTest, startMarketing, type Table } from './testing.ts';

const ada = ['contact:1', 'contact:2'];
const may = (channel: string, purpose: string) => `mayContact(channel: ${channel}, purpose: ${purpose})`;

const withdrawnByUnsubscribing = (purpose: string) => ({
  channel: 'EMAIL',
  purpose,
  status: 'WITHDRAWN',
  legalBasis: null,
  source: 'Unsubscribed from an email',
  changedAt: '2026-01-04T10:00:00.000Z',
  contact: { id: '1' },
});

const contact = (email: string, day: string): Table => [
  'contact',
  [{ id: '1', property_email: email, property_lastmodifieddate: `2026-01-${day} 00:00:00` }],
];
const granted = (day: string): Table => [
  'communication_preference',
  [
    {
      contact_id: '1',
      channel: 'EMAIL',
      purpose: 'NEWSLETTER',
      status: 'SUBSCRIBED',
      timestamp: `2026-01-${day} 00:00:00`,
    },
  ],
];
const unsubscribedAt = (recipient: string): Table[] => [
  ['email_event', [{ id: '7a', type: 'STATUSCHANGE', recipient, created: '2026-01-04 00:00:00' }]],
  ['email_event_status_change', [{ id: '7a', portal_subscription_status: 'UNSUBSCRIBED' }]],
];

describe.each(dialects)('consent over $name', (dialect) => {
  let marketing: MarketingUnderTest;
  beforeAll(async () => {
    marketing = await startMarketing(await dialect.databaseUrl(), adasTables);
  });
  afterAll(() => marketing[Symbol.asyncDispose]());

  it('is the newest statement per channel and purpose; an unsubscribe withdraws all but service, and of two at once the withdrawal counts', async () => {
    const selection = 'consents { channel purpose status legalBasis source changedAt contact { id } }';
    expect(await marketing.customers([ada], selection)).toEqual({
      data: {
        _entities: [
          {
            marketing: {
              consents: [
                ...['MARKETING', 'NEWSLETTER', 'PROFILING', 'RESEARCH'].map(withdrawnByUnsubscribing),
                {
                  channel: 'SMS',
                  purpose: 'SERVICE',
                  status: 'WITHDRAWN',
                  legalBasis: 'CONSENT',
                  source: 'Form',
                  changedAt: '2026-01-02T10:00:00.000Z',
                  contact: { id: '2' },
                },
              ],
            },
          },
        ],
      },
    });
  });

  it('allows only what was granted and not withdrawn since', async () => {
    const selection = `marketing: ${may('EMAIL', 'MARKETING')} newsletter: ${may('EMAIL', 'NEWSLETTER')}
      service: ${may('SMS', 'SERVICE')} neverAsked: ${may('POST', 'RESEARCH')}
      consents(channel: EMAIL, purpose: NEWSLETTER) { status }`;
    expect(await marketing.customers([ada, ['contact:2']], selection)).toEqual({
      data: {
        _entities: [
          {
            marketing: {
              marketing: false,
              newsletter: false,
              service: false,
              neverAsked: false,
              consents: [{ status: 'WITHDRAWN' }],
            },
          },
          {
            marketing: {
              marketing: false,
              newsletter: true,
              service: false,
              neverAsked: false,
              consents: [{ status: 'GRANTED' }],
            },
          },
        ],
      },
    });
  });

  it('keeps its history, unsubscribes included, and no subscription that was merely changed', async () => {
    const selection = `consentHistory(channel: EMAIL) { totalCount edges { node { purpose status changedAt } } }`;
    expect(await marketing.customers([ada], selection)).toEqual({
      data: {
        _entities: [
          {
            marketing: {
              consentHistory: {
                totalCount: 7,
                edges: [
                  ...['RESEARCH', 'PROFILING', 'NEWSLETTER', 'MARKETING'].map((purpose) => ({
                    node: { purpose, status: 'WITHDRAWN', changedAt: '2026-01-04T10:00:00.000Z' },
                  })),
                  { node: { purpose: 'NEWSLETTER', status: 'GRANTED', changedAt: '2026-01-02T10:00:00.000Z' } },
                  { node: { purpose: 'NEWSLETTER', status: 'WITHDRAWN', changedAt: '2026-01-01T10:00:00.000Z' } },
                  { node: { purpose: 'MARKETING', status: 'GRANTED', changedAt: '2026-01-01T10:00:00.000Z' } },
                ],
              },
            },
          },
        ],
      },
    });
  });

  it('is withdrawn for all but service as long as the row says that its contact wants no email, whatever was granted', async () => {
    const row = (optOut: boolean, day: string): Table => [
      'contact',
      [
        {
          ...{ id: '1', property_email: 'ada@x.example', property_hs_email_optout: optOut },
          property_lastmodifieddate: `2026-01-${day} 00:00:00`,
        },
      ],
    ];
    const selection = `newsletter: ${may('EMAIL', 'NEWSLETTER')} consents(channel: EMAIL) { purpose status source changedAt }`;
    await using opted = await startMarketing(await dialect.databaseUrl(), [granted('02'), row(true, '01')]);
    const withdrawn = (purpose: string) => ({
      ...{ purpose, status: 'WITHDRAWN', source: 'Opted out of all email' },
      changedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(await opted.customers([['contact:1']], selection)).toMatchObject({
      data: {
        _entities: [
          {
            marketing: {
              newsletter: false,
              consents: ['MARKETING', 'NEWSLETTER', 'PROFILING', 'RESEARCH'].map(withdrawn),
            },
          },
        ],
      },
    });
    await using again = await startMarketing(await dialect.databaseUrl(), [
      granted('02'),
      row(true, '01'),
      row(false, '03'),
    ]);
    expect(await again.customers([['contact:1']], selection)).toMatchObject({
      data: {
        _entities: [{ marketing: { newsletter: true, consents: [{ purpose: 'NEWSLETTER', status: 'GRANTED' }] } }],
      },
    });
  });

  it('stays withdrawn, and in the history, when a contact who unsubscribed gets another address, until the contact grants it again', async () => {
    const moved = [contact('old@x.example', '01'), granted('02'), contact('new@x.example', '06')];
    const unsubscribed = unsubscribedAt('Old@x.example');
    const selection = `${may('EMAIL', 'NEWSLETTER')} consents(purpose: NEWSLETTER) { status }
      consentHistory(purpose: NEWSLETTER) { edges { node { status } } }`;
    const answer = (...statuses: string[]) => ({
      mayContact: statuses[0] === 'GRANTED',
      consents: [{ status: statuses[0] }],
      consentHistory: { edges: statuses.map((status) => ({ node: { status } })) },
    });
    for (const tables of [
      [...moved, ...unsubscribed],
      [...unsubscribed, ...moved.toReversed()],
    ]) {
      await using told = await startMarketing(await dialect.databaseUrl(), tables);
      expect(await told.customers([['contact:1']], selection)).toEqual({
        data: { _entities: [{ marketing: answer('WITHDRAWN', 'GRANTED') }] },
      });
    }
    await using again = await startMarketing(await dialect.databaseUrl(), [...moved, ...unsubscribed, granted('08')]);
    expect(await again.customers([['contact:1']], selection)).toEqual({
      data: { _entities: [{ marketing: answer('GRANTED', 'WITHDRAWN', 'GRANTED') }] },
    });
  });

  it('is withdrawn at an additional address of a contact, which is what HubSpot leaves of a contact that it merged', async () => {
    const merged: Table = [
      'contact',
      [{ id: '1', property_email: 'ada@x.example', property_hs_additional_emails: 'Ada@Old.example; a.l@x.example' }],
    ];
    for (const unsubscribed of ['ada@old.example', 'a.l@x.example']) {
      const tables = [merged, granted('02'), ...unsubscribedAt(unsubscribed)];
      await using told = await startMarketing(await dialect.databaseUrl(), tables);
      expect(await told.customers([['contact:1']], may('EMAIL', 'NEWSLETTER'))).toEqual({
        data: { _entities: [{ marketing: { mayContact: false } }] },
      });
    }
  });

  it.each([
    [[['UNSUBSCRIBED', 'Unsubscribed']], false],
    [[['UNSUBSCRIBED', 'SUBSCRIBED']], true],
    [[[]], true],
  ])(
    'is withdrawn by whoever leaves all subscriptions that an event lists, %j, which leaves mayContact %s',
    async ([statuses = []], mayContact) => {
      const subscriptions = JSON.stringify(statuses.map((status, id) => ({ id, status })));
      await using told = await startMarketing(await dialect.databaseUrl(), [
        contact('ada@x.example', '01'),
        granted('02'),
        [
          'email_event',
          [{ id: '7a', type: 'STATUSCHANGE', recipient: 'ada@x.example', created: '2026-01-04 00:00:00' }],
        ],
        ['email_event_status_change', [{ id: '7a', subscriptions }]],
      ]);
      expect(await told.customers([['contact:1']], may('EMAIL', 'NEWSLETTER'))).toEqual({
        data: { _entities: [{ marketing: { mayContact } }] },
      });
    },
  );

  it.each([
    ['PORTAL_STATUS', 'UNSUBSCRIBED', false],
    ['PORTAL_STATUS', 'SUBSCRIBED', true],
    ['SUBSCRIPTION_STATUS', 'UNSUBSCRIBED', true],
    ['PORTAL_BOUNCE', 'BOUNCED', true],
  ])('after a change of %s to %s in the timeline of subscriptions leaves mayContact %s', async (...of) => {
    const [changeType, change, mayContact] = of;
    const changes = JSON.stringify([{ change, source: 'SOURCE_RECIPIENT', portalId: 1, changeType }]);
    await using told = await startMarketing(await dialect.databaseUrl(), [
      contact('ada@x.example', '01'),
      granted('02'),
      ['subscription_change', [{ timestamp: '2026-01-04 00:00:00', portalId: 1, recipient: 'Ada@X.example', changes }]],
    ]);
    expect(await told.customers([['contact:1']], may('EMAIL', 'NEWSLETTER'))).toEqual({
      data: { _entities: [{ marketing: { mayContact } }] },
    });
  });

  it('stays withdrawn at the address of a state that is over, of which nothing is left once the contact has no active one', async () => {
    const url = await dialect.databaseUrl();
    const [first, second] = ['2026-01-05 00:00:00', '2026-01-06 00:00:00'];
    const state = (email: string, _fivetran_start: string, _fivetran_end: string, _fivetran_active: boolean) => ({
      ...{ id: '1', property_email: email, _fivetran_active, _fivetran_start, _fivetran_end, _fivetran_synced: second },
    });
    const now = state('new@x.example', second, '9999-12-31 23:59:59', true);
    const then = state('Old@x.example', first, '2026-01-05 23:59:59', false);
    {
      await using told = await startMarketing(url, [
        ['contact', [now, then]],
        granted('02'),
        ...unsubscribedAt('old@x.example'),
      ]);
      expect(await told.customers([['contact:1']], may('EMAIL', 'NEWSLETTER'))).toEqual({
        data: { _entities: [{ marketing: { mayContact: false } }] },
      });
    }
    const over = { ...now, _fivetran_active: false, _fivetran_end: '2026-01-07 00:00:00' };
    const database = await openDepartmentDatabase({ migrations }, url);
    await importTables(database, ['contact', [over, then]]);
    expect((await sql`select * from contact_email`.execute(database.untyped)).rows).toEqual([]);
    expect((await sql`select id, email from contact`.execute(database.untyped)).rows).toEqual([
      { id: '1', email: null },
    ]);
    await database.close();
  });

  it('stays withdrawn at an address that a contact had before the upgrade that remembers it', async () => {
    const url = await dialect.databaseUrl();
    const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '008'));
    const database = await openDepartmentDatabase({ migrations: before }, url);
    await sql`insert into contact (id, version, content_hash, email, email_key)
      values ('1', 1, '', 'Old@x.example', 'old@x.example')`.execute(database.untyped);
    await database.close();
    const since = [...unsubscribedAt('old@x.example'), granted('02'), contact('new@x.example', '06')];
    await using upgraded = await startMarketing(url, since);
    expect(await upgraded.customers([['contact:1']], may('EMAIL', 'NEWSLETTER'))).toEqual({
      data: { _entities: [{ marketing: { mayContact: false } }] },
    });
  });

  it('given again after an unsubscribe is a consent', async () => {
    const again: Table = [
      'communication_preference',
      [
        {
          contact_id: '2',
          channel: 'EMAIL',
          purpose: 'MARKETING',
          status: 'SUBSCRIBED',
          timestamp: '2026-01-09 00:00:00',
        },
      ],
    ];
    await using later = await startMarketing(await dialect.databaseUrl(), [again, ...adasTables]);
    expect(await later.customers([ada], may('EMAIL', 'MARKETING'))).toEqual({
      data: { _entities: [{ marketing: { mayContact: true } }] },
    });
  });
});
