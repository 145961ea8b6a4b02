import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { personalDataScope } from '../kit/caller.ts';
import { adasTables } from './fixture.ts';
import { type MarketingUnderTest, startMarketing } from './testing.ts';

const ada = ['contact:1', 'contact:2'];

describe.each(dialects)('marketing over $name', (dialect) => {
  let marketing: MarketingUnderTest;
  beforeAll(async () => {
    marketing = await startMarketing(await dialect.databaseUrl(), adasTables);
  });
  afterAll(() => marketing[Symbol.asyncDispose]());

  const profileOf = async (selection: string, recordIds = ada, scopes?: string[]) =>
    marketing.customers([recordIds], selection, scopes);

  it('tells who a customer is over both contacts, and what they like', async () => {
    const selection = `asOf preferredChannel contacts { id name email address { street city } } companies { id }
      loyalty { __typename memberId tier tierName points movements { totalCount edges { node { points reason } } } }
      segments { since segment { id name kind } }
      enrichment { edges { node { attribute value isExpired } } }
      all: enrichment(includeExpired: true, attribute: "income_band") { edges { node { attribute isExpired } } }`;
    expect(await profileOf(selection)).toEqual({
      data: {
        _entities: [
          {
            marketing: {
              asOf: '2026-01-06T00:00:00.000Z',
              preferredChannel: 'CHAT',
              contacts: [
                {
                  id: '1',
                  name: 'Ada Lovelace',
                  email: 'Ada@Example.com',
                  address: { street: 'Main St 1', city: 'Berlin' },
                },
                { id: '2', name: 'Ada Lovelace', email: 'ada@work.example', address: { street: null, city: null } },
              ],
              companies: [],
              loyalty: {
                __typename: 'LoyaltyAccount',
                memberId: 'LM-1',
                tier: 'GOLD',
                tierName: 'GOLD',
                points: 100,
                movements: {
                  totalCount: 2,
                  edges: [{ node: { points: -20, reason: 'Reward' } }, { node: { points: 120, reason: 'Purchase' } }],
                },
              },
              segments: [
                { since: '2026-01-02T00:00:00.000Z', segment: { id: '12', name: 'Members', kind: 'MANUAL' } },
                { since: '2026-01-01T00:00:00.000Z', segment: { id: '11', name: 'Readers', kind: 'DYNAMIC' } },
              ],
              enrichment: { edges: [{ node: { attribute: 'hobby', value: 'cycling', isExpired: false } }] },
              all: { edges: [{ node: { attribute: 'income_band', isExpired: true } }] },
            },
          },
        ],
      },
    });
  });

  it('tells what a customer answered, newest first, and the newest scores', async () => {
    const selection = `surveys(first: 2) { totalCount edges { node { kind score comment } } pageInfo { hasNextPage } }
      words: surveys(kind: TEXT) { edges { node { kind score comment surveyName } } }
      latestNps { score npsGroup submittedAt } latestCsat { score npsGroup }`;
    expect(await profileOf(selection)).toEqual({
      data: {
        _entities: [
          {
            marketing: {
              surveys: {
                totalCount: 4,
                edges: [
                  { node: { kind: 'NPS', score: 3, comment: null } },
                  { node: { kind: 'TEXT', score: null, comment: 'Too dark' } },
                ],
                pageInfo: { hasNextPage: true },
              },
              words: {
                edges: [{ node: { kind: 'TEXT', score: null, comment: 'Too dark', surveyName: 'After purchase' } }],
              },
              latestNps: { score: 3, npsGroup: 'DETRACTOR', submittedAt: '2026-01-06T00:00:00.000Z' },
              latestCsat: { score: 4, npsGroup: null },
            },
          },
        ],
      },
    });
  });

  it.each([
    'asOf preferredChannel contacts { id } companies { id }',
    'mayContact(channel: EMAIL, purpose: MARKETING) consents { status contact { id } }',
    'consentHistory { totalCount edges { node { status contact { id } } } }',
    'segments { since segment { members(first: 1) { totalCount edges { node { contact { id } } } } } }',
    'engagements { totalCount edges { node { url formName contact { id } campaign { counts { opened clickedBy } } } } }',
    'engagementCounts { count } lastEngagement { id } surveys { totalCount } latestNps { score } latestCsat { score }',
    'loyalty { points movements { totalCount } } enrichment { totalCount edges { node { value } } }',
  ])('sends as many statements for a hundred customers as for one: %s', async (selection) => {
    const counts = [];
    for (const size of [1, 10, 100]) {
      const before = marketing.subgraph.statements();
      const recordIds = Array.from({ length: size }, (_, index) => (index % 2 === 0 ? ada : ['contact:1']));
      const answer = await marketing.customers(recordIds, selection);
      expect(answer.errors).toBeUndefined();
      counts.push(marketing.subgraph.statements() - before);
    }
    expect(new Set(counts).size).toBe(1);
  });

  it('masks personal data from a caller without the scope', async () => {
    const selection = `contacts { name email mobilePhone birthDate address { street city postalCode } }
      engagements(kinds: [WEB_SEARCH, EMAIL_SENT]) { edges { node { searchTerm recipient } } }
      surveys(kind: TEXT) { edges { node { comment } } } enrichment { edges { node { value } } }`;
    expect(await profileOf(selection, ['contact:1'], [])).toEqual({
      data: {
        _entities: [
          {
            marketing: {
              contacts: [
                {
                  name: 'A*** L***',
                  email: 'A***@Example.com',
                  mobilePhone: '***42',
                  birthDate: null,
                  address: { street: '***', city: 'Berlin', postalCode: '***' },
                },
              ],
              engagements: {
                edges: [
                  { node: { searchTerm: null, recipient: 'a***@example.com' } },
                  { node: { searchTerm: '***', recipient: null } },
                ],
              },
              surveys: { edges: [{ node: { comment: '***' } }] },
              enrichment: { edges: [{ node: { value: '***' } }] },
            },
          },
        ],
      },
    });
  });

  it('masks a member number and a website that hold an email address from a caller without the scope', async () => {
    const contact = {
      id: '1',
      property_loyalty_member_id: 'nora.quist@mail.example',
      property_website: 'https://pages.example/nora@mail.example/shop?name=nora',
    };
    await using marketing = await startMarketing(await dialect.databaseUrl(), [['contact', [contact]]]);
    const selection = 'loyalty { memberId } contacts { website }';
    const told = async (scopes?: string[]) => {
      const { data } = await marketing.customers([['contact:1']], selection, scopes);
      return JSON.stringify(data);
    };
    expect(await told()).toContain('nora.quist@mail.example');
    const masked = await told([]);
    expect(masked).not.toMatch(/nora/i);
    expect(masked).toContain('"memberId":"n***@mail.example"');
    expect(masked).toContain('"website":"https://pages.example/***/shop"');
  });

  it('masks what marketing wrote about a company from a caller without the scope', async () => {
    const company = { id: '1', property_name: 'Engines', property_description: 'ask for Nora Quist, +49 30 901820' };
    await using marketing = await startMarketing(await dialect.databaseUrl(), [['company', [company]]]);
    const told = async (scopes: string[]) =>
      (await marketing.ask('{ marketingCompany(id: "1") { description } }', { scopes })).data;
    expect(await told([])).toEqual({ marketingCompany: { description: '***' } });
    expect(await told([personalDataScope])).toEqual({
      marketingCompany: { description: company.property_description },
    });
  });

  it('answers for a contact or company that was merged away with the survivor, and not for one that is not there', async () => {
    const query = `{ old: marketingContact(id: "3") { id } none: marketingContact(id: "404") { id }
      company: marketingCompany(id: "9") { id } noCompany: marketingCompany(id: "404") { id } }`;
    const data = { old: { id: '1' }, none: null, company: { id: '8' }, noCompany: null };
    expect(await marketing.ask(query)).toEqual({ data });
    expect(await profileOf('asOf', [])).toEqual({ data: { _entities: [{ marketing: null }] } });
  });

  it('tells of as many contacts as are asked for, of those that there are', async () => {
    expect(await profileOf('contacts(first: 1) { id } companies(first: 1) { id }', ['contact:nobody', ...ada])).toEqual(
      {
        data: { _entities: [{ marketing: { contacts: [{ id: '1' }], companies: [] } }] },
      },
    );
  });

  it('knows a company as a customer without contacts', async () => {
    const selection = 'contacts { id } companies { id name domain } engagementCounts { count } preferredChannel';
    expect(await profileOf(selection, ['company:8'])).toEqual({
      data: {
        _entities: [
          {
            marketing: {
              contacts: [],
              companies: [{ id: '8', name: 'Engines Ltd', domain: 'engines.example' }],
              engagementCounts: [],
              preferredChannel: null,
            },
          },
        ],
      },
    });
  });
});
