import { describe, expect, it } from 'vitest';
import type { Decision } from '../decision.ts';
import { Engine } from '../engine/engine.ts';
import { evidenceText } from '../engine/evidence.ts';
import { defaultRules, type LinkingRules } from '../engine/rules.ts';
import { person } from '../fixture.ts';
import type { Hold } from '../match.ts';
import { entryOf } from '../prepare.ts';
import type { PartyRecord } from '../record.ts';
import { explainPair, type PairExplanation } from './explain-pair.ts';
import { engineOf, householdRecords } from './fixture.ts';

const robert = { name: 'Robert Smith', emails: ['robert.smith@x.io'], phones: ['+49 30 901820'] };
const home = {
  addresses: [{ street: 'Elm Street 12', city: 'Leeds', region: null, postalCode: 'LS1 4DY', country: 'GB' }],
};
const one = (values: Partial<PartyRecord> = {}) => person('billing:account:1', { ...robert, ...values });
const other = (values: Partial<PartyRecord> = {}) => person('sales:lead:2', { ...robert, ...values });

/** Of the first two of these records. */
function explained(records: readonly PartyRecord[], rules: Partial<LinkingRules> = {}): PairExplanation {
  const engine = engineOf(records, rules);
  const [a, b] = records.map(({ key }) => key);
  const explanation = explainPair(engine, a ?? '', b ?? '');
  if (!explanation) throw new Error('no explanation');
  expect(explainPair(engine, b ?? '', a ?? '')).toEqual(explanation);
  expect(structuredClone(explanation)).toEqual(explanation);
  if (explanation.weight !== null)
    expect(explanation.evidence.reduce((sum, { weight }) => sum + weight, explanation.prior ?? 0)).toBe(
      explanation.weight,
    );
  return explanation;
}

/** Of a guard that no decision is behind, about all records of both customers. */
const ofAll = { records: null, decision: null };

function lineOf({ evidence }: PairExplanation, comparison: string) {
  return evidence.find((line) => line.comparison === comparison);
}

