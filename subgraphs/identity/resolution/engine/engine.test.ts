import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../alert.ts';
import { keyLimits } from '../candidates/key-types.ts';
import { type Decision, pairOf } from '../decision.ts';
import { person } from '../fixture.ts';
import type { Match } from '../match.ts';
import { anyRecord } from '../population/fixture.ts';
import type { PopulationEntry } from '../population/population.ts';
import { entryOf } from '../prepare.ts';
import type { Proposal } from '../proposal.ts';
import type { PartyRecord } from '../record.ts';
import type { DecisionChange } from './decisions.ts';
import { Engine } from './engine.ts';
import type { Regrouping } from './regrouping.ts';
import type { PopulationChange } from './revise-population.ts';
import { defaultRules, type LinkingRules } from './rules.ts';

/** Everything small, so that a dozen records cross every limit. */
const rules: LinkingRules = {
  ...defaultRules,
  largestComponent: 5,
  largestLooseComponent: 4,
  suspicion: { weight: 0, records: 5, density: 0.7, side: 2 },
  identifierLimits: [{ identifier: 'email', most: 3 }],
  cleanSources: ['billing'],
  departmentBars: [
    { departments: ['sales', 'support'], mergeBar: 500 },
    { departments: ['sales', 'billing'], mergeBar: -3500 },
  ],
};
const comparedAlike = 2;
const limits = keyLimits(0).map((_, type) => 2 + (type % 3));
const keys = 14;

/** Plays what an engine tells, as a store would keep it. */
class Told {
  readonly matches = new Map<string, string>();
  readonly proposals = new Map<string, string>();
  readonly alerts = new Map<string, string>();
  /** The records of each record's customer, by their keys. */
  readonly companions = new Map<string, readonly string[]>();

  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  apply(change: PopulationChange, decided?: DecisionChange): this {
    return this.play(this.#engine.apply(change, decided));
  }

  play({ matches, removedMatches, ...rest }: Regrouping): this {
    this.#regroup(rest);
    for (const { low, high } of removedMatches) this.matches.delete(`${low.key} ${high.key}`);
    for (const match of matches) {
      expect(match.isNew).toBe(!this.matches.has(`${match.low.key} ${match.high.key}`));
      this.matches.set(`${match.low.key} ${match.high.key}`, JSON.stringify(timeless(match)));
    }
    for (const id of rest.withdrawnProposals) this.proposals.delete(id);
    for (const proposal of rest.proposals) this.proposals.set(proposal.id, JSON.stringify(timeless(proposal)));
    for (const id of rest.clearedAlerts) this.alerts.delete(id);
    for (const alert of rest.alerts) this.alerts.set(alert.id, JSON.stringify(timeless(alert)));
    return this;
  }

  get sorted(): string[] {
    return [...this.matches.values(), ...this.proposals.values(), ...this.alerts.values()].sort();
  }

  get groups(): string[] {
    return [...new Set(this.companions.values())].map((keys) => keys.join()).sort();
  }

  #regroup({ clusters, removed }: Pick<Regrouping, 'clusters' | 'removed'>): void {
    const { population } = this.#engine;
    const told = clusters.map((slots) => slots.map((slot) => population.keyOf(slot)).sort());
    const moved = new Set([...told.flat(), ...removed.map(({ ref }) => ref.key)]);
    const leftBehind = [...moved].flatMap((key) => this.companions.get(key)?.filter((each) => !moved.has(each)) ?? []);
    expect(leftBehind).toEqual([]);
    for (const { ref } of removed) this.companions.delete(ref.key);
    for (const keys of told) for (const key of keys) this.companions.set(key, keys);
  }
}

function timeless({ low, high, ...rest }: Match | Proposal | Alert): Record<string, unknown> {
  return { low: low.key, high: high.key, ...rest, isNew: undefined };
}

function groupsOf(engine: Engine, clusters: readonly number[][]): string[] {
  return clusters
    .map((slots) =>
      slots
        .map((slot) => engine.population.keyOf(slot))
        .sort()
        .join(),
    )
    .sort();
}

const inCities = (cities: readonly string[]) =>
  cities.map((city) => ({ street: null, city, region: null, postalCode: null, country: 'GB' }));

/** So many that what all of them have says nothing. */
const strangers = [
  ...['Ada Nowak', 'Bo Lind', 'Cem Kaya', 'Dora Weiss', 'Elif Demir', 'Finn Olsen', 'Gus Pappas', 'Hana Sato'],
  ...['Ivo Novak', 'Jon Bergman', 'Kim Park', 'Lea Roth', 'Max Stein', 'Nia Owen', 'Omar Said', 'Pia Vogt'],
  ...['Quinn Reed', 'Rosa Diaz', 'Sam Fox', 'Tess Moore', 'Uma Rao', 'Vera Popov', 'Will Hart', 'Xenia Lukas'],
];

