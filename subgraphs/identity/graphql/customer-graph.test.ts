import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personalDataScope } from '../../kit/caller.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import { Resolver } from '../linking/resolver.ts';
import { defaultRules, type LinkingRules } from '../resolution/engine/rules.ts';
import { person, take, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import { startIdentity } from '../subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-graph-'));
const databasePath = join(directory, 'identity.db');
const rules: LinkingRules = { ...defaultRules, cleanSources: ['billing'] };
let subgraph: Subgraph;
let janesId: string;
let twinsId: string;

const jane = { name: 'Jane Doe', emails: ['jane.doe@x.io'] };
const records = [
  person('sales:lead:1', { ...jane, externalIds: [{ system: 'billing', value: 'cus_1' }], phones: ['+49 30 901820'] }),
  person('billing:account:cus_1', jane),
  person('billing:account:cus_2', jane),
];

beforeAll(async () => {
  const store = await openEmbeddedStore(databasePath);
  const resolver = new Resolver(store, { rules });
  await resolver.take({ department: 'feed', after: 0, last: 3, changes: records.map(upserted) });
  const action = { type: 'linkRecords', recordIds: ['sales:lead:1', 'billing:account:cus_1'] } as const;
  await resolver.decide({ action, actor: 'ada', reason: 'She told us.', expectedVersion: null, preview: false });
  const found = await store.customersByRecord(['sales:lead:1', 'billing:account:cus_2']);
  [janesId = '', twinsId = ''] = found.map((customer) => customer?.id);
  await store.close();
  subgraph = await startIdentity({ databasePath, rules });
});

afterAll(async () => {
  await subgraph.close();
  rmSync(directory, { recursive: true, force: true });
});

async function ask(query: string, variables: Record<string, unknown>, scopes: string[] = [personalDataScope]) {
  const caller = { subject: 'test', scopes: new Set(scopes) };
  return JSON.parse(JSON.stringify(await subgraph.execute({ query, variables, caller, requestId: 'test' })));
}

const query = `query ($id: ID!, $depth: Int, $maxNodes: Int) { customer(id: $id) { graph(depth: $depth, maxNodes: $maxNodes) {
  __typename truncated
  nodes { __typename id
    ... on GraphRecord { customerId depth record { department name } }
    ... on GraphIdentifier { type value holders }
    ... on GraphProposal { reason weight proposal { id status } }
  }
  edges { __typename from to
    ... on GraphPair { weight probability model }
    ... on GraphRefusal { reason }
    ... on GraphDecision { decision { type by reason } }
  }
} } }`;

const weighed = { weight: expect.any(Number), probability: expect.any(Number), model: rules.model.name };
const billing = 'billing:account:cus_1';
const record = (id: string, department: string, customerId: string, depth = 1) => ({
  ...{ __typename: 'GraphRecord', id, customerId, depth, record: { department, name: 'Jane Doe' } },
});
const identifier = (type: string, value: string, holders: number) => ({
  ...{ __typename: 'GraphIdentifier', id: expect.stringMatching(/^i_[\w-]{20}$/), type, value, holders },
});