describe('explainPair', () => {
  it('says of a link what each comparison found, and of what could not be compared that it was not', () => {
    const explanation = explained([one({ birthDate: '1970-10-10' }), other({ birthDate: '1970-10-01' })]);
    expect(explanation).toEqual({
      ...{ low: 'billing:account:1', high: 'sales:lead:2', outcome: 'LINKED', match: { hold: null } },
      ...{ wereCompared: true, prior: expect.any(Number), weight: expect.any(Number), mergeBar: -1500 },
      ...{ mean: null, guards: [], proposal: null, model: defaultRules.model.name },
      evidence: expect.any(Array),
    });
    expect(explanation.evidence.map(({ comparison, level, effect }) => [comparison, level, effect])).toEqual([
      ['birthDate', 4, 'SUPPORTS'],
      ['birthYear', null, 'NEUTRAL'],
      ['givenName', 5, 'SUPPORTS'],
      ['familyName', 5, 'SUPPORTS'],
      ['givenInitial', null, 'NEUTRAL'],
      ['familyInitial', null, 'NEUTRAL'],
      ['middleInitial', null, 'NEUTRAL'],
      ['nameOrder', 1, 'CONTRADICTS'],
      ['acrossScripts', null, 'NEUTRAL'],
      ['email', 5, 'SUPPORTS'],
      ['mailbox', null, 'NEUTRAL'],
      ['phone', 3, 'SUPPORTS'],
      ['externalId', null, 'NEUTRAL'],
      ['taxId', null, 'NEUTRAL'],
      ['street', null, 'NEUTRAL'],
      ['postalCode', null, 'NEUTRAL'],
      ['city', null, 'NEUTRAL'],
      ['related', 0, 'CONTRADICTS'],
    ]);
    expect(lineOf(explanation, 'email')).toMatchObject({ holders: 2, power: 1 });
  });

  it('says what only repeats other evidence, with what it would weigh alone', () => {
    const explanation = explained([one({ ...home }), other({ ...home })]);
    expect(lineOf(explanation, 'city')).toMatchObject({ weight: 0, alone: expect.any(Number), effect: 'NEUTRAL' });
    expect(lineOf(explanation, 'city')?.alone).toBeGreaterThan(0);
    expect(lineOf(explanation, 'street')?.weight).toBe(lineOf(explanation, 'street')?.alone);
  });

  it('says how far a value has spread that lost its power', () => {
    const others = Array.from({ length: 25 }, (_, n) =>
      person(`support:requester:${n}`, { name: `${'ABCDEFGHIJKLMNOPQRSTUVWXY'.charAt(n)}nna Berg`, ...shared }),
    );
    const explanation = explained([person('sales:lead:1', shared), person('sales:lead:2', shared), ...others]);
    expect(explanation.outcome).toBe('UNRELATED');
    expect(lineOf(explanation, 'phone')).toMatchObject({ holders: 27, power: 0, weight: 0, effect: 'NEUTRAL' });
  });
  const shared = { phones: ['+49 30 901820'] };

  it('says of two strangers that nothing about them is alike, and that they were never compared', () => {
    const explanation = explained([one(), person('sales:lead:2', { name: 'Ann Lee', birthDate: '1980-02-03' })]);
    expect(explanation).toMatchObject({ outcome: 'UNRELATED', match: null, wereCompared: false, proposal: null });
    expect(explanation.guards).toEqual([
      { guard: 'BELOW_BAR', sentence: expect.stringMatching(/^All their records together weigh -/), ...ofAll },
    ]);
    expect(explanation.mean).toBe(explanation.weight);
  });

  it('says of a person and a company that they are two kinds, and weighs nothing', () => {
    const company = person('sales:company:2', { ...robert, kind: 'ORGANISATION' });
    expect(explained([one(), company])).toMatchObject({
      ...{ outcome: 'UNRELATED', match: null, prior: null, weight: null, mean: null, evidence: [] },
      guards: [
        {
          guard: 'KIND',
          sentence: 'One is a person and the other an organisation: they are not compared.',
          ...ofAll,
        },
      ],
    });
  });

  it('says of a person who was tied to a record that became a company since what their persons weigh, not that they are two kinds', () => {
    const emails = (email: string) => ({ ...robert, emails: [email] });
    const [robertInSales, other] = [
      person('sales:contact:1', emails('r@x.io')),
      person('support:requester:3', emails('r@y.io')),
    ];
    const company = person('sales:company:2', { name: 'Kimball Ltd', kind: 'ORGANISATION' });
    const engine = engineOf([robertInSales, company, other], { identifierLimits: [{ identifier: 'email', most: 1 }] });
    const weighed = explainPair(engine, robertInSales.key, other.key);
    const always: Decision = {
      ...{ id: '1-1', type: 'ALWAYS', low: company.key, high: robertInSales.key, by: 'ada', at: 0 },
      ...{ reason: 'was a person then', event: 1, revokedBy: null },
    };
    engine.apply({ put: [], remove: [] }, { made: [always], revoked: [] });
    expect(explainPair(engine, robertInSales.key, other.key)).toEqual(weighed);
    expect(weighed).toMatchObject({ outcome: 'PROPOSED', guards: [{ guard: 'IDENTIFIER_LIMIT' }] });
    const ofTheCompany = explainPair(engine, company.key, other.key);
    expect(ofTheCompany).toMatchObject({ ...{ outcome: 'PROPOSED', weight: null }, mean: weighed?.mean });
  });

  it('says of parts that stewards united that they are weighed apart, where together they would reach the bar', () => {
    const birthDate = '1984-09-03';
    const records = [
      person('sales:contact:1', { name: 'Anna Meier', birthDate }),
      person('sales:lead:2', { name: 'Marie Meier' }),
      person('support:requester:3', { name: 'Marie Meier', birthDate, emails: ['marie@x.io'] }),
      person('marketing:contact:4', { emails: ['marie@x.io'] }),
    ];
    const engine = engineOf(records, { holdTwins: false });
    const always: Decision = {
      ...{ id: '1-1', type: 'ALWAYS', low: 'sales:contact:1', high: 'sales:lead:2', by: 'ada', at: 0 },
      ...{ reason: 'married', event: 1, revokedBy: null },
    };
    engine.apply({ put: [], remove: [] }, { made: [always], revoked: [] });
    const explanation = explainPair(engine, 'sales:contact:1', 'support:requester:3');
    expect(explanation).toMatchObject({ outcome: 'PROPOSED', match: { hold: 'BELOW_BAR' } });
    expect(explanation?.mean).toBeGreaterThan(defaultRules.mergeBar);
    expect(explanation?.guards).toEqual([
      {
        guard: 'BELOW_BAR',
        sentence: 'Parts that stewards united are weighed each by itself, and fall short of the bar: they stay apart.',
        ...ofAll,
      },
    ]);
  });

  const namesakes = (count: number) =>
    Array.from({ length: count }, (_, n) => person(`${n % 2 ? 'sales' : 'support'}:type-${n}:1`, { name: 'Jane Doe' }));

  it('says of two that would reach the bar that too many hang together by pairs like theirs', () => {
    expect(explained(namesakes(5), { largestLooseComponent: 5 }).outcome).toBe('LINKED');
    const crowded = explained(namesakes(6), { largestLooseComponent: 5 });
    expect(crowded).toMatchObject({ outcome: 'REFUSED', match: { hold: 'COMPONENT_LIMIT' } });
    expect(crowded.mean).toBeGreaterThanOrEqual(crowded.mergeBar);
    expect(crowded.guards).toEqual([
      { guard: 'COMPONENT_LIMIT', sentence: expect.stringMatching(/^More records hang together /), ...ofAll },
    ]);
  });

  it('says of two whom a steward parted that this holds them, also where too many hang together', () => {
    const records = namesakes(6);
    const [low = '', high = ''] = records
      .slice(0, 2)
      .map(({ key }) => key)
      .sort();
    const engine = engineOf(records, { largestLooseComponent: 5 });
    const never: Decision = {
      ...{ id: '1-1', type: 'NEVER', low, high, by: 'ada', at: 0 },
      ...{ reason: 'mother and daughter', event: 1, revokedBy: null },
    };
    engine.apply({ put: [], remove: [] }, { made: [never], revoked: [] });
    expect(explainPair(engine, low, high)).toMatchObject({
      ...{ outcome: 'REFUSED', match: { hold: 'NEVER' } },
      guards: [{ guard: 'NEVER' }],
    });
  });

  it('says of two records that a third one joins that they are one customer without being alike themselves', () => {
    const explanation = explained([
      person('billing:account:1', { name: 'Jane Doe', emails: ['jane@x.io'] }),
      person('sales:lead:2', { phones: ['+49 30 901820'] }),
      person('support:requester:3', { name: 'Jane Doe', emails: ['jane@x.io'], phones: ['+49 30 901820'] }),
    ]);
    expect(explanation).toMatchObject({ outcome: 'LINKED', match: null, wereCompared: false, guards: [] });
    expect(explanation.weight).toBeLessThan(explanation.mergeBar);
  });

  it('knows nothing of a record that is not there, nor of one and the same', () => {
    const engine = engineOf([one(), other()]);
    expect(explainPair(engine, 'billing:account:1', 'sales:lead:9')).toBeNull();
    expect(explainPair(engine, 'sales:lead:9', 'billing:account:1')).toBeNull();
    expect(explainPair(engine, 'sales:lead:2', 'sales:lead:2')).toBeNull();
  });

  it('takes the key of a record that was merged in its source for the survivor', () => {
    const engine = new Engine(defaultRules);
    const put = [entryOf(one(), ['billing:account:7'], 1), entryOf(other(), [], 2)];
    engine.apply({ put, remove: [] });
    expect(explainPair(engine, 'sales:lead:2', 'billing:account:7')).toMatchObject({ low: 'billing:account:1' });
    expect(explainPair(engine, 'billing:account:7', 'billing:account:1')).toBeNull();
  });

  it('tells the bar of two departments where they have one of their own', () => {
    const bar = { departments: ['sales', 'billing'] as const, mergeBar: 30_000 };
    const explanation = explained([one(), other()], { departmentBars: [bar] });
    expect(explanation).toMatchObject({ mergeBar: 30_000, outcome: 'PROPOSED', match: { hold: 'BELOW_BAR' } });
    expect(explanation.mean).toBe((explanation.weight ?? 0) - 31_500);
    expect(explanation.proposal).toMatchObject({ low: 'billing:account:1', high: 'sales:lead:2' });
  });
});

