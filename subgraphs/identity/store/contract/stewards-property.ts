import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linked } from '../../linking/memory.ts';
import { Resolver } from '../../linking/resolver.ts';
import type { RecordChange } from '../../resolution/changes.ts';
import type { Decision } from '../../resolution/decision.ts';
import { Engine } from '../../resolution/engine/engine.ts';
import { defaultRules, type LinkingRules } from '../../resolution/engine/rules.ts';
import type { Match } from '../../resolution/match.ts';
import type { Model } from '../../resolution/model/model.ts';
import { shippedModel } from '../../resolution/model/shipped.ts';
import { entryOf } from '../../resolution/prepare.ts';
import type { ProposalStatus } from '../../resolution/proposal.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import type { StewardAction } from '../../stewardship/order.ts';
import type { Customer } from '../customers.ts';
import type { IdentityStore } from '../identity-store.ts';
import { partition, person, upserted } from './fixture.ts';
import { expectToReplay } from './history.ts';
import { anyRules } from './order.ts';
import { isDone, order, plainChanges } from './stewards.ts';

const { PERSON, ORGANISATION } = shippedModel.kinds;
/** Learned where one party in a hundred is met twice. */
const otherModel: Model = {
  ...shippedModel,
  name: 'other',
  kinds: { PERSON: { ...PERSON, prior: 0.01 }, ORGANISATION },
};

/** Low limits, so that a few records cross them; the others are what an operator changes to. */
const rules: readonly LinkingRules[] = [
  {
    ...defaultRules,
    ...{ largestComponent: 6, suspicion: { weight: 0, records: 6, density: 0.6, side: 2 } },
    identifierLimits: [{ identifier: 'email', most: 2 }],
  },
  { ...defaultRules, mergeBar: 2000, cleanSources: ['a'] },
  { ...defaultRules, model: otherModel },
];

const keys = Array.from({ length: 9 }, (_, n) => `${'abc'[n % 3]}:contact:${n}`);
const allStatuses: readonly ProposalStatus[] = ['OPEN', 'CONFIRMED', 'REJECTED', 'DEFERRED', 'SUPERSEDED'];
const some = (...values: string[]) => fc.subarray(values, { maxLength: 2 });

const anyRecordOf = (key: string) =>
  fc
    .record({
      kind: fc.constantFrom('PERSON' as const, 'PERSON' as const, 'PERSON' as const, 'ORGANISATION' as const),
      givenName: fc.constantFrom(null, 'Jane', 'Jane', 'John'),
      familyName: fc.constantFrom('Doe', 'Doe', 'Doe Jr', 'Roe'),
      birthDate: fc.constantFrom(null, '1980-02-03', '1951-11-30'),
      emails: some('a@x.io', 'b@x.io', 'c@x.io', 'd@x.io'),
      phones: some('+4930901820', '+4930901821'),
    })
    .map((values) => person(key, values));
const anyRecord = fc.constantFrom(...keys).chain(anyRecordOf);
/** Lives begin with everyone there, so that there is something to decide. */
const everyone = fc.tuple(...keys.map(anyRecordOf));

const anyPick = fc.nat(1000);
const anyStep = fc.oneof(
  { weight: 4, arbitrary: anyRecord.map((record) => ({ type: 'told' as const, record })) },
  { weight: 1, arbitrary: fc.constantFrom(...keys).map((key) => ({ type: 'deleted' as const, key })) },
  { weight: 1, arbitrary: fc.constant({ type: 'imported again' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'restarted' as const }) },
  {
    weight: 1,
    arbitrary: fc
      .oneof(fc.constantFrom(...rules), anyRules)
      .map((chosen) => ({ type: 'other rules' as const, chosen })),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      type: fc.constantFrom(
        ...([
          'linkRecords',
          'unlinkRecord',
          'splitCustomer',
          'mergeCustomers',
          'confirmProposal',
          'rejectProposal',
        ] as const),
        ...(['deferProposal', 'reopenProposal', 'undo', 'undo'] as const),
      ),
      one: anyPick,
      other: anyPick,
      isSure: fc.boolean(),
    }),
  },
);
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;
type Ordered = Extract<Step, { one: number }>;

