import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { adasTables } from './fixture.ts';
import { type MarketingUnderTest, startMarketing, type Table } from './testing.ts';

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