interface Case {
  guard: Hold;
  outcome: 'PROPOSED' | 'REFUSED';
  rules?: Partial<LinkingRules>;
  records: PartyRecord[];
  conflicts?: string[];
  sentence: string;
}

const cases: Case[] = [
  {
    ...{ guard: 'GENERATION', outcome: 'REFUSED', conflicts: ['generation'] },
    records: [one({ name: 'Robert Smith Sr' }), other({ name: 'Robert Smith Jr' })],
    sentence: 'billing:account:1 and sales:lead:2 are told apart by generation, as Sr and Jr are: two people.',
  },
  {
    ...{ guard: 'GENERATION', outcome: 'REFUSED', conflicts: ['birthDate'] },
    records: [
      one({ name: 'Robert Smith', birthDate: '1952-03-04' }),
      other({ name: 'Robert Smith Jr', birthDate: '1978-11-20' }),
    ],
    sentence: 'billing:account:1 and sales:lead:2 are told apart by generation, as Sr and Jr are: two people.',
  },
  {
    ...{ guard: 'BIRTH_DATE_AND_TAX_ID', outcome: 'REFUSED', conflicts: ['birthDate', 'taxId'] },
    rules: { mergeBar: -8000, proposalBar: -8000 },
    records: [
      one({ ...home, birthDate: '1970-10-10', taxIds: ['DE136695976'] }),
      other({ ...home, birthDate: '1990-03-15', taxIds: ['DE811569869'] }),
    ],
    sentence: 'billing:account:1 and sales:lead:2 differ in both date of birth and tax id: two people.',
  },
  {
    ...{ guard: 'TWINS', outcome: 'PROPOSED' },
    records: [
      one({ name: 'Anna Berg', birthDate: '1984-03-12' }),
      other({ name: 'Lena Berg', birthDate: '1984-03-12' }),
    ],
    sentence:
      'billing:account:1 and sales:lead:2 were born on one day, of one family name, with two given names: twins, or one person by two names.',
  },
  {
    ...{ guard: 'PARENT_AND_CHILD', outcome: 'PROPOSED' },
    records: [one({ ...home, birthDate: '1951-02-14' }), other({ ...home, birthDate: '1984-09-30' })],
    sentence:
      'billing:account:1 and sales:lead:2 were born 15 to 60 years apart: parent and child of one name, or one person with a wrong date.',
  },
  {
    ...{ guard: 'CLEAN_SOURCE', outcome: 'PROPOSED', rules: { cleanSources: ['billing'] } },
    records: [one(), person('billing:account:2', robert)],
    sentence: 'billing:account:1 and billing:account:2 are both of billing, which keeps one record for each party.',
  },
  {
    ...{ guard: 'IDENTIFIER_LIMIT', outcome: 'PROPOSED' },
    rules: { identifierLimits: [{ identifier: 'email', most: 1, withinDays: 30 }] },
    records: [one(), other({ emails: ['rob@y.io'] })],
    sentence: 'Together they would hold more values of email within 30 days than one customer may have, which is 1.',
  },
];

