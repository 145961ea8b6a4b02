import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personalDataScope } from '../../kit/caller.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import { type Desk, deskOf } from '../linking/desk.ts';
import { Resolver } from '../linking/resolver.ts';
import { defaultRules, type LinkingRules } from '../resolution/engine/rules.ts';
import type { StewardAction } from '../stewardship/order.ts';
import { person, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import { startIdentity } from '../subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-explain-'));
const databasePath = join(directory, 'identity.db');
const rules: LinkingRules = {
  ...defaultRules,
  cleanSources: ['billing'],
  blockedValues: [{ identifier: 'email', value: 'nobody@x.io' }],
};
let store: IdentityStore;
let subgraph: Subgraph;
let desk: Desk;

const elmStreet = { street: 'Elm Street 1', city: 'Berlin', region: null, postalCode: '10115', country: 'DE' };
const jane = { name: 'Jane Doe', emails: ['jane.doe@x.io'] };
const phones = ['+49 30 901820'];
const records = [
  person('billing:account:cus_1', {
    ...{ ...jane, birthDate: '1980-02-03', addresses: [elmStreet] },
    externalIds: [{ system: 'loyalty', value: 'L-1042' }],
  }),
  person('billing:account:cus_2', jane),
  person('sales:lead:00Q1', {
    ...{ name: 'DOE, Jane', emails: ['nobody@x.io', 'Jane.Doe@x.io'], birthDate: '1980-03-02' },
    ...{ addresses: [{ ...elmStreet, street: 'Elm St. 1' }], phones },
  }),
  person('support:requester:8', { name: 'Robert Smith Sr', phones: ['+49 30 555777'] }),
  person('sales:contact:9', { name: 'Robert Smith Jr', phones: ['+49 30 555777'] }),
  person('sales:company:10', {
    kind: 'ORGANISATION',
    name: 'Acme GmbH',
    domains: ['acme.io'],
    taxIds: ['DE136695976'],
  }),
  person('billing:company:11', {
    kind: 'ORGANISATION',
    name: 'ACME',
    domains: ['acme.io'],
    taxIds: ['DE 136 695 976'],
  }),
];

beforeAll(async () => {
  store = await openEmbeddedStore(databasePath);
  const resolver = new Resolver(store, { rules, now: () => 86_400_000 });
  await resolver.take({ department: 'feed', after: 0, last: 1, changes: records.map(upserted) });
  desk = deskOf(resolver);
  subgraph = await startIdentity({ databasePath, rules, desk });
});

