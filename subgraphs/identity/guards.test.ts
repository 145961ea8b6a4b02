import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Subgraph } from '../kit/subgraph.ts';
import { Resolver } from './linking/resolver.ts';
import type { RecordChange } from './resolution/changes.ts';
import { defaultRules, type LinkingRules } from './resolution/engine/rules.ts';
import type { Hold } from './resolution/match.ts';
import type { PartyRecord } from './resolution/record.ts';
import { partition, person, upserted } from './store/contract/fixture.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import type { IdentityStore } from './store/identity-store.ts';
import { startIdentity } from './subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-guards-'));
let opened = 0;
let databasePath: string;
let store: IdentityStore;
let subgraph: Subgraph;

beforeEach(async () => {
  opened += 1;
  databasePath = join(directory, `${opened}.db`);
  store = await openEmbeddedStore(databasePath);
  subgraph = await startIdentity({ databasePath });
});
afterEach(() => Promise.all([subgraph.close(), store.close()]));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

type Told = PartyRecord | string | { merged: string; into: string };

/** Takes records in, deletes those of the keys, or has them merged by their source, as the next stretch of the feed. */
async function tell(rules: Partial<LinkingRules>, ...told: Told[]): Promise<void> {
  const after = (await store.feedPlaces()).get('feed')?.position ?? 0;
  const changes = told.map((each): RecordChange => {
    if (typeof each === 'string') return { type: 'deleted', key: each };
    return 'merged' in each ? { type: 'merged', key: each.merged, into: each.into } : upserted(each);
  });
  const resolver = new Resolver(store, { rules: { ...defaultRules, ...rules } });
  await resolver.take({ department: 'feed', after, last: after + 1, changes });
}

interface Asked {
  refused: string[];
  proposed: string[];
  linked: string[];
}

/** The pairs that a reason holds and proposes, and all links, as a client sees them. */
async function asked(reason: Hold): Promise<Asked> {
  const pairs = 'sides { recordId }';
  const query = `query ($reason: HoldReason!) {
    refusals(reason: $reason) { totalCount edges { node { reason ${pairs} } } }
    proposals(filter: { reason: $reason }) { totalCount edges { node { reason ${pairs} } } }
    customers { edges { node { links { ${pairs} } } } }
  }`;
  const caller = { subject: 'test', scopes: new Set<string>() };
  const answer = await subgraph.execute({ query, variables: { reason }, caller, requestId: 'test' });
  expect(answer.errors).toBeUndefined();
  const { refusals, proposals, customers } = JSON.parse(JSON.stringify(answer.data));
  type Pair = { reason?: Hold; sides: { recordId: string }[] };
  const named = (each: Pair[]): string[] =>
    each.map(({ sides }) => sides.map(({ recordId }) => recordId).join(' ')).sort();
  const nodes = (connection: { edges: { node: Pair }[] }): Pair[] => connection.edges.map(({ node }) => node);
  for (const each of [...nodes(refusals), ...nodes(proposals)]) expect(each.reason).toBe(reason);
  const links = customers.edges.flatMap(({ node }: { node: { links: Pair[] } }) => node.links);
  return { refused: named(nodes(refusals)), proposed: named(nodes(proposals)), linked: named(links) };
}

const robert = { name: 'Robert Smith', emails: ['robert.smith@x.io'], phones: ['+49 30 901820'] };
const one = (values: Partial<PartyRecord> = {}) => person('billing:account:1', { ...robert, ...values });
const other = (values: Partial<PartyRecord> = {}) => person('sales:lead:2', { ...robert, ...values });
const home = {
  addresses: [{ street: 'Elm Street 12', city: 'Leeds', region: null, postalCode: 'LS1 4DY', country: 'GB' }],
};
const pair = 'billing:account:1 sales:lead:2';
const day = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-11-01');
const loyalty = (value: string) => ({ externalIds: [{ system: 'loyalty', value }] });

interface Case {
  what: string;
  reason: Hold;
  rules?: Partial<LinkingRules>;
  records: [PartyRecord, PartyRecord];
  /** What the second record says when the reason is gone. */
  released: PartyRecord;
  /** Whether a steward is asked. */
  isProposed: boolean;
}