/** Lives through random steps; after each, whatever must hold is asked of the store. */
class Life {
  readonly #store: IdentityStore;
  readonly #present = new Map<string, PartyRecord>();
  readonly #deeds: number[] = [];
  #rules = rules[0] ?? defaultRules;
  #resolver: Resolver;
  #position = 0;
  #customers = 0;
  #now = 0;

  constructor(store: IdentityStore) {
    this.#store = store;
    this.#resolver = this.#start();
  }

  begin(records: readonly PartyRecord[]): Promise<void> {
    return this.#take(records.map(upserted));
  }

  async live(step: Step): Promise<void> {
    if (step.type === 'told') await this.#take([upserted(step.record)]);
    else if (step.type === 'deleted') await this.#take([{ type: 'deleted', key: step.key }]);
    else if (step.type === 'imported again') await this.#take([...this.#present.values()].map(upserted));
    else if (step.type === 'restarted') this.#resolver = this.#start();
    else if (step.type === 'other rules') {
      this.#rules = step.chosen;
      this.#resolver = this.#start();
      await this.#resolver.start();
    } else await this.#order(step);
  }

  async check(): Promise<void> {
    const store = this.#store;
    const customers = await partition(store);
    expect(customers.flat().sort()).toEqual([...this.#present.keys()].sort());
    const decisions = await store.transact(async (transaction) => {
      await transaction.begin('');
      return transaction.standingDecisions();
    });
    this.#checkDecisions(customers, decisions);
    const fresh = this.#fresh(decisions);
    expect(customers).toEqual(fresh.customers);
    expect(await questionsOf(store)).toEqual(fresh.questions);
    await expectToReplay(store);
  }

  #checkDecisions(customers: readonly string[][], decisions: readonly Decision[]): void {
    const homes = new Map(customers.flatMap((records, home) => records.map((key) => [key, home] as const)));
    for (const { type, low, high } of decisions) {
      const [one, other] = [homes.get(low), homes.get(high)];
      if (one === undefined || other === undefined) continue;
      if (type === 'NEVER') expect(one).not.toBe(other);
      else expect(one).toBe(other);
    }
  }

  /** What the same records and decisions come to when nothing was before. */
  #fresh(decisions: readonly Decision[]): { customers: string[][]; questions: Questions } {
    const engine = new Engine(this.#rules);
    engine.loadDecisions(decisions);
    const put = [...this.#present.values()].map((record, place) => entryOf(linked(record, this.#rules), [], place));
    const { clusters, proposals, alerts, matches } = engine.apply({ put, remove: [] });
    return {
      customers: clusters.map((slots) => slots.map((slot) => engine.population.keyOf(slot)).sort()).sort(),
      questions: {
        proposals: proposals.map(({ id, mean, weight, reason }) => `${id} ${mean} ${weight} ${reason}`).sort(),
        alerts: alerts.map(({ id, records, density }) => `${id} ${records} ${density}`).sort(),
        held: held(matches),
      },
    };
  }

  #start(): Resolver {
    const newCustomerId = (): string => `c_${(++this.#customers).toString().padStart(4, '0')}`;
    return new Resolver(this.#store, { rules: this.#rules, newCustomerId, now: () => ++this.#now });
  }

  async #take(changes: RecordChange[]): Promise<void> {
    for (const change of changes) {
      if (change.type === 'upserted') this.#present.set(change.record.key, change.record);
      else this.#present.delete(change.key);
    }
    const after = this.#position;
    this.#position += 1;
    await this.#resolver.take({ department: 'feed', after, last: this.#position, changes });
  }

  /** A preview first: it must say what is then done, and change nothing. */
  async #order(step: Ordered): Promise<void> {
    const action = await this.#action(step);
    if (!action) return;
    const sides = await this.#sidesOf(action);
    const foreseen = await this.#resolver.decide(order(action, { preview: true }));
    await this.check();
    const answer = await this.#resolver.decide(order(action));
    if (foreseen.type !== 'done' || answer.type !== 'done') {
      expect(answer).toEqual(foreseen);
      return;
    }
    const done = isDone(answer);
    expect(plainChanges(foreseen.changes)).toEqual(plainChanges(done.changes));
    expect(foreseen.proposals).toEqual(done.proposals);
    expect(foreseen.made.map(({ type, low, high }) => ({ type, low, high }))).toEqual(
      done.made.map(({ type, low, high }) => ({ type, low, high })),
    );
    expect(foreseen.revoked.map(({ id }) => id)).toEqual(done.revoked.map(({ id }) => id));
    if (done.event) this.#deeds.push(done.event.sequence);
    await this.#expectToBeOne(sides);
  }

