import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { personalDataScope } from '../kit/caller.ts';
import { openDepartmentDatabase, startDepartment } from '../kit/department.ts';
import { writeBatch } from '../kit/import/write-batch.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { department } from './subgraph.ts';
import { day, start, world } from './support-fixture.ts';

const profile = `{ support {
  __typename asOf requesters { id } organizations { id domains }
  openTicketCount lastContactAt
  satisfaction { good bad latest { id score ticket { id } agent { id } } }
  contactEffort { tickets customerMessages agentHandoffs groupHandoffs departmentHandoffs reopenings repeatContacts }
  tickets(first: 2) {
    totalCount
    edges { node { id tags requester { id } assignee { id } messages { totalCount edges { node { from } } } } }
    pageInfo { hasNextPage }
  }
  handoffs(kind: AGENT) { edges { node { at fromAgent { id } toAgent { id } ticket { id } } } }
} }`;

const ofCustomers = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer ${profile} } }`;
const customers = (recordIds: string[][]) => ({
  of: recordIds.map((supportRecordIds, index) => ({ __typename: 'Customer', id: `c${index}`, supportRecordIds })),
});

describe.each(dialects)('support over $name', (dialect) => {
  let subgraph: Subgraph;

  beforeAll(async () => {
    const databaseUrl = await dialect.databaseUrl();
    const database = await openDepartmentDatabase(department, databaseUrl);
    await writeBatch(database, department.import.entities, world);
    await database.close();
    subgraph = await startDepartment(department, { databaseUrl });
  });
  afterAll(() => subgraph.close());

  const ask = (query: string, variables = {}) =>
    subgraph.execute({
      query,
      variables,
      requestId: 'test',
      caller: { subject: 'test', scopes: new Set([personalDataScope]) },
    });

  it('tells of a customer with two requesters over both of them', async () => {
    expect(await ask(ofCustomers, customers([['requester:r1', 'requester:r2']]))).toEqual({
      data: {
        _entities: [
          {
            support: {
              __typename: 'SupportProfile',
              asOf: '2026-01-01T00:00:00.000Z',
              requesters: [{ id: 'r1' }, { id: 'r2' }],
              organizations: [],
              openTicketCount: 1,
              lastContactAt: '2026-01-11T00:00:00.000Z',
              satisfaction: {
                good: 1,
                bad: 1,
                latest: { id: 'ticket:T2', score: 'GOOD', ticket: { id: 'T2' }, agent: null },
              },
              contactEffort: {
                tickets: 3,
                customerMessages: 4,
                agentHandoffs: 1,
                groupHandoffs: 1,
                departmentHandoffs: 1,
                reopenings: 1,
                repeatContacts: 2,
              },
              tickets: {
                totalCount: 3,
                edges: [
                  {
                    node: {
                      id: 'T3',
                      tags: [],
                      requester: { id: 'r2' },
                      assignee: null,
                      messages: { totalCount: 0, edges: [] },
                    },
                  },
                  {
                    node: {
                      id: 'T2',
                      tags: ['billing'],
                      requester: { id: 'r2' },
                      assignee: null,
                      messages: {
                        totalCount: 4,
                        edges: ['CUSTOMER', 'BOT', 'CUSTOMER', 'SYSTEM'].map((from) => ({ node: { from } })),
                      },
                    },
                  },
                ],
                pageInfo: { hasNextPage: true },
              },
              handoffs: {
                edges: [
                  {
                    node: {
                      at: '2026-01-04T00:00:00.000Z',
                      fromAgent: { id: 'a1' },
                      toAgent: { id: 'a2' },
                      ticket: { id: 'T1' },
                    },
                  },
                ],
              },
            },
          },
        ],
      },
    });
  });

  it('tells of as many requesters and organizations as are asked for, of those that there are', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer {
      support { requesters(first: 1) { id } organizations(first: 1) { domains } } } } }`;
    expect(
      await ask(query, customers([['requester:nobody', 'requester:r1', 'requester:r2', 'organization:o1']])),
    ).toEqual({
      data: {
        _entities: [{ support: { requesters: [{ id: 'r1' }], organizations: [{ domains: ['acme.example'] }] } }],
      },
    });
  });

  it('tells of a company by the tickets of the people who write for it', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer {
      support { organizations { domains } requesters { id } tickets { edges { node { id } } } } } } }`;
    expect(await ask(query, customers([['organization:o1']]))).toEqual({
      data: {
        _entities: [
          {
            support: {
              organizations: [{ domains: ['acme.example'] }],
              requesters: [],
              tickets: { edges: [{ node: { id: 'T1' } }] },
            },
          },
        ],
      },
    });
  });

  it('counts a ticket once for a customer who is its requester and its organization', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer {
      support { openTicketCount contactEffort { tickets } tickets { totalCount } } } } }`;
    expect(await ask(query, customers([['requester:r1', 'organization:o1']]))).toEqual({
      data: {
        _entities: [{ support: { openTicketCount: 1, contactEffort: { tickets: 1 }, tickets: { totalCount: 1 } } }],
      },
    });
  });

  it('counts the effort of the last days by when each thing happened', async () => {
    const days = Math.ceil((Date.now() - start) / day);
    const query = `{ requester(id: "r1") { contactEffort(lastDays: ${days - 2}) {
      tickets customerMessages agentHandoffs reopenings repeatContacts } } }`;
    expect(await ask(query)).toEqual({
      data: {
        requester: {
          contactEffort: { tickets: 0, customerMessages: 2, agentHandoffs: 1, reopenings: 1, repeatContacts: 0 },
        },
      },
    });
  });

  it('refuses a number of days that is none', async () => {
    const answer = await ask('{ requester(id: "r1") { contactEffort(lastDays: 0) { tickets } } }');
    expect(answer.errors).toMatchObject([
      { message: 'lastDays must be at least 1', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  // Parts that load the same rows on two ways are apart: whether those meet in one statement is a matter of moments.
  it.each([
    'asOf openTicketCount lastContactAt requesters { id tags } organizations { id domains }',
    'satisfaction { good bad latest { ticket { id followUpOf { id } } } } contactEffort { tickets reopenings }',
    'tickets { totalCount edges { node { tags requester { id } messages(first: 3) { totalCount edges { node { from } } } } } }',
    'handoffs { totalCount edges { node { fromAgent { id } toAgent { id } toGroup { id } ticket { id } } } }',
  ])('sends as many statements for a hundred customers as for one that ask for %s', async (part) => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { support { ${part} } } } }`;
    const counts = [];
    for (const size of [1, 10, 100]) {
      const before = subgraph.statements();
      const recordIds = Array.from({ length: size }, (_, index) => [
        `requester:r${(index % 3) + 1}`,
        'organization:o1',
      ]);
      expect((await ask(query, customers(recordIds))).errors).toBeUndefined();
      counts.push(subgraph.statements() - before);
    }
    expect(new Set(counts).size).toBe(1);
  });

  it('answers for its parties by id, and for those it does not know with null', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
      __typename ... on Requester { id name } ... on SupportOrganization { id name } ... on Customer { support { asOf } } } }`;
    const of = [
      { __typename: 'Requester', id: 'r1' },
      { __typename: 'SupportOrganization', id: 'o1' },
      { __typename: 'Requester', id: 'a1' },
      { __typename: 'Customer', id: 'c1', supportRecordIds: [] },
    ];
    expect(await ask(query, { of })).toEqual({
      data: {
        _entities: [
          { __typename: 'Requester', id: 'r1', name: 'Ada Lovelace' },
          { __typename: 'SupportOrganization', id: 'o1', name: 'Acme GmbH' },
          null,
          { __typename: 'Customer', support: null },
        ],
      },
    });
  });
});