describe('a guard that speaks', () => {
  it.each(cases)('$guard: $outcome', ({ guard, outcome, rules, records, conflicts = [], sentence }) => {
    const explanation = explained(records, rules);
    expect(explanation).toMatchObject({ outcome, match: { hold: guard } });
    expect(explanation.guards).toEqual([
      { guard, sentence, ...ofAll, records: guard === 'IDENTIFIER_LIMIT' ? null : [explanation.low, explanation.high] },
    ]);
    expect(explanation.proposal === null).toBe(outcome === 'REFUSED');
    const conflicting = explanation.evidence.filter(({ effect }) => effect === 'CONFLICTS');
    expect(conflicting.map(({ comparison }) => comparison).sort()).toEqual(conflicts);
  });

  it('does so for each that holds, and for records of the same customers that have nothing to do with it', () => {
    const phone = { phones: ['+49 30 901820'] };
    const explanation = explained(
      [
        person('sales:lead:3', { ...phone, emails: ['rob@a.io'] }),
        person('sales:lead:4', { ...phone, emails: ['rob@b.io'] }),
        one({ ...home, name: 'Robert Smith Sr', emails: ['rob@a.io'] }),
        person('billing:account:2', { ...robert, ...home, name: 'Robert Smith Jr', emails: ['rob@b.io'] }),
      ],
      { cleanSources: ['billing'] },
    );
    expect(explanation.outcome).toBe('REFUSED');
    const speaking = ['billing:account:1', 'billing:account:2'];
    expect(explanation.guards.map(({ guard, records }) => [guard, records?.toSorted()])).toEqual([
      ['GENERATION', speaking],
      ['CLEAN_SOURCE', speaking],
    ]);
  });

  it('BRIDGE: names the link that was set aside, of whichever records of the two groups', () => {
    const birds = 'heron,wren,magpie,osprey,finch,jackdaw,lark,puffin,swift,teal,curlew,oriole,bittern,kestrel'.split(
      ',',
    );
    const group = (id: string, name: string): PartyRecord[] =>
      birds.map((_, n) => {
        const emails = [0, 1, 2, 3].map((next) => `${birds[(n + next) % birds.length]}@${id}.example`);
        return person(`marketing:contact:${id}${10 + n}`, { name, emails });
      });
    const phones = ['+49 30 901820'];
    const [north, south] = [group('north', 'Kim Larsen'), group('south', 'Noor Haddad')];
    const tied = south.map((record, n) => (n === 0 ? { ...record, phones } : record));
    const emails = ['heron', 'finch', 'swift'].map((bird) => `${bird}@north.example`);
    const bridging = person('sales:lead:bridge', { emails, phones });
    const [first, last] = [north.slice(3, 4), tied.slice(5, 6)];
    const explanation = explained([...first, ...last, ...north.toSpliced(3, 1), ...tied.toSpliced(5, 1), bridging]);
    expect(explanation).toMatchObject({ outcome: 'PROPOSED', match: null });
    expect(explanation.proposal).toMatchObject({ low: 'marketing:contact:south10', high: 'sales:lead:bridge' });
    expect(explanation.guards[0]).toEqual({
      guard: 'BRIDGE',
      sentence:
        'The link of sales:lead:bridge and marketing:contact:south10 alone held a large and sparse group together; it waits until someone has looked.',
      ...{ records: ['sales:lead:bridge', 'marketing:contact:south10'], decision: null },
    });
  });
});