const company: Partial<PartyRecord> = {
  kind: 'ORGANISATION',
  name: 'Acme GmbH',
  domains: ['acme.example'],
  emails: ['info@acme.example'],
};

const limits = (identifier: string, withinDays?: number): Partial<LinkingRules> => ({
  identifierLimits: [{ identifier, most: 1, ...(withinDays === undefined ? {} : { withinDays }) }],
});

const cases: Case[] = [
  {
    what: 'Sr and Jr',
    reason: 'GENERATION',
    records: [one({ name: 'Robert Smith Sr' }), other({ name: 'Robert Smith Jr' })],
    released: other({ name: 'Robert Smith' }),
    isProposed: false,
  },
  {
    what: 'two birth dates and two tax ids',
    reason: 'BIRTH_DATE_AND_TAX_ID',
    // Against so much that differs nothing else speaks loud enough for the usual bar.
    rules: { mergeBar: -8000, proposalBar: -8000 },
    records: [
      one({ ...home, birthDate: '1970-10-10', taxIds: ['DE136695976'] }),
      other({ ...home, birthDate: '1990-03-15', taxIds: ['DE811569869'] }),
    ],
    released: other({ ...home, birthDate: '1970-10-10', taxIds: ['DE811569869'] }),
    isProposed: false,
  },
  {
    what: 'two given names of one family and birth date',
    reason: 'TWINS',
    records: [
      one({ name: 'Anna Berg', birthDate: '1984-03-12' }),
      other({ name: 'Lena Berg', birthDate: '1984-03-12' }),
    ],
    released: other({ name: 'Anna Maria Berg', birthDate: '1984-03-12' }),
    isProposed: true,
  },
  {
    what: 'two birth dates that a parent and a child may have',
    reason: 'PARENT_AND_CHILD',
    records: [one({ ...home, birthDate: '1951-02-14' }), other({ ...home, birthDate: '1984-09-30' })],
    released: other({ ...home, birthDate: '1951-02-17' }),
    isProposed: true,
  },
  {
    what: 'two numbers for VAT of one country',
    reason: 'VAT_NUMBERS',
    records: [one({ ...company, taxIds: ['DE136695976'] }), other({ ...company, taxIds: ['DE811569869'] })],
    released: other({ ...company, taxIds: ['ATU81156986'] }),
    isProposed: true,
  },
  {
    what: 'two emails where one is the limit',
    reason: 'IDENTIFIER_LIMIT',
    rules: limits('email'),
    records: [one(), other({ emails: ['rob@y.io'], birthDate: null })],
    released: other(),
    isProposed: true,
  },
  {
    what: 'two emails within the days of the limit',
    reason: 'IDENTIFIER_LIMIT',
    rules: limits('email', 30),
    records: [one({ updatedAt: now }), other({ emails: ['rob@y.io'], updatedAt: now - 29 * day })],
    released: other({ emails: ['rob@y.io'], updatedAt: now - 31 * day }),
    isProposed: true,
  },
  {
    what: 'two ids in a system that gives one',
    reason: 'IDENTIFIER_LIMIT',
    rules: limits('externalId:loyalty'),
    records: [one(loyalty('L-1000')), other(loyalty('L-2000'))],
    released: other(loyalty('L-1000')),
    isProposed: true,
  },
  {
    what: "a claim of another's own id in a system that gives one",
    reason: 'IDENTIFIER_LIMIT',
    rules: limits('externalId:billing'),
    records: [one(), other({ externalIds: [{ system: 'billing', value: '7' }] })],
    released: other({ externalIds: [{ system: 'billing', value: '1' }] }),
    isProposed: true,
  },
  {
    what: 'a higher bar between two departments',
    reason: 'BELOW_BAR',
    rules: { departmentBars: [{ departments: ['sales', 'billing'], mergeBar: 8000 }] },
    records: [one({ birthDate: '1980-02-03' }), other()],
    released: other({ birthDate: '1980-02-03' }),
    isProposed: true,
  },
  {
    what: 'a merge bar that is higher than usual',
    reason: 'BELOW_BAR',
    rules: { mergeBar: 8000 },
    records: [one({ birthDate: '1980-02-03' }), other()],
    released: other({ birthDate: '1980-02-03' }),
    isProposed: true,
  },
];

