import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { adasTables } from './fixture.ts';
import { type MarketingUnderTest, startMarketing } from './testing.ts';

const ada = ['contact:1', 'contact:2'];

describe.each(dialects)('engagement over $name', (dialect) => {
  let marketing: MarketingUnderTest;
  beforeAll(async () => {
    marketing = await startMarketing(await dialect.databaseUrl(), adasTables);
  });
  afterAll(() => marketing[Symbol.asyncDispose]());

  it('is listed newest first over all contacts and addresses of a customer, machines left out', async () => {
    const selection = 'engagements { totalCount edges { node { id kind } } }';
    expect(await marketing.customers([ada], selection)).toEqual({
      data: {
        _entities: [
          {
            marketing: {
              engagements: {
                totalCount: 10,
                edges: [
                  { node: { id: 'event:2', kind: 'PAGE_VISITED' } },
                  { node: { id: 'event:1', kind: 'PAGE_VISITED' } },
                  { node: { id: 'email:n1', kind: 'EMAIL_STATUS_CHANGED' } },
                  { node: { id: 'email:u1', kind: 'EMAIL_UNSUBSCRIBED' } },
                  { node: { id: 'email:o2', kind: 'EMAIL_OPENED' } },
                  { node: { id: 'email:c1', kind: 'EMAIL_CLICKED' } },
                  { node: { id: 'email:o1', kind: 'EMAIL_OPENED' } },
                  { node: { id: 'email:s1', kind: 'EMAIL_SENT' } },
                  { node: { id: 'event:3', kind: 'WEB_SEARCH' } },
                  { node: { id: 'form:7', kind: 'FORM_SUBMITTED' } },
                ],
              },
            },
          },
        ],
      },
    });
  });

  it('is counted per kind, and what was merely sent is not the last thing a customer did', async () => {
    const selection = `engagementCounts { kind count lastAt } lastEngagement { kind title errorCode device properties { name value } }`;
    expect(await marketing.customers([ada, ['contact:4']], selection)).toEqual({
      data: {
        _entities: [
          {
            marketing: {
              engagementCounts: [
                { kind: 'EMAIL_CLICKED', count: 1, lastAt: '2026-01-03T11:01:00.000Z' },
                { kind: 'EMAIL_OPENED', count: 2, lastAt: '2026-01-03T12:00:00.000Z' },
                { kind: 'EMAIL_SENT', count: 1, lastAt: '2026-01-03T10:00:00.000Z' },
                { kind: 'EMAIL_STATUS_CHANGED', count: 1, lastAt: '2026-01-04T11:00:00.000Z' },
                { kind: 'EMAIL_UNSUBSCRIBED', count: 1, lastAt: '2026-01-04T10:00:00.000Z' },
                { kind: 'FORM_SUBMITTED', count: 1, lastAt: '2026-01-01T09:00:00.000Z' },
                { kind: 'PAGE_VISITED', count: 2, lastAt: '2026-01-05T10:05:00.000Z' },
                { kind: 'WEB_SEARCH', count: 1, lastAt: '2026-01-02T10:00:00.000Z' },
              ],
              lastEngagement: {
                kind: 'PAGE_VISITED',
                title: 'Payment failed',
                errorCode: 'processing_error',
                device: 'mobile',
                properties: [{ name: 'step', value: '3' }],
              },
            },
          },
          {
            marketing: {
              engagementCounts: [
                { kind: 'EMAIL_BOUNCED', count: 1, lastAt: '2026-01-03T10:00:01.000Z' },
                { kind: 'EMAIL_SENT', count: 1, lastAt: '2026-01-03T10:00:00.000Z' },
              ],
              lastEngagement: null,
            },
          },
        ],
      },
    });
  });

  it('carries the details of an email event, its campaign and its contact', async () => {
    const query = `{ sent: engagement(id: "email:s1") { emailSubject recipient contact { id } campaign { name } }
      click: engagement(id: "email:c1") { url browser } form: engagement(id: "form:7") { formName recipient }
      bounce: engagement(id: "email:b2") { bounceCategory serverResponse contact { id } }
      old: engagement(id: "email:u1") { contact { id } } machine: engagement(id: "email:o3") { id } }`;
    expect(await marketing.ask(query)).toEqual({
      data: {
        sent: {
          emailSubject: 'Two days, double points',
          recipient: 'ada@example.com',
          contact: { id: '1' },
          campaign: { name: 'Member days' },
        },
        click: { url: 'https://shop.example/offers', browser: 'Chrome' },
        form: { formName: 'Ask for an offer', recipient: null },
        bounce: { bounceCategory: 'UNKNOWN_USER', serverResponse: 'No such mailbox', contact: { id: '4' } },
        old: { contact: { id: '1' } },
        machine: null,
      },
    });
  });

  it('shows an address without what was searched for, and for whom, to a caller without the scope for personal data', async () => {
    const query = '{ engagement(id: "event:3") { url searchTerm } }';
    const [shown, whole] = ['https://shop.example/search', '?q=floor+lamp&email=ada%40example.com'];
    expect(await marketing.ask(query, { scopes: [] })).toEqual({
      data: { engagement: { url: shown, searchTerm: '***' } },
    });
    expect(await marketing.ask(query)).toMatchObject({ data: { engagement: { url: `${shown}${whole}` } } });
  });

  it('masks the title of what the customer may have written themselves from a caller without the scope for personal data', async () => {
    const event = { contact_id: '1', occurred_at: '2026-01-05 10:00:00', title: 'Call me, Ada' };
    const types = ['VISITED_PAGE', 'TEXT_MESSAGE', 'e_whatsapp_message'];
    const events = types.map((event_type, place) => ({ ...event, event_type, id: String(place) }));
    await using told = await startMarketing(await dialect.databaseUrl(), [['behavioral_event', events]]);
    const query =
      '{ page: engagement(id: "event:0") { title } text: engagement(id: "event:1") { title } other: engagement(id: "event:2") { kind title } }';
    const [title, masked] = ['Call me, Ada', '***'];
    const answer = (text: string) => ({
      data: { page: { title }, text: { title: text }, other: { kind: 'OTHER', title: text } },
    });
    expect(await told.ask(query, { scopes: [] })).toEqual(answer(masked));
    expect(await told.ask(query)).toEqual(answer(title));
  });

  it('masks the subject line that was sent, but not that of its campaign, from a caller without the scope for personal data', async () => {
    const query = '{ engagement(id: "email:s1") { emailSubject campaign { subject } } }';
    const answer = (emailSubject: string) => ({
      data: { engagement: { emailSubject, campaign: { subject: 'Two days, double points' } } },
    });
    expect(await marketing.ask(query, { scopes: [] })).toEqual(answer('***'));
    expect(await marketing.ask(query)).toEqual(answer('Two days, double points'));
  });

  it('pages with cursors, each engagement once, filtered by kind and time', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const query = `query ($after: String) { marketingContact(id: "1") {
        engagements(first: 2, after: $after, kinds: [EMAIL_OPENED, PAGE_VISITED, EMAIL_UNSUBSCRIBED], since: "2026-01-03T11:30:00Z") {
          edges { node { id } } pageInfo { hasNextPage endCursor } } } }`;
      const answer = await marketing.ask(query, { variables: { after } });
      const page = JSON.parse(JSON.stringify(answer)).data.marketingContact.engagements;
      seen.push(...page.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['event:1', 'email:u1', 'email:o2']);
  });

  it('of a campaign is counted in emails and in people', async () => {
    const query = `{ campaigns(kind: BATCH) { totalCount edges { node { id name kind firstSentAt
      counts { sent delivered bounced opened openedBy clicked clickedBy unsubscribed spamReported }
      engagements(kinds: [EMAIL_CLICKED]) { edges { node { id } } } } } } campaign(id: "404") { id } }`;
    expect(await marketing.ask(query)).toEqual({
      data: {
        campaigns: {
          totalCount: 1,
          edges: [
            {
              node: {
                id: '75',
                name: 'Member days',
                kind: 'BATCH',
                firstSentAt: '2026-01-03T10:00:00.000Z',
                counts: {
                  sent: 2,
                  delivered: 0,
                  bounced: 1,
                  opened: 2,
                  openedBy: 1,
                  clicked: 1,
                  clickedBy: 1,
                  unsubscribed: 1,
                  spamReported: 0,
                },
                engagements: { edges: [{ node: { id: 'email:c1' } }] },
              },
            },
          ],
        },
        campaign: null,
      },
    });
  });

  it('of a segment counts a member once, also when a merge brought two memberships together', async () => {
    const query = `{ segments { edges { node { name members { totalCount edges { node { contact { id } } } } } } } }`;
    expect(await marketing.ask(query)).toEqual({
      data: {
        segments: {
          edges: [
            { node: { name: 'Members', members: { totalCount: 1, edges: [{ node: { contact: { id: '2' } } }] } } },
            {
              node: {
                name: 'Readers',
                members: {
                  totalCount: 2,
                  edges: [{ node: { contact: { id: '1' } } }, { node: { contact: { id: '4' } } }],
                },
              },
            },
          ],
        },
      },
    });
  });
});