describe('a decision', () => {
  const stranger = person('support:requester:3', { name: 'Ann Lee', birthDate: '1950-02-03' });
  const decided = (type: Decision['type'], low: string, high: string, event = 1): Decision => ({
    ...{ id: `${event}-0`, type, low, high, by: 'ada', at: 0, reason: 'asked them', event, revokedBy: null },
  });

  it('NEVER: refuses what would be one', () => {
    const engine = engineOf([one(), other()]);
    const never = decided('NEVER', 'billing:account:1', 'sales:lead:2');
    engine.apply({ put: [], remove: [] }, { made: [never], revoked: [] });
    expect(explainPair(engine, 'billing:account:1', 'sales:lead:2')).toMatchObject({
      ...{ outcome: 'REFUSED', match: { hold: 'NEVER' }, proposal: null },
      guards: [
        {
          guard: 'NEVER',
          sentence: 'A steward decided that billing:account:1 and sales:lead:2 are two, whatever speaks for one.',
          ...{ records: ['billing:account:1', 'sales:lead:2'], decision: never },
        },
      ],
    });
    engine.apply({ put: [], remove: [] }, { made: [], revoked: [never] });
    expect(explainPair(engine, 'billing:account:1', 'sales:lead:2')).toMatchObject({ outcome: 'LINKED', guards: [] });
  });

  it('NEVER: refuses strangers, of whose customers no two records are alike', () => {
    const engine = engineOf([one(), stranger]);
    const never = decided('NEVER', 'billing:account:1', 'support:requester:3');
    engine.apply({ put: [], remove: [] }, { made: [never], revoked: [] });
    const explanation = explainPair(engine, 'support:requester:3', 'billing:account:1');
    expect(explanation).toMatchObject({ outcome: 'REFUSED', match: null, proposal: null });
    expect(explanation?.guards.map(({ guard }) => guard)).toEqual(['NEVER', 'BELOW_BAR']);
  });

  it('ALWAYS: links what nothing else would, all records of both', () => {
    const engine = engineOf([one(), other(), stranger]);
    const always = decided('ALWAYS', 'sales:lead:2', 'support:requester:3');
    engine.apply({ put: [], remove: [] }, { made: [always], revoked: [] });
    expect(explainPair(engine, 'billing:account:1', 'support:requester:3')).toMatchObject({
      ...{ outcome: 'LINKED', match: null, mean: null, proposal: null },
      guards: [
        {
          guard: 'ALWAYS',
          sentence: 'A steward decided that sales:lead:2 and support:requester:3 are one, whatever speaks against it.',
          ...{ records: ['sales:lead:2', 'support:requester:3'], decision: always },
        },
      ],
    });
  });
});