describe.each(cases)('$what: $reason', ({ reason, rules = {}, records, released, isProposed }) => {
  const held = { refused: [pair], proposed: isProposed ? [pair] : [], linked: [] };

  it('hold two records that are alike apart, for everyone to see, and no longer than they are so', async () => {
    await tell(rules, ...records);
    expect(await asked(reason)).toEqual(held);
    await tell(rules, released);
    expect(await asked(reason)).toEqual({ refused: [], proposed: [], linked: [pair] });
    await tell(rules, records[1]);
    expect(await asked(reason)).toEqual(held);
    await tell(rules, records[0].key);
    expect(await asked(reason)).toEqual({ refused: [], proposed: [], linked: [] });
  });

  it('part a customer that is one already', async () => {
    await tell(rules, records[0], released);
    expect(await partition(store)).toHaveLength(1);
    await tell(rules, records[1]);
    expect(await asked(reason)).toEqual(held);
    expect(await partition(store)).toHaveLength(2);
  });
});

describe('two records of a clean source', () => {
  const rules = { cleanSources: ['billing:account'] };
  const lead = person('sales:lead:2', { ...robert, birthDate: '1980-02-03' });
  const first = person('billing:account:1', { ...robert, birthDate: '1980-02-03' });
  const second = person('billing:account:3', robert);

  it('are apart with who is alike both, who joins the one that is left when the other goes', async () => {
    await tell(rules, first, second, lead);
    const pairs = ['billing:account:1 billing:account:3', 'billing:account:3 sales:lead:2'];
    const held = { refused: pairs, proposed: [expect.any(String)], linked: [pair] };
    expect(await asked('CLEAN_SOURCE')).toEqual(held);
    await tell(rules, first.key);
    expect(await asked('CLEAN_SOURCE')).toEqual({
      refused: [],
      proposed: [],
      linked: ['billing:account:3 sales:lead:2'],
    });
  });

  it('are apart as well where a customer has one billing id, ever', async () => {
    await tell(limits('externalId:billing'), first, second);
    const held = ['billing:account:1 billing:account:3'];
    expect(await asked('IDENTIFIER_LIMIT')).toEqual({ refused: held, proposed: held, linked: [] });
    await tell({});
    expect(await asked('IDENTIFIER_LIMIT')).toEqual({ refused: [], proposed: [], linked: held });
  });

  it('are apart there also when the source writes the same party down many times', async () => {
    const many = Array.from({ length: 5 }, (_, n) => person(`billing:account:${n}`, robert));
    await tell(limits('externalId:billing'), ...many);
    expect(await partition(store)).toHaveLength(many.length);
  });

  it('are one id once the source has merged them, by whichever of the two others know them', async () => {
    const knows = (id: string) => ({ ...robert, externalIds: [{ system: 'billing', value: id }] });
    const others = ['1', '3'].map((id) => person(`support:requester:${id}`, knows(id)));
    await tell(limits('externalId:billing'), first, second, lead, ...others);
    expect(await partition(store)).toHaveLength(2);
    await tell(limits('externalId:billing'), { merged: second.key, into: first.key });
    expect(await partition(store)).toHaveLength(1);
  });

  it('are one where another kind of record of the department is meant', async () => {
    await tell({ cleanSources: ['billing:payer'] }, first, second);
    expect((await asked('CLEAN_SOURCE')).linked).toEqual(['billing:account:1 billing:account:3']);
  });
});

describe('a limit within so many days', () => {
  const rules = { identifierLimits: [{ identifier: 'phone', most: 1, withinDays: 365 }] };
  const day = 24 * 60 * 60 * 1000;
  const lead = other({ phones: ['+49 40 777123'], updatedAt: 20_000 * day });
  const inBilling = (n: number, days: number) => person(`billing:account:${n}`, { ...robert, updatedAt: days * day });

  it('counts what a source says again and again whenever it said so', async () => {
    const longAgo = [10_000, 10_001, 10_002].map((days, n) => inBilling(n, days));
    await tell(rules, lead, ...longAgo);
    expect(await partition(store)).toHaveLength(1);
    await tell(rules, inBilling(3, 20_000));
    expect(await partition(store)).toHaveLength(2);
    await tell(rules, inBilling(3, 10_003));
    expect(await partition(store)).toHaveLength(1);
  });
});