afterAll(async () => {
  await subgraph.close();
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

async function ask(query: string, variables: Record<string, unknown> = {}, scopes: string[] = []) {
  const caller = { subject: 'test', scopes: new Set(scopes) };
  const result = await subgraph.execute({ query, variables, caller, requestId: 'test' });
  return JSON.parse(JSON.stringify(result));
}

const query = `query ($a: ID!, $b: ID!) { explainLink(a: $a, b: $b) { __typename
  outcome sides { recordId } isMatch reason wereCompared prior weight probability mergeBar meanWeight model
  evidence { comparison level weight weightAlone holders effect values { recordId values } sentence }
  guards { guard sentence sides { recordId } decision { id } } proposal { id status } } }`;

interface Line {
  comparison: string;
  weight: number;
  effect: string;
  sentence: string;
  values: { recordId: string; values: string[] }[];
}

async function explained(a: string, b: string, scopes: string[] = [personalDataScope]) {
  const { data, errors } = await ask(query, { a, b }, scopes);
  expect(errors).toBeUndefined();
  return data.explainLink;
}

describe('explainLink', () => {
  it('says of a link what each comparison found, with both records’ values and a sentence', async () => {
    const { evidence, ...rest } = await explained('sales:lead:00Q1', 'billing:account:cus_1');
    const sides = [{ recordId: 'billing:account:cus_1' }, { recordId: 'sales:lead:00Q1' }];
    expect(rest).toEqual({
      ...{ __typename: 'LinkExplanation', outcome: 'LINKED', sides, isMatch: true, reason: null, wereCompared: true },
      ...{ prior: expect.any(Number), weight: expect.any(Number), probability: expect.any(Number), mergeBar: -2.16 },
      ...{ meanWeight: null, model: rules.model.name, guards: [], proposal: null },
    });
    const sum = evidence.reduce((all: number, { weight }: Line) => all + weight, rest.prior);
    expect(rest.weight).toBeCloseTo(sum, 0);
    expect(evidence.map(({ sentence }: Line) => sentence)).toMatchInlineSnapshot(`
      [
        "Relatives, or companies of one group, would explain the likeness as well.",
        "Both have the email jane.doe@x.io, which one other record has.",
        "Both have the street Elm Street 1, which no other record has.",
        "The dates of birth 1980-02-03 and 1980-03-02 differ by one slip, or by day and month swapped.",
        "Both have the family name Doe. It counts less beside the given name, since a country has its names.",
        "Both have the given name Jane.",
        "Given and family names stand in their places.",
        "Both have the postal code 10115. It counts nothing, since another part of the address says so already.",
        "Both have the city Berlin. It counts nothing, since another part of the address says so already.",
        "Not compared: of both more than the year is known.",
        "Not compared: no given name is but an initial.",
        "Not compared: no family name is but an initial.",
        "Not compared: they do not both have a middle name, or have it in full.",
        "Not compared: both names are in one script, or nobody can tell how one of them is heard.",
        "Not compared: neither record has a mailbox of a role.",
        "Not compared: billing:account:cus_1 has no phone number.",
        "Not compared: neither names the other, nor do both name ids of one system.",
        "Not compared: neither record has a tax id.",
      ]
    `);
    expect(evidence.find(({ comparison }: Line) => comparison === 'email')).toEqual({
      ...{ comparison: 'email', level: 'the same', weight: expect.any(Number), weightAlone: expect.any(Number) },
      ...{ holders: 3, effect: 'SUPPORTS' },
      values: [
        { recordId: 'billing:account:cus_1', values: ['jane.doe@x.io'] },
        { recordId: 'sales:lead:00Q1', values: ['Jane.Doe@x.io'] },
      ],
      sentence: 'Both have the email jane.doe@x.io, which one other record has.',
    });
  });

  it('says the same without personal data to who may not read it', async () => {
    const { evidence } = await explained('sales:lead:00Q1', 'billing:account:cus_1', []);
    expect(evidence.map(({ sentence }: Line) => sentence)).toMatchInlineSnapshot(`
      [
        "Relatives, or companies of one group, would explain the likeness as well.",
        "Both have the email j***@x.io, which one other record has.",
        "Both have the same street, which no other record has.",
        "The dates of birth differ by one slip, or by day and month swapped.",
        "Both have the family name D***. It counts less beside the given name, since a country has its names.",
        "Both have the given name J***.",
        "Given and family names stand in their places.",
        "Both have the same postal code. It counts nothing, since another part of the address says so already.",
        "Both have the city Berlin. It counts nothing, since another part of the address says so already.",
        "Not compared: of both more than the year is known.",
        "Not compared: no given name is but an initial.",
        "Not compared: no family name is but an initial.",
        "Not compared: they do not both have a middle name, or have it in full.",
        "Not compared: both names are in one script, or nobody can tell how one of them is heard.",
        "Not compared: neither record has a mailbox of a role.",
        "Not compared: billing:account:cus_1 has no phone number.",
        "Not compared: neither names the other, nor do both name ids of one system.",
        "Not compared: neither record has a tax id.",
      ]
    `);
    const text = JSON.stringify(evidence);
    for (const secret of ['Jane', 'Doe', 'jane', 'DOE', '901820', 'Elm', '10115', '1980'])
      expect(text).not.toContain(secret);
    expect(text).toContain('loyalty:L-1042');
  });

  it('says why two are apart that are alike, and which question is open about them', async () => {
    const apart = await explained('billing:account:cus_1', 'billing:account:cus_2', []);
    expect(apart).toMatchObject({
      ...{ outcome: 'PROPOSED', isMatch: true, reason: 'CLEAN_SOURCE', proposal: { status: 'OPEN' } },
      guards: [
        {
          guard: 'CLEAN_SOURCE',
          sentence:
            'billing:account:cus_1 and billing:account:cus_2 are both of billing, which keeps one record for each party.',
          sides: [{ recordId: 'billing:account:cus_1' }, { recordId: 'billing:account:cus_2' }],
          decision: null,
        },
      ],
    });
  });

  it('names the conflict first that forbids a link', async () => {
    const { evidence, ...rest } = await explained('support:requester:8', 'sales:contact:9');
    expect(rest).toMatchObject({ outcome: 'REFUSED', reason: 'GENERATION', proposal: null });
    expect(evidence[0]).toEqual({
      ...{
        comparison: 'generation',
        level: 'different',
        weight: 0,
        weightAlone: 0,
        holders: null,
        effect: 'CONFLICTS',
      },
      values: [
        { recordId: 'sales:contact:9', values: ['Robert Smith Jr'] },
        { recordId: 'support:requester:8', values: ['Robert Smith Sr'] },
      ],
      sentence: 'They are told apart by generation, as Sr and Jr are: two people.',
    });
  });

  it('says of companies what is no secret, to everyone', async () => {
    const { evidence, outcome } = await explained('sales:company:10', 'billing:company:11', []);
    expect(outcome).toBe('LINKED');
    expect(evidence.map(({ sentence }: Line) => sentence)).toMatchInlineSnapshot(`
      [
        "Both have the tax id DE 136 695 976, which no other record has.",
        "Both have the web domain acme.io, which no other record has.",
        "Both have the company name ACME.",
        "Relatives, or companies of one group, would explain the likeness as well.",
        "Not compared: neither record has an email.",
        "Not compared: neither record has a phone number.",
        "Not compared: neither names the other, nor do both name ids of one system.",
        "Not compared: neither record has a street.",
        "Not compared: neither record has a postal code.",
        "Not compared: neither record has a city.",
      ]
    `);
  });

  it('says of a person and a company that they are not compared', async () => {
    expect(await explained('sales:company:10', 'billing:account:cus_1', [])).toMatchObject({
      ...{ outcome: 'UNRELATED', isMatch: false, prior: null, weight: null, probability: null, evidence: [] },
      guards: [{ guard: 'KIND', sides: null }],
    });
  });

  it('says of strangers that they are unrelated', async () => {
    expect(await explained('support:requester:8', 'billing:account:cus_1', [])).toMatchObject({
      ...{ outcome: 'UNRELATED', isMatch: false, wereCompared: false, meanWeight: expect.any(Number) },
      guards: [{ guard: 'BELOW_BAR' }],
    });
  });

  it('knows nothing of an unknown record, and refuses one and the same', async () => {
    expect(await explained('sales:lead:nobody', 'billing:account:cus_1')).toBeNull();
    const { data, errors } = await ask(query, { a: 'sales:lead:00Q1', b: 'sales:lead:00Q1' });
    expect({ data, errors }).toMatchObject({
      data: { explainLink: null },
      errors: [
        {
          message: 'a and b are the same record; give the id of another record as b.',
          extensions: { code: 'BAD_USER_INPUT', argument: 'b' },
        },
      ],
    });
  });
});

it('says why two names that look alike speak against one party: each has bearers of its own, unlike a slip', async () => {
  const { PERSON, ORGANISATION } = rules.model.kinds;
  const { familyName: shipped } = PERSON.comparisons;
  if (!shipped) throw new Error('the shipped model compares family names');
  const counted = { ...shipped, frequencies: { counted: 60_000, values: { schmidt: 400, schmitt: 120 } } };
  const comparisons = { ...PERSON.comparisons, familyName: counted };
  const model = { ...rules.model, name: 'counted', kinds: { PERSON: { ...PERSON, comparisons }, ORGANISATION } };
  const learned = { ...rules, model };
  const named = ['Schmidt', 'Schmitt', 'Schmidtt'].map((name, n) =>
    person(`sales:lead:${n}`, { name: `Anna ${name}` }),
  );
  const path = join(directory, 'counted.db');
  await using opened = new AsyncDisposableStack();
  const counting = await openEmbeddedStore(path);
  opened.defer(() => counting.close());
  const resolver = new Resolver(counting, { rules: learned });
  await resolver.take({ department: 'feed', after: 0, last: 1, changes: named.map(upserted) });
  const over = await startIdentity({ databasePath: path, rules: learned, desk: deskOf(resolver) });
  opened.defer(() => over.close());
  const familyName = async (b: string, scopes: string[]) => {
    const caller = { subject: 'test', scopes: new Set(scopes) };
    const asked = { query, variables: { a: 'sales:lead:0', b }, caller, requestId: 'test' };
    const { data, errors } = JSON.parse(JSON.stringify(await over.execute(asked)));
    expect(errors).toBeUndefined();
    const { level, effect, sentence } = data.explainLink.evidence.find(
      ({ comparison }: Line) => comparison === 'familyName',
    );
    return { level, effect, sentence };
  };
  const level = 'one slip apart';
  expect(await familyName('sales:lead:1', [personalDataScope])).toEqual({
    ...{ level, effect: 'CONTRADICTS' },
    sentence:
      'The family names Schmidt and Schmitt differ by one slip. About one in 150 has the one and one in 500 the other: two names are likelier than a slip.',
  });
  expect((await familyName('sales:lead:1', [])).sentence).toBe(
    'The family names S*** and S*** differ by one slip. About one in 150 has the one and one in 500 the other: two names are likelier than a slip.',
  );
  expect(await familyName('sales:lead:2', [personalDataScope])).toEqual({
    ...{ level, effect: 'SUPPORTS' },
    sentence:
      'The family names Schmidt and Schmidtt differ by one slip. It counts less beside the given name, since a country has its names.',
  });
});

describe('evidence of links and refusals', () => {
  const evidence = 'evidence { comparison effect weightAlone holders values { recordId values } sentence }';

  it('has the records’ values and sentences too, masked, in a number of statements that does not grow', async () => {
    const links = `links { ${evidence} }`;
    const refusals = `refusals(reason: GENERATION) { edges { node { ${evidence} } } }`;
    const { data, errors } = await ask(`{ ${refusals} }`);
    expect(errors).toBeUndefined();
    const [{ node }] = data.refusals.edges;
    expect(node.evidence.find(({ comparison }: Line) => comparison === 'phone')).toEqual({
      ...{ comparison: 'phone', effect: 'SUPPORTS', weightAlone: null, holders: null },
      values: [
        { recordId: 'sales:contact:9', values: ['***77'] },
        { recordId: 'support:requester:8', values: ['***77'] },
      ],
      sentence: 'Both have the phone number ***77, which few others have.',
    });
    const counts: number[] = [];
    for (const asked of [
      `customers(first: 1) { edges { node { ${links} } } }`,
      `customers { edges { node { ${links} } } }`,
    ]) {
      const before = subgraph.statements();
      await ask(`{ ${asked} }`);
      counts.push(subgraph.statements() - before);
    }
    expect(counts[1]).toBe(counts[0]);
  });
});

describe('Customer.assembly', () => {
  const assembly = `assembly { __typename reason left { recordId } right { recordId } meanWeight
    strongest { sides { recordId } weight probability } decision { id } }`;

  it('tells how a customer came to be, step by step', async () => {
    const by = { record: { department: 'SALES', id: '00Q1', type: 'lead' } };
    const { data, errors } = await ask(`query ($by: CustomerByInput!) { customerBy(by: $by) { ${assembly} } }`, { by });
    expect(errors).toBeUndefined();
    const [left, right] = [[{ recordId: 'billing:account:cus_1' }], [{ recordId: 'sales:lead:00Q1' }]];
    const weight = expect.any(Number);
    expect(data.customerBy.assembly).toEqual([
      {
        ...{ __typename: 'AssemblyStep', reason: 'WEIGHT', left, right, meanWeight: weight, decision: null },
        strongest: { sides: [...left, ...right], weight, probability: expect.any(Number) },
      },
    ]);
  });

  it('tells of a customer of one record that it is alone', async () => {
    const { data } = await ask(`{ customers { edges { node { recordCount: records { id } ${assembly} } } } }`);
    const alone = data.customers.edges.filter(
      ({ node }: { node: { recordCount: unknown[] } }) => node.recordCount.length === 1,
    );
    expect(alone).toHaveLength(3);
    for (const { node } of alone)
      expect(node.assembly).toEqual([
        {
          ...{ __typename: 'AssemblyStep', reason: 'ALONE', left: [{ recordId: expect.any(String) }], right: [] },
          ...{ meanWeight: null, strongest: null, decision: null },
        },
      ]);
  });
});

describe('identityPath', () => {
  const path = `query ($a: ID!, $b: ID!) { identityPath(a: $a, b: $b) { __typename isLinked
    steps { from { recordId } to { recordId } weight probability heldBy isDecided } } }`;

  it('leads from record to record, over what is held where nothing else does', async () => {
    const { data, errors } = await ask(path, { a: 'sales:contact:9', b: 'support:requester:8' });
    expect(errors).toBeUndefined();
    const step = {
      ...{ from: { recordId: 'sales:contact:9' }, to: { recordId: 'support:requester:8' }, heldBy: 'GENERATION' },
      ...{ weight: expect.any(Number), probability: expect.any(Number), isDecided: false },
    };
    expect(data.identityPath).toEqual({ __typename: 'IdentityPath', isLinked: false, steps: [step] });
    const { data: linked } = await ask(path, { a: 'sales:lead:00Q1', b: 'billing:account:cus_1' });
    expect(linked.identityPath).toMatchObject({ isLinked: true, steps: [{ heldBy: null }] });
  });

  it('is null between strangers, and refused of one and the same', async () => {
    const { data, errors } = await ask(path, { a: 'sales:contact:9', b: 'sales:lead:00Q1' });
    expect({ data, errors }).toEqual({ data: { identityPath: null } });
    const refused = await ask(path, { a: 'sales:contact:9', b: 'sales:contact:9' });
    expect(refused.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'b' });
  });
});

describe('what stewards decided', () => {
  const decide = (action: StewardAction) =>
    desk.decide({ action, actor: 'ada', reason: 'They called.', expectedVersion: null, preview: false });
  const [a, b] = ['billing:account:cus_1', 'billing:account:cus_2'];

  it('is told of two that a steward left apart, and of two that one united', async () => {
    const { proposal } = await explained(a, b);
    await decide({ type: 'rejectProposal', proposalId: proposal.id, neverLink: false });
    expect(await explained(a, b)).toMatchObject({ outcome: 'REFUSED', proposal: { status: 'REJECTED' } });
    await decide({ type: 'linkRecords', recordIds: ['support:requester:8', 'sales:lead:00Q1'] });
    expect(await explained('support:requester:8', a)).toMatchObject({
      ...{ outcome: 'LINKED', isMatch: false },
      guards: [
        {
          guard: 'ALWAYS',
          sentence:
            'A steward decided that sales:lead:00Q1 and support:requester:8 are one, whatever speaks against it.',
          ...{ sides: [{ recordId: 'sales:lead:00Q1' }, { recordId: 'support:requester:8' }] },
          decision: { id: expect.any(String) },
        },
      ],
    });
    const by = { record: { department: 'SALES', id: '00Q1', type: 'lead' } };
    const steps = 'assembly { reason right { recordId } decision { by reason } }';
    const { data } = await ask(`query ($by: CustomerByInput!) { customerBy(by: $by) { ${steps} } }`, { by });
    expect(data.customerBy.assembly).toEqual([
      { reason: 'WEIGHT', right: [{ recordId: 'sales:lead:00Q1' }], decision: null },
      { reason: 'ALONE', right: [], decision: null },
      {
        ...{ reason: 'DECISION', right: [{ recordId: 'support:requester:8' }] },
        decision: { by: 'ada', reason: '***' },
      },
    ]);
    const ways = `{ identityPath(a: "support:requester:8", b: "${a}") { isLinked steps { isDecided weight } } }`;
    expect((await ask(ways)).data.identityPath).toEqual({
      isLinked: true,
      steps: [
        { isDecided: true, weight: null },
        { isDecided: false, weight: expect.any(Number) },
      ],
    });
  });
});

describe('without a desk that links', () => {
  it('says that nobody can tell at the moment, and everything else is answered', async () => {
    const alone = await startIdentity({ databasePath, rules });
    const caller = { subject: 'test', scopes: new Set<string>() };
    const text =
      '{ explainLink(a: "sales:lead:1", b: "sales:lead:2") { outcome } customers(first: 1) { edges { node { kind assembly { reason } } } } }';
    const answer = JSON.parse(JSON.stringify(await alone.execute({ query: text, caller, requestId: 'test' })));
    await alone.close();
    expect(answer.data).toEqual({
      explainLink: null,
      customers: { edges: [{ node: { kind: expect.any(String), assembly: null } }] },
    });
    for (const { extensions } of answer.errors) expect(extensions.code).toBe('UNAVAILABLE');
  });
});