describe('explanations of a generated set of records', () => {
  const records = householdRecords(300);
  const rules: LinkingRules = {
    ...defaultRules,
    cleanSources: ['billing'],
    departmentBars: [{ departments: ['sales', 'support'], mergeBar: 500 }],
  };
  const engine = new Engine(rules);
  const put = records.map((record, n) => entryOf(record, [], n + 1));
  const { matches, clusters, proposals } = engine.apply({ put, remove: [] });

  it('agree with every match that the store is told of', () => {
    expect(matches.length).toBeGreaterThan(300);
    for (const { low, high, weight, evidence, hold, model } of matches) {
      const explanation = explainPair(engine, low.key, high.key);
      expect(explanation).toMatchObject({
        low: low.key,
        high: high.key,
        weight,
        model,
        match: { hold },
        wereCompared: true,
      });
      const said = explanation?.evidence.flatMap(({ comparison, level, weight }) =>
        level === null || comparison === 'generation' ? [] : [{ comparison, level, weight }],
      );
      expect(evidenceText(said ?? [])).toBe(evidence);
      expect(explanation?.outcome === 'LINKED').toBe(hold === null);
      if (hold !== null) expect(explanation?.guards.map(({ guard }) => guard)).toContain(hold);
    }
  });

  it('agree with every customer and proposal', () => {
    for (const { id, low, high, mean, reason } of proposals) {
      const explanation = explainPair(engine, low.key, high.key);
      expect(explanation).toMatchObject({ outcome: 'PROPOSED', mean, proposal: { id } });
      expect(explanation?.guards.map(({ guard }) => guard)).toContain(reason);
    }
    for (const [first, ...others] of clusters)
      for (const slot of others) {
        const [a, b] = [first ?? 0, slot].map((each) => engine.population.keyOf(each));
        expect(explainPair(engine, a ?? '', b ?? '')?.outcome).toBe('LINKED');
      }
  });

  it('weigh two customers of two components as one component would', () => {
    const { weigher, population } = engine.matter;
    const persons = clusters.filter(([slot]) => population.profileOf(slot ?? 0).kind === 'PERSON').slice(0, 40);
    for (const some of persons)
      for (const others of persons) {
        if (some === others) continue;
        const linkage = weigher.linkageAmong([...some, ...others]);
        for (let place = 1; place < some.length; place++) linkage.join(0, place);
        for (let place = 1; place < others.length; place++) linkage.join(some.length, some.length + place);
        expect(weigher.weightBetween(some, others)).toBe(linkage.weightBetween(0, some.length));
      }
  });
});