describe('a higher merge bar than usual', () => {
  it('has nobody asked about those who are short of the bar for proposals as well', async () => {
    await tell(
      { mergeBar: 8000, proposalBar: 7900, proposalPairBar: 8000 },
      one({ name: 'Robert Smith', emails: [] }),
      other(),
    );
    expect(await asked('BELOW_BAR')).toEqual({ refused: [], proposed: [], linked: [] });
  });

  it('keeps apart what a source says again and again, where that is short of it', async () => {
    const namesakes = ['1', '2', '3', '4'].map((id) => person(`sales:lead:${id}`, { name: 'Robert Smith' }));
    await tell({}, ...namesakes);
    const usual = await partition(store);
    await tell({ mergeBar: 7000 });
    expect([usual, await partition(store)]).toEqual([
      [namesakes.map(({ key }) => key)],
      namesakes.map(({ key }) => [key]),
    ]);
  });
});

describe('a record between two strangers', () => {
  const phones = ['+49 30 901820'];
  const ann = person('billing:account:1', { name: 'Ann Berg', birthDate: '1980-02-03', emails: ['ann@berg.example'] });
  const karl = { birthDate: '1951-11-30', phones };
  const between = { emails: ['ann@berg.example'], phones };

  it('is with one of them, and held from the other as BELOW_BAR, though nobody is asked where nothing speaks for it', async () => {
    const stranger = person('support:requester:3', { ...karl, name: 'Karl Lang' });
    await tell({}, ann, person('sales:lead:2', between), stranger);
    const held = { refused: [pair], proposed: [], linked: ['sales:lead:2 support:requester:3'] };
    expect(await asked('BELOW_BAR')).toEqual(held);
    await tell({}, stranger.key);
    expect(await asked('BELOW_BAR')).toEqual({ refused: [], proposed: [], linked: [pair] });
  });

  it('is proposed to whom it is as like as to its own', async () => {
    const stranger = person('support:requester:3', { ...karl, name: 'Karl Berg' });
    await tell({}, ann, person('sales:lead:2', { ...between, name: 'Berg' }), stranger);
    const held = ['sales:lead:2 support:requester:3'];
    expect(await asked('BELOW_BAR')).toEqual({ refused: held, proposed: held, linked: [pair] });
  });
});

describe('values that rules say identify nobody', () => {
  const shared = { emails: ['Front.Desk@x.io'], phones: ['+49 30 901820'] };
  const [guest, another] = [person('sales:guest:1', shared), person('support:requester:2', shared)];
  const blocked = (...blockedValues: LinkingRules['blockedValues']): Partial<LinkingRules> => ({ blockedValues });

  it.each([
    [
      'in another spelling',
      blocked({ identifier: 'email', value: 'front.desk@X.io' }, { identifier: 'phone', value: '+4930-901820' }),
    ],
    ['by a pattern', blocked({ identifier: 'email', pattern: '^front' }, { identifier: 'phone', pattern: '901820$' })],
  ])('join nobody, %s, and are found by as ever', async (_how, rules) => {
    await tell({}, guest, another);
    expect(await partition(store)).toHaveLength(1);
    await tell(rules);
    expect(await partition(store)).toHaveLength(2);
    const [found] = await store.customersByIdentifier(['email:front.desk@x.io'], 5);
    expect(found).toHaveLength(2);
    await tell({});
    expect(await partition(store)).toHaveLength(1);
  });

  it('join nobody in whatever way the number is dialled', async () => {
    const german = [{ street: null, city: null, region: null, postalCode: null, country: 'DE' }];
    const anna = person('sales:guest:1', { name: 'Anna Berg', phones: ['030 / 90 18 20'], addresses: german });
    const anne = person('support:requester:2', { name: 'Anne Berg', phones: ['0049 30 901820'] });
    await tell({}, anna, anne);
    expect(await partition(store)).toHaveLength(1);
    await tell(blocked({ identifier: 'phone', value: '+49 30 901820' }));
    expect(await partition(store)).toHaveLength(2);
  });

  it.each<[string, LinkingRules['blockedValues'][number]]>([
    ['by its name', { identifier: 'domain', value: 'www.Hub-Desk.example' }],
    ['by a pattern', { identifier: 'domain', pattern: '^hub-desk' }],
  ])('join no companies over a domain, %s, that only their emails have', async (_how, hub) => {
    const company = { kind: 'ORGANISATION' } as const;
    const meyer = person('sales:account:1', { ...company, name: 'Meyer Partner', emails: ['anna@hub-desk.example'] });
    const mayer = person('billing:account:2', { ...company, name: 'Mayer Partner', emails: ['ben@hub-desk.example'] });
    await tell({}, meyer, mayer);
    expect(await partition(store)).toHaveLength(1);
    await tell(blocked(hub));
    expect(await partition(store)).toHaveLength(2);
  });

  it('block one kind of identifier only', async () => {
    await tell(blocked({ identifier: 'email', value: 'front.desk@x.io' }), guest, another);
    expect(await partition(store)).toHaveLength(1);
  });
});