  /** The records of the customers that an action says are one. */
  async #sidesOf(action: StewardAction): Promise<string[]> {
    const store = this.#store;
    if (action.type === 'mergeCustomers') return recordsOf(await store.customersById(action.customerIds));
    if (action.type === 'linkRecords') return recordsOf(await store.customersByRecord(action.recordIds));
    if (action.type !== 'confirmProposal') return [];
    const [proposal] = await store.proposalsById([action.proposalId]);
    return proposal ? recordsOf(await store.customersByRecord([proposal.low, proposal.high])) : [];
  }

  /** All of them, unless some are never one. */
  async #expectToBeOne(keys: readonly string[]): Promise<void> {
    const decisions = await this.#store.decisions({ standing: true, limit: 1000 });
    const isParted = decisions.some(
      ({ type, low, high }) => type === 'NEVER' && keys.includes(low) && keys.includes(high),
    );
    if (isParted || keys.length === 0) return;
    const found = await this.#store.customersByRecord(keys);
    expect(new Set(found.map((customer) => customer?.id)).size).toBe(1);
  }

  async #action({ type, one, other, isSure }: Ordered): Promise<StewardAction | null> {
    const records = [...this.#present.keys()].sort();
    const pick = <Item>(items: readonly Item[], place: number): Item | undefined => items[place % items.length];
    if (type === 'linkRecords') return { type, recordIds: [pick(records, one) ?? '', pick(records, other) ?? ''] };
    if (type === 'unlinkRecord') return { type, recordId: pick(records, one) ?? '' };
    if (type === 'undo') {
      const eventId = pick(this.#deeds, one);
      return eventId === undefined ? null : { type, eventId };
    }
    if (type === 'splitCustomer' || type === 'mergeCustomers') {
      const customers = await this.#store.customers({ sort: 'createdAt', direction: 'asc', limit: 100 });
      const [first, second] = [pick(customers, one), pick(customers, other)];
      if (!first || !second) return null;
      if (type === 'mergeCustomers') return { type, customerIds: [first.id, second.id] };
      return {
        type,
        customerId: first.id,
        recordIds: first.recordKeys.filter((_, place) => (other >> place) % 2 === 1),
      };
    }
    const proposals = await this.#store.proposals({ statuses: allStatuses, limit: 100 });
    const proposalId = pick(proposals, one)?.id;
    if (proposalId === undefined) return null;
    return type === 'rejectProposal' ? { type, proposalId, neverLink: isSure } : { type, proposalId };
  }
}

interface Questions {
  proposals: string[];
  alerts: string[];
  held: Record<string, number>;
}

async function questionsOf(store: IdentityStore): Promise<Questions> {
  const { proposals, alerts } = await store.transact(async (transaction) => {
    await transaction.begin('');
    return transaction.openQuestions();
  });
  return {
    proposals: proposals.map(({ id, mean, weight, reason }) => `${id} ${mean} ${weight} ${reason}`).sort(),
    alerts: alerts.map(({ id, records, density }) => `${id} ${records} ${density}`).sort(),
    held: Object.fromEntries((await store.countHeldMatches()).map(({ hold, count }) => [hold, count])),
  };
}

function held(matches: readonly Match[]): Record<string, number> {
  const holds = Map.groupBy(matches, ({ hold }) => hold);
  return Object.fromEntries([...holds].flatMap(([hold, { length }]) => (hold === null ? [] : [[hold, length]])));
}

function recordsOf(customers: readonly (Customer | null)[]): string[] {
  return customers.flatMap((customer) => customer?.recordKeys ?? []);
}

/** Whatever happens in whatever order, decisions hold, previews come true, and nothing but ids remembers. */
export function stewardsProperty(open: () => Promise<IdentityStore>, numRuns: number): void {
  it('records, decisions, undos, imports and rules in any order: every record has one customer, decisions hold, previews come true, history replays', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        everyone,
        fc.array(anyStep, { minLength: 5, maxLength: 25, size: 'max' }),
        async (records, steps) => {
          const store = await open();
          try {
            const life = new Life(store);
            await life.begin(records);
            for (const step of steps) {
              await life.live(step);
              await life.check();
            }
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns, endOnFailure: true },
    );
  });
}