const anyDepartment = fc.constantFrom('sales', 'support', 'billing');
/** What a source says again and again of one party. */
const said = [
  { givenName: 'Anna', familyName: 'Berg', emails: ['anna@home.example'], phones: ['+49 30 5557788'] },
  { name: 'Ben Smith', emails: ['ben.smith@gmail.com'], externalIds: [{ system: 'sales', value: '2' }] },
  { name: 'Ben Smith' },
];
const anyRepeated = fc
  .record({ id: fc.nat(keys - 1), department: anyDepartment, said: fc.constantFrom(...said) })
  .map(({ id, department, said }) => {
    const record = person(`${department}:contact:${id % 2 === 0 ? `${id}` : `a:${id}`}`, said);
    return { key: record.key, record };
  });
const anyChange = fc.oneof(
  { weight: 5, arbitrary: anyRepeated },
  {
    weight: 4,
    arbitrary: fc.tuple(anyRecord(keys), anyDepartment).map(([record, department]) => {
      const renamed: PartyRecord = { ...record, department, key: `${department}:contact:${record.sourceId}` };
      return { key: renamed.key, record: renamed };
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(keys - 1), anyDepartment).map(([id, department]) => {
      return { key: `${department}:contact:${id % 2 === 0 ? `${id}` : `a:${id}`}`, record: null };
    }),
  },
);

const anyKey = fc
  .tuple(fc.nat(keys - 1), anyDepartment)
  .map(([id, department]) => `${department}:contact:${id % 2 === 0 ? `${id}` : `a:${id}`}`);
const anyDecision = fc.record({
  type: fc.constantFrom('ALWAYS' as const, 'NEVER' as const, 'NEVER' as const),
  one: anyKey,
  other: anyKey,
});
const crowded = Array.from({ length: 9 }, (_, id) => `sales:contact:${2 * id}`);
/** The same about many, as when a steward parts one of them from the rest. */
const anyDecisions = fc.oneof(
  { weight: 4, arbitrary: fc.array(anyDecision, { maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDecision, fc.subarray(crowded, { minLength: 3 }))
      .map(([{ type, one }, others]) => others.map((other) => ({ type, one, other }))),
  },
);
const batchOf = (change: typeof anyChange) =>
  fc.record({
    changes: fc.array(change, { minLength: 1, maxLength: 6 }),
    made: anyDecisions,
    /** Of those that stand, which is revoked. */
    revoked: fc.option(fc.nat(20), { freq: 2 }),
  });
const anyBatch = batchOf(anyChange);
/** A source that says the same of a guest again and again, among namesakes: what hangs together is about as large as it may be. */
const anyCrowded = fc
  .record({
    ...{ id: fc.nat(8), isGuest: fc.boolean(), isGone: fc.nat(5), mailbox: fc.nat(5) },
    cities: fc.uniqueArray(fc.constantFrom('Leeds', 'York', 'Hull'), { minLength: 1, maxLength: 2 }),
  })
  .map(({ id, isGuest, isGone, cities, mailbox }) => {
    const said = isGuest
      ? { emails: ['guest@x.io'], addresses: inCities(['Leeds']) }
      : { emails: mailbox < 2 ? [`${mailbox}@x.io`] : [], addresses: inCities(cities) };
    const record = person(`sales:contact:${2 * id}`, { name: 'Jane Doe', ...said });
    return { key: record.key, record: isGone === 0 ? null : record };
  });
const crowdedBatch = batchOf(anyCrowded);
const anyBatches = (most: number) =>
  fc.oneof(...[anyBatch, crowdedBatch].map((batch) => fc.array(batch, { minLength: 1, maxLength: most })));
type Batch = typeof anyBatch extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays batches as a resolver would, and remembers what is present and what stands. */
class Life {
  readonly present = new Map<string, PartyRecord>();
  readonly standing: Decision[] = [];
  #event = 0;

  next({ changes, made, revoked }: Batch): { change: PopulationChange; decided: DecisionChange } {
    const last = new Map(changes.map(({ key, record }) => [key, record]));
    const put = [...last.values()].filter((record) => record !== null);
    const remove = [...last].flatMap(([key, record]) => (record === null && this.present.has(key) ? [key] : []));
    for (const record of put) this.present.set(record.key, record);
    for (const key of remove) this.present.delete(key);
    this.#event += 1;
    const ended = revoked === null ? [] : this.standing.splice(revoked % Math.max(1, this.standing.length), 1);
    const begun = made
      .filter(({ one, other }) => one !== other)
      .map(({ type, one, other }, place): Decision => {
        const facts = { by: 'ada', at: 1, reason: 'test', event: this.#event, revokedBy: null };
        return { id: `${this.#event}-${place}`, type, ...pairOf(one, other), ...facts };
      });
    this.standing.push(...begun);
    return {
      change: { put: put.map(entryOnce), remove },
      decided: { made: begun, revoked: ended },
    };
  }
}

/** Some records have stood for another one. */
function entryOnce(record: PartyRecord): PopulationEntry {
  return entryOf(record, record.updatedAt !== null && record.updatedAt % 3 === 0 ? [`${record.key}:old`] : [], 1);
}

describe('Engine', () => {
  it('tells the same customers, matches, proposals and alerts for the same records and decisions, whatever happened before', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 6), anyBatches(12), (enoughPoints, batches) => {
        const lived = new Engine(rules, { limits, enoughPoints, comparedAlike });
        const told = new Told(lived);
        const life = new Life();
        for (const batch of batches) {
          const { change, decided } = life.next(batch);
          told.apply(change, decided);
        }
        const fresh = new Engine(rules, { limits, enoughPoints, comparedAlike });
        fresh.loadDecisions(life.standing);
        const shuffled = [...life.present.values()].sort((a, b) => (a.sourceId < b.sourceId ? 1 : -1));
        const loaded = new Told(fresh).apply({ put: shuffled.map(entryOnce), remove: [] });
        expect(told.sorted).toEqual(loaded.sorted);
        expect(told.groups).toEqual(loaded.groups);
        expect(groupsOf(lived, lived.everything().clusters)).toEqual(groupsOf(fresh, fresh.everything().clusters));
        expect(new Told(lived).play(lived.everything()).sorted).toEqual(loaded.sorted);

        // Records whose slots leave the same remainder have to be told together.
        const slots = Array.from({ length: lived.population.slots }, (_, slot) => slot);
        const there = slots.filter((slot) => lived.population.isPresent(slot));
        const companions = (slot: number) => there.filter((each) => each % 5 === slot % 5);
        const toldInParts = new Told(lived);
        const parts = [...lived.inParts(companions, 2)];
        for (const part of parts) toldInParts.play(part);
        expect(toldInParts.sorted).toEqual(loaded.sorted);
        const groups = parts.flatMap(({ clusters }) => groupsOf(lived, clusters));
        expect(groups.sort()).toEqual(groupsOf(fresh, fresh.everything().clusters));
        for (const { clusters } of parts) {
          const told = new Set(clusters.flat());
          for (const slot of told) for (const each of companions(slot)) expect(told).toContain(each);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('parts whom a decision parts and unites whom one unites, unless another forbids it', () => {
    fc.assert(
      fc.property(anyBatches(8), (batches) => {
        const engine = new Engine(rules, { limits, enoughPoints: 1, comparedAlike });
        const life = new Life();
        for (const batch of batches) {
          const { change, decided } = life.next(batch);
          engine.apply(change, decided);
        }
        const homes = new Map<string, number>();
        engine.everything().clusters.forEach((slots, home) => {
          for (const slot of slots) homes.set(engine.population.keyOf(slot), home);
        });
        expect(homes.size).toBe(life.present.size);
        const isAnyNever = life.standing.some(({ type }) => type === 'NEVER');
        for (const { type, low, high } of life.standing) {
          if (!homes.has(low) || !homes.has(high)) continue;
          if (type === 'NEVER') expect(homes.get(low)).not.toBe(homes.get(high));
          else if (!isAnyNever) expect(homes.get(low)).toBe(homes.get(high));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is as it was when a decision is taken back', () => {
    fc.assert(
      fc.property(anyBatches(6), fc.array(anyDecision, { minLength: 1, maxLength: 4 }), (batches, decisions) => {
        const engine = new Engine(rules, { limits, enoughPoints: 1, comparedAlike });
        const [life, told] = [new Life(), new Told(engine)];
        for (const batch of batches) {
          const { change, decided } = life.next(batch);
          told.apply(change, decided);
        }
        const [before, groups] = [told.sorted, groupsOf(engine, engine.everything().clusters)];
        const { decided } = life.next({ changes: [], made: decisions, revoked: null });
        told.apply({ put: [], remove: [] }, decided);
        const back = { made: decided.revoked, revoked: decided.made };
        told.apply({ put: [], remove: [] }, back);
        expect(told.sorted).toEqual(before);
        expect(groupsOf(engine, engine.everything().clusters)).toEqual(groups);
      }),
      { numRuns: 200 },
    );
  });

  it('weighs who has an id and who claims it anew when others claim it too, as if all had come at once', () => {
    const owner = person('billing:contact:7', { name: 'Jane Doe', phones: ['+49 30 901820'] });
    const claim = { externalIds: [{ system: 'billing', value: '7' }] };
    const claimant = person('sales:contact:1', { name: 'Jane Doe', ...claim });
    const stranger = person('support:contact:2', { name: 'Robert Smith', ...claim });
    const entries = [owner, claimant, stranger].map((record, place) => entryOf(record, [], place));
    const lived = new Engine(defaultRules);
    const told = new Told(lived);
    for (const entry of entries) told.apply({ put: [entry], remove: [] });
    const loaded = new Told(new Engine(defaultRules)).apply({ put: entries, remove: [] });
    expect(told.sorted).toEqual(loaded.sorted);
    told.apply({ put: [], remove: [stranger.key] });
    const fewer = new Told(new Engine(defaultRules)).apply({ put: entries.slice(0, 2), remove: [] });
    expect(told.sorted).toEqual(fewer.sorted);
  });

  it('weighs a value that too many have by then, when a decision has one more compared of those that say the same', () => {
    const emails = ['jane@x.io'];
    const others = Array.from({ length: 197 }, (_, n) => {
      return person(`sales:contact:${n}`, { name: 'Jane Doe', emails, phones: [`+49 30 90${1000 + 7 * n}`] });
    });
    const guests = ['a', 'b', 'c', 'd', 'e'].map((id) => person(`sales:contact:${id}`, { name: 'Jane Doe', emails }));
    const entries = [...others, ...guests].map((record, place) => entryOf(record, [], place));
    const decided = ['c', 'd'].map((id, place): Decision => {
      const facts = { by: 'ada', at: 1, reason: 'test', event: 1, revokedBy: null };
      return { id: `1-${place}`, type: 'NEVER', ...pairOf(`sales:contact:${id}`, 'sales:contact:5'), ...facts };
    });
    const lived = new Engine(defaultRules);
    const told = new Told(lived).apply({ put: entries, remove: [] });
    const before = told.sorted;
    told.apply({ put: [], remove: [] }, { made: decided, revoked: [] });
    const fresh = new Engine(defaultRules);
    fresh.loadDecisions(decided);
    expect(told.sorted).toEqual(new Told(fresh).apply({ put: entries, remove: [] }).sorted);
    told.apply({ put: [], remove: [] }, { made: [], revoked: decided });
    expect(told.sorted).toEqual(before);
  });

  it('counts the times of records that repeat another against its limits only where they are its customer', () => {
    const limited: LinkingRules = {
      ...defaultRules,
      departmentBars: [{ departments: ['sales', 'support'], mergeBar: -9700 }],
      identifierLimits: [{ identifier: 'email', most: 1, withinDays: 10 }],
    };
    const [emails, phones, addresses] = [['desk@hotel.example'], ['+49 30 901820'], inCities(['Leeds'])];
    const hotel = strangers.map((name, n) => person(`billing:account:${n}`, { name, emails, phones }));
    const guest = (n: number, day: number): PartyRecord =>
      person(`sales:guest:${n}`, { emails, phones, addresses, updatedAt: day * 86_400_000 });
    const later = { emails: ['jane@x.io'], phones, addresses, updatedAt: 100 * 86_400_000 };
    const asked = person('support:requester:1', later);
    const entries = [...hotel, guest(1, 0), guest(2, 0), guest(3, 0), asked].map((record, n) => entryOf(record, [], n));
    const lived = new Engine(limited);
    const told = new Told(lived).apply({ put: entries, remove: [] });
    const together = 'sales:guest:1,sales:guest:2,support:requester:1';
    expect(told.groups).toContain(together);
    const another = entryOf(guest(4, 100), [], entries.length);
    told.apply({ put: [another], remove: [] });
    const loaded = new Told(new Engine(limited)).apply({ put: [...entries, another], remove: [] });
    expect(loaded.groups).toContain(together);
    expect(told.sorted).toEqual(loaded.sorted);
    expect(told.groups).toEqual(loaded.groups);
  });

  it('finds the pairs of a key that comes back below its limit after a start, as without one', () => {
    const records = [1, 2, 3].map((n) => person(`sales:contact:${n}`, { name: 'Jane Doe', emails: ['jane@x.io'] }));
    const entries = records.map((record, place) => entryOf(record, [], place));
    const small = { limits: limits.map(() => 2), enoughPoints: 1 };
    const started = new Engine(rules, small);
    started.load(entries);
    const running = new Engine(rules, small);
    running.apply({ put: entries, remove: [] });
    const change = { put: [], remove: ['sales:contact:3'] };
    const told = [started, running].map((engine) => new Told(engine).apply(change).sorted);
    expect(told[1]).toHaveLength(1);
    expect(told[0]).toEqual(told[1]);
  });
});