describe('more records that hang together than a customer can have', () => {
  const rules = { largestComponent: 6 };
  /** Each of a type of its own: records of one type that say the same are not all compared. */
  const jane = (id: string, values: Partial<PartyRecord>) =>
    person(`sales:type${id}:${id}`, { name: 'Jane Miller', ...values });
  const north = ['1', '2', '3', '4'].map((id) => jane(id, { birthDate: '1980-02-03', emails: ['jane@north.example'] }));
  const south = ['5', '6', '7', '8'].map((id) =>
    jane(id, { emails: ['jane@south.example'], phones: ['+49 30 901820'] }),
  );
  const keys = (records: readonly PartyRecord[]): string[] => records.map(({ key }) => key);

  it('fall into those that a higher bar leaves, each pair between them is seen to be held, and fewer are one again', async () => {
    await tell({}, ...north, ...south);
    expect(await partition(store)).toEqual([[...keys(north), ...keys(south)]]);

    await tell(rules);
    expect(await partition(store)).toEqual([keys(north), keys(south)]);
    const { refused, linked } = await asked('COMPONENT_LIMIT');
    expect(refused).toEqual(north.flatMap((one) => south.map((other) => `${one.key} ${other.key}`)));
    expect(linked).toHaveLength(12);

    await tell(rules, 'sales:type1:1', 'sales:type8:8');
    expect(await partition(store)).toEqual([[...keys(north.slice(1)), ...keys(south.slice(0, 3))]]);
    expect(await asked('COMPONENT_LIMIT')).toMatchObject({ refused: [], proposed: [] });
  });
});

describe('many records that hang together', () => {
  const place = (n: number) => [
    { street: `${n} Mill Lane`, postalCode: `LS${n} 4DY`, city: 'Leeds', region: null, country: 'GB' },
  ];
  const guest = (n: number, values: Partial<PartyRecord>) =>
    person(`billing:account:g${1000 + n}`, { name: 'Ruth Okonkwo', ...values });
  const emails = ['ruth@okonkwo.example'];

  it.each([61, 150, 200])(
    'are one customer while strong links hold them together: %i addresses of one mailbox',
    async (count) => {
      await tell({}, ...Array.from({ length: count }, (_, n) => guest(n, { emails, addresses: place(n) })));
      expect(await partition(store)).toHaveLength(1);
    },
  );

  it('are one customer however often one says the same: 1,000 orders of a guest, at two addresses', async () => {
    const told = Array.from({ length: 1000 }, (_, n) => guest(n, { emails, addresses: place(n % 2) }));
    await tell({}, ...told);
    expect(await partition(store)).toHaveLength(1);
  });

  it('are one customer by a name alone only while they are few, and each pair is seen to be held from then on', async () => {
    const rules = { largestLooseComponent: 10 };
    const namesakes = Array.from({ length: 11 }, (_, n) => person(`sales:type${n}:${n}`, { name: 'Ruth Okonkwo' }));
    await tell(rules, ...namesakes.slice(0, 10));
    expect(await partition(store)).toHaveLength(1);
    await tell(rules, ...namesakes.slice(10));
    expect(await partition(store)).toHaveLength(11);
    expect(await store.countHeldMatches()).toEqual([{ hold: 'COMPONENT_LIMIT', count: 55 }]);
  });
});
