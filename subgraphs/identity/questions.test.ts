import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personalDataScope } from '../kit/caller.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { Resolver } from './linking/resolver.ts';
import { defaultRules, type LinkingRules } from './resolution/engine/rules.ts';
import { rulesName } from './resolution/engine/rules-name.ts';
import { person, take, upserted } from './store/contract/fixture.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import { startIdentity } from './subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-questions-'));
const databasePath = join(directory, 'identity.db');
const calibration = [
  [-10_000, 0],
  [10_000, 1],
] as const;
const rules: LinkingRules = {
  ...defaultRules,
  model: { ...defaultRules.model, name: 'measured', calibration },
  cleanSources: ['billing'],
};
let subgraph: Subgraph;
let janesId: string;

const jane = { name: 'Jane Doe', emails: ['jane.doe@x.io'] };
const phones = ['+49 30 901820'];
const records = [
  person('sales:lead:00Q1', { ...jane, birthDate: '1980-02-03' }),
  person('marketing:contact:7', { ...jane, birthDate: '1980-02-03' }),
  person('billing:account:cus_1', jane),
  person('billing:account:cus_2', jane),
  person('support:requester:8', { name: 'Robert Smith Sr', phones }),
  person('sales:contact:9', { name: 'Robert Smith Jr', phones }),
];

beforeAll(async () => {
  const store = await openEmbeddedStore(databasePath);
  await take(store, records.map(upserted), { rules, now: () => 86_400_000 });
  const [customer] = await store.customersByRecord(['marketing:contact:7']);
  janesId = customer?.id ?? '';
  await store.close();
  subgraph = await startIdentity({ databasePath, rules });
});

afterAll(async () => {
  await subgraph.close();
  rmSync(directory, { recursive: true, force: true });
});

async function ask(query: string, variables: Record<string, unknown> = {}, scopes: string[] = []) {
  const caller = { subject: 'test', scopes: new Set(scopes) };
  const result = await subgraph.execute({ query, variables, caller, requestId: 'test' });
  return JSON.parse(JSON.stringify(result));
}

const at = '1970-01-02T00:00:00.000Z';
const bits = expect.any(Number);
const measured = { weight: bits, probability: expect.any(Number) };
const found = (comparison: string, level: string, effect = 'SUPPORTS') => ({
  ...{ comparison, level, effect },
  weight: bits,
});
const sameEmailAndName = expect.arrayContaining([
  found('email', 'the same'),
  found('givenName', 'the same'),
  found('familyName', 'the same'),
  found('related', 'relatives would explain it as well', 'CONTRADICTS'),
]);

const matchFields = `sides { recordId record { id } customer { name } } weight probability prior model at
  evidence { comparison level weight effect }`;