describe('the graph of a customer', () => {
  it("has its records, proposals and identifiers, and what ties them, on the first depth none of others' records", async () => {
    const { data, errors } = await ask(query, { id: janesId });
    expect(errors).toBeUndefined();
    const { nodes, edges, ...rest } = data.customer.graph;
    expect(rest).toEqual({ __typename: 'CustomerGraph', truncated: false });
    expect(nodes).toEqual([
      record('sales:lead:1', 'SALES', janesId),
      record(billing, 'BILLING', janesId),
      {
        ...{ __typename: 'GraphProposal', id: expect.stringMatching(/^p_/), weight: expect.any(Number) },
        ...{ reason: 'CLEAN_SOURCE', proposal: { id: nodes[2].id, status: 'OPEN' } },
      },
      identifier('EMAIL', 'jane.doe@x.io', 3),
      identifier('EXTERNAL_ID', 'billing:cus_1', 2),
      identifier('PHONE', '+4930901820', 1),
    ]);
    const [, , proposal, email, id, phone] = nodes.map((node: { id: string }) => node.id);
    expect(edges).toEqual([
      { __typename: 'GraphLink', from: billing, to: 'sales:lead:1', ...weighed },
      {
        ...{ __typename: 'GraphDecision', from: billing, to: 'sales:lead:1' },
        decision: { type: 'ALWAYS', by: 'ada', reason: 'She told us.' },
      },
      { __typename: 'GraphQuestion', from: proposal, to: expect.any(String) },
      { __typename: 'GraphHolding', from: 'sales:lead:1', to: email },
      { __typename: 'GraphHolding', from: 'sales:lead:1', to: id },
      { __typename: 'GraphHolding', from: 'sales:lead:1', to: phone },
      { __typename: 'GraphHolding', from: billing, to: email },
      { __typename: 'GraphHolding', from: billing, to: id },
    ]);
  });

  it('reaches the records at the other ends with the next depth, and says what keeps them apart', async () => {
    const { data } = await ask(query, { id: janesId, depth: 2 });
    const { nodes, edges } = data.customer.graph;
    expect(nodes[2]).toEqual(record('billing:account:cus_2', 'BILLING', twinsId, 2));
    const apart = edges.filter(({ __typename }: { __typename: string }) => __typename === 'GraphRefusal');
    expect(apart).toEqual([
      {
        ...{ __typename: 'GraphRefusal', from: billing, to: 'billing:account:cus_2', ...weighed },
        reason: 'CLEAN_SOURCE',
      },
      {
        ...{ __typename: 'GraphRefusal', from: 'billing:account:cus_2', to: 'sales:lead:1', ...weighed },
        reason: 'CLEAN_SOURCE',
      },
    ]);
    expect(edges.filter(({ from }: { from: string }) => from.startsWith('p_'))).toHaveLength(2);
  });

  it('has no more nodes than asked for, and names them alike whatever else is drawn', async () => {
    const all = (await ask(query, { id: janesId, depth: 5 })).data.customer.graph;
    const some = (await ask(query, { id: janesId, depth: 5, maxNodes: 4 })).data.customer.graph;
    expect(all.truncated).toBe(false);
    expect(some.truncated).toBe(true);
    expect(some.nodes).toHaveLength(4);
    expect(all.nodes).toEqual(expect.arrayContaining(some.nodes));
    expect(all.edges).toEqual(expect.arrayContaining(some.edges));
  });

  it("masks a person's values without the scope for personal data", async () => {
    const { data } = await ask(query, { id: janesId, depth: 2 }, []);
    const text = JSON.stringify(data);
    for (const secret of ['jane', 'Doe', '901820']) expect(text).not.toContain(secret);
    expect(text).toContain('j***@x.io');
    expect(text).toContain('billing:cus_1');
  });

  it('calls a value otherwise than the graph of another house does, so that nobody finds by trying what is masked', async () => {
    const elsewhere = join(directory, 'elsewhere.db');
    const store = await openEmbeddedStore(elsewhere);
    await take(store, records.map(upserted));
    const [customer] = await store.customersByRecord([billing]);
    await store.close();
    const other = await startIdentity({ databasePath: elsewhere, rules });
    const caller = { subject: 'test', scopes: new Set<string>() };
    const asked = { query, variables: { id: customer?.id, depth: 5 }, caller, requestId: 'test' };
    const there = JSON.parse(JSON.stringify(await other.execute(asked)));
    await other.close();
    const here = await ask(query, { id: janesId, depth: 5 });
    const emails = [here, there].map(
      ({ data }) => data.customer.graph.nodes.find(({ type }: { type?: string }) => type === 'EMAIL').id,
    );
    expect(new Set(emails).size).toBe(2);
  });

  it.each([{ depth: 0 }, { depth: 6 }, { maxNodes: 0 }, { maxNodes: 501 }])('refuses %o', async (bounds) => {
    const { data, errors } = await ask(query, { id: janesId, ...bounds });
    expect(data).toEqual({ customer: { graph: null } });
    const [argument] = Object.keys(bounds);
    expect(errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
  });

  it('costs one statement for each depth, for one customer or for all', async () => {
    const one = 'query ($id: ID!, $depth: Int) { customer(id: $id) { graph(depth: $depth) { truncated } } }';
    const all = 'query ($depth: Int) { customers { edges { node { graph(depth: $depth) { truncated } } } } }';
    // What the graph of one customer met, that of another does not ask for again.
    for (const [text, depth, statements] of [
      [one, 1, 2],
      [one, 2, 3],
      [all, 1, 2],
      [all, 2, 2],
    ] as const) {
      const before = subgraph.statements();
      await ask(text, { id: janesId, depth });
      expect(subgraph.statements() - before).toBe(statements);
    }
  });
});