describe('links', () => {
  const query = `query ($id: ID!, $first: Int) { customer(id: $id) { links(first: $first) { __typename ${matchFields} } } }`;
  const side = (recordId: string) => ({ recordId, record: { id: recordId }, customer: { name: 'Jane Doe' } });

  it('say why records are one customer, the strongest first, with what each comparison found', async () => {
    const { data, errors } = await ask(query, { id: janesId }, [personalDataScope]);
    expect(errors).toBeUndefined();
    const linked = { __typename: 'Link', ...measured, prior: bits, model: 'measured', at };
    const [billing, marketing, sales] = ['billing:account:cus_1', 'marketing:contact:7', 'sales:lead:00Q1'].map(side);
    expect(data.customer.links).toEqual([
      {
        ...{ ...linked, sides: [marketing, sales] },
        evidence: expect.arrayContaining([found('birthDate', 'the same'), found('email', 'the same')]),
      },
      { ...linked, sides: [billing, marketing], evidence: sameEmailAndName },
      { ...linked, sides: [billing, sales], evidence: sameEmailAndName },
    ]);
  });

  it('weigh in bits what their prior and their evidence weigh together, and are as likely as the model says', async () => {
    const { data } = await ask(query, { id: janesId });
    for (const { weight, probability, prior, evidence } of data.customer.links) {
      const sum = evidence.reduce((all: number, each: { weight: number }) => all + each.weight, prior);
      expect(weight).toBeCloseTo(sum, 1);
      expect(probability).toBeCloseTo((weight * Math.LN2 * 1000 + 10_000) / 20_000, 3);
    }
  });

  it('are as many as asked for', async () => {
    const { data } = await ask(query, { id: janesId, first: 1 });
    expect(data.customer.links).toHaveLength(1);
    const { errors } = await ask(query, { id: janesId, first: 101 });
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('cost as many statements for one customer as for all, with their records and customers', async () => {
    const links = `links { ${matchFields} }`;
    for (const asked of [`customer(id: "${janesId}") { ${links} }`, `customers { edges { node { ${links} } } }`]) {
      const before = subgraph.statements();
      await ask(`{ ${asked} }`);
      // One of them asks which rules are in use.
      expect(subgraph.statements() - before).toBe(5);
    }
  });

  it('have no probability where nobody measured the model', async () => {
    const { calibration: _, ...unmeasured } = rules.model;
    const path = join(directory, 'unmeasured.db');
    const store = await openEmbeddedStore(path);
    await take(store, records.slice(0, 2).map(upserted), { rules: { ...rules, model: unmeasured } });
    await store.close();
    await using other = disposable(await startIdentity({ databasePath: path, rules }));
    const caller = { subject: 'test', scopes: new Set<string>() };
    const text = '{ customers { edges { node { links(first: 1) { probability } } } } }';
    const { data } = await other.execute({ query: text, caller, requestId: 'test' });
    const links = [{ probability: null }];
    expect(JSON.parse(JSON.stringify(data))).toEqual({ customers: { edges: [{ node: { links } }] } });
  });
});

describe('proposals', () => {
  const query = `query ($first: Int, $after: String, $filter: ProposalFilter) {
    proposals(first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } edges { node {
      id sides { recordId customer { id } } reason weight meanWeight probability model createdAt
    } } } }`;

  it('name two customers, the two records that are most alike, and what keeps them apart', async () => {
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    const proposal = {
      ...{ id: expect.stringMatching(/^p_/), ...measured, meanWeight: bits, model: 'measured', createdAt: at },
      sides: [
        { recordId: 'billing:account:cus_1', customer: { id: janesId } },
        { recordId: 'billing:account:cus_2', customer: { id: expect.not.stringMatching(janesId) } },
      ],
      reason: 'CLEAN_SOURCE',
    };
    expect(data.proposals).toEqual({
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      edges: [{ node: proposal }],
    });
  });

  it.each([
    [{ reason: 'CLEAN_SOURCE' }, 1],
    [{ reason: 'BRIDGE' }, 0],
    [{ reason: 'CLEAN_SOURCE', customerId: 'JANE' }, 1],
    [{ customerId: 'c_none' }, 0],
  ])('of %j are %i', async (filter, count) => {
    const { customerId } = { customerId: undefined, ...filter };
    const { data } = await ask(query, {
      filter: { ...filter, customerId: customerId === 'JANE' ? janesId : customerId },
    });
    expect(data.proposals.totalCount).toBe(count);
    expect(data.proposals.edges).toHaveLength(count);
  });

  it('go on after a cursor of theirs, and refuse that of another list', async () => {
    const { data } = await ask(query, { first: 1 });
    const { endCursor: after } = data.proposals.pageInfo;
    expect((await ask(query, { after })).data.proposals.edges).toEqual([]);
    const customers = await ask('{ customers(first: 1) { pageInfo { endCursor } } }');
    const { errors } = await ask(query, { after: customers.data.customers.pageInfo.endCursor });
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('refusals', () => {
  const query = `query ($reason: HoldReason!, $first: Int, $after: String) {
    refusals(reason: $reason, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      edges { node { __typename reason ${matchFields} } } } }`;

  it('are pairs that are alike and kept apart, with their evidence', async () => {
    const { data, errors } = await ask(query, { reason: 'GENERATION' }, [personalDataScope]);
    expect(errors).toBeUndefined();
    const sides = [
      { recordId: 'sales:contact:9', record: { id: 'sales:contact:9' }, customer: { name: 'Robert Smith Jr' } },
      { recordId: 'support:requester:8', record: { id: 'support:requester:8' }, customer: { name: 'Robert Smith Sr' } },
    ];
    const evidence = expect.arrayContaining([found('phone', 'the same'), found('givenName', 'the same')]);
    const node = { __typename: 'Refusal', reason: 'GENERATION', sides, ...measured, prior: bits, evidence };
    expect(data.refusals).toEqual({
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      edges: [{ node: { ...node, model: 'measured', at } }],
    });
  });

  it('come in pages that hold each once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await ask(query, { reason: 'CLEAN_SOURCE', first: 1, after });
      const [{ node }] = data.refusals.edges;
      seen.push(node.sides.map(({ recordId }: { recordId: string }) => recordId).join(' '));
      [after, more] = [data.refusals.pageInfo.endCursor, data.refusals.pageInfo.hasNextPage];
    }
    expect(seen).toEqual([
      'billing:account:cus_1 billing:account:cus_2',
      'billing:account:cus_2 marketing:contact:7',
      'billing:account:cus_2 sales:lead:00Q1',
    ]);
  });

  it('are counted by their reasons', async () => {
    expect((await ask('{ refusalCounts { reason pairs } }')).data).toEqual({
      refusalCounts: [
        { reason: 'CLEAN_SOURCE', pairs: 3 },
        { reason: 'GENERATION', pairs: 1 },
      ],
    });
  });

  it('and links hold nothing personal without the scope for it', async () => {
    const { data, errors } = await ask(`{
      customers { edges { node { links { sides { record { name emails phones birthDate } } ${matchFields} } } } }
      refusals(reason: GENERATION) { edges { node { ${matchFields} } } }
      proposals { edges { node { sides { record { name emails } customer { name } } } } }
    }`);
    expect(errors).toBeUndefined();
    const text = JSON.stringify(data);
    for (const secret of ['Jane', 'Doe', 'Smith', 'jane.doe', '901820', '1980']) expect(text).not.toContain(secret);
  });
});

describe('alerts', () => {
  it('are none where nothing is suspicious', async () => {
    const { data } = await ask('{ alerts { totalCount edges { node { id } } } }');
    expect(data).toEqual({ alerts: { totalCount: 0, edges: [] } });
  });
});

describe('the rules of a graph', () => {
  it('are told with who applied them, those in use first', async () => {
    const path = join(directory, 'applied.db');
    const store = await openEmbeddedStore(path);
    await take(store, records.map(upserted), { now: () => 0 });
    await new Resolver(store, { rules, now: () => 86_400_000 }).applyRules('alex');
    await store.close();
    await using other = disposable(await startIdentity({ databasePath: path }));
    const list = '{ totalCount pageInfo { hasNextPage } edges { node { number name model appliedBy since } } }';
    const query = `{ linkingRules(first: 1) ${list} all: linkingRules { edges { node { number appliedBy } } } }`;
    const caller = { subject: 'test', scopes: new Set<string>() };
    const { data } = await other.execute({ query, caller, requestId: 'test' });
    const node = { number: 2, name: rulesName(rules), model: 'measured', appliedBy: 'alex', since: at };
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      linkingRules: { totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node }] },
      all: { edges: [{ node: { number: 2, appliedBy: 'alex' } }, { node: { number: 1, appliedBy: null } }] },
    });
  });
});

function disposable(started: Subgraph): Subgraph & AsyncDisposable {
  return { ...started, [Symbol.asyncDispose]: () => started.close() };
}
