import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customersAsOf } from '../../graphql/as-of.ts';
import { Resolver } from '../../linking/resolver.ts';
import type { RecordChange } from '../../resolution/changes.ts';
import { defaultRules } from '../../resolution/engine/rules.ts';
import type { IdentityEvent } from '../../resolution/events.ts';
import { defaultSurvivorship } from '../../resolution/golden/survivorship.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import { formerIds, livingCustomer, replay } from '../../resolution/replay.ts';
import type { StewardAction } from '../../stewardship/order.ts';
import type { Customer } from '../customers.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, person, upserted } from './fixture.ts';
import { isDone, janeInSales, janes, john, order } from './stewards.ts';

const keys = Array.from({ length: 6 }, (_, n) => `${'abc'[n % 3]}:contact:${n}`);
const anyKey = fc.constantFrom(...keys);
const some = (...values: string[]) => fc.subarray(values, { maxLength: 2 });

const anyRecord: fc.Arbitrary<PartyRecord> = fc
  .record({
    key: anyKey,
    kind: fc.constantFrom('PERSON' as const, 'PERSON' as const, 'ORGANISATION' as const),
    name: fc.constantFrom(null, 'Jane Doe', 'John Doe'),
    emails: some('a@x.io', 'b@x.io', 'c@x.io'),
    phones: some('+4930901820', '+4930901821'),
  })
  .map(({ key, ...values }) => person(key, values));

const anyChange: fc.Arbitrary<RecordChange> = fc.oneof(
  { weight: 6, arbitrary: anyRecord.map(upserted) },
  { weight: 1, arbitrary: anyKey.map((key): RecordChange => ({ type: 'deleted', key })) },
  {
    weight: 1,
    arbitrary: fc.tuple(anyKey, anyKey).map(([key, into]): RecordChange => ({ type: 'merged', key, into })),
  },
);

type Step =
  | { take: RecordChange[] }
  /** From then on. */
  | { rules: 'strict' | 'usual' }
  /** What a steward does. */
  | { order: StewardAction }
  /** Of what stewards did; 0 for the last. */
  | { undo: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ take: fc.array(anyChange, { minLength: 1, maxLength: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ rules: fc.constantFrom('strict' as const, 'usual' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      order: fc.tuple(anyKey, anyKey).map((recordIds) => ({ type: 'linkRecords', recordIds }) as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ order: anyKey.map((recordId) => ({ type: 'unlinkRecord', recordId }) as const) }),
  },
  { weight: 4, arbitrary: fc.record({ undo: fc.nat({ max: 2 }) }) },
);

const rulesNamed = { usual: defaultRules, strict: { ...defaultRules, mergeBar: 6000 } };

/** What there was after a step. */
interface Moment {
  at: number;
  customers: Map<string, Customer | null>;
  records: Map<string, PartyRecord>;
}

export function historyCases(open: () => Promise<IdentityStore>, numRuns: number): void {
  describe('history', () => {
    it('tells a former id of the time before it became a customer again, by records that had gone on to another one', async () => {
      await using store = disposable(await open());
      let at = 1000;
      const resolver = new Resolver(store, { now: () => at });
      const zoe = person('sales:lead:7', { name: 'Zoe Zhang', emails: ['zoe@z.io'] });
      await resolver.take({ department: 'feed', after: 0, last: 1, changes: [...janes, john, zoe].map(upserted) });
      const act = async (action: StewardAction): Promise<number> => {
        at += 10;
        return isDone(await resolver.decide(order(action))).event?.sequence ?? 0;
      };
      const [janesId = '', johns = '', zoes = ''] = await Promise.all(
        [janeInSales, john.key, zoe.key].map(async (key) => (await customerOf(store, key)) ?? undefined),
      );
      await act({ type: 'linkRecords', recordIds: [janeInSales, john.key] });
      const joined = await act({ type: 'linkRecords', recordIds: [john.key, zoe.key] });
      await act({ type: 'splitCustomer', customerId: janesId, recordIds: [john.key, zoe.key] });
      const before = await momentOf(store, at);
      expect(before.customers.get(janesId)?.formerIds).toEqual([johns, zoes]);
      await act({ type: 'undo', eventId: joined });
      expect((await store.customersById([janesId]))[0]?.formerIds).toEqual([johns]);
      await expectToRemember(store, before, await wholeLog(store));
    });

    it('replayed from zero it gives the customers, former ids and dissolved customers of the graph, and at any time those of then', {
      timeout: 300_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 6, maxLength: 12 }), async (steps) => {
          await using store = disposable(await open());
          const moments = await live(store, steps);
          const events = await wholeLog(store);
          await expectToReplay(store);
          for (const moment of moments) await expectToRemember(store, moment, events);
        }),
        { numRuns },
      );
    });
  });
}

async function live(store: IdentityStore, steps: readonly Step[]): Promise<Moment[]> {
  const moments: Moment[] = [];
  let [at, taken] = [1000, 0];
  const resolverBy = (rules: keyof typeof rulesNamed): Resolver =>
    new Resolver(store, { rules: rulesNamed[rules], now: () => at, recordsPerPart: 3 });
  let resolver = resolverBy('usual');
  const done: number[] = [];
  const carryOut = async (action: StewardAction): Promise<void> => {
    const answer = await resolver.decide(order(action));
    if (answer.type === 'done' && answer.event) done.push(answer.event.sequence);
  };
  for (const step of steps) {
    at += 10;
    if ('rules' in step) {
      resolver = resolverBy(step.rules);
      await resolver.start();
    } else if ('take' in step) {
      const { take: changes } = step;
      await resolver.take({ department: 'feed', after: taken, last: taken + changes.length, changes });
      taken += changes.length;
    } else if ('order' in step) await carryOut(step.order);
    else await carryOut({ type: 'undo', eventId: done.at(-1 - step.undo) ?? 0 });
    moments.push(await momentOf(store, at));
  }
  return moments;
}

async function momentOf(store: IdentityStore, at: number): Promise<Moment> {
  const ids = idsIn(await wholeLog(store));
  const found = await store.customersById(ids);
  const records = await store.recordsByKey(found.flatMap((customer) => customer?.recordKeys ?? []));
  return {
    at,
    customers: new Map(ids.map((id, place) => [id, found[place] ?? null])),
    records: new Map(records.flatMap((record) => (record ? [[record.key, record] as const] : []))),
  };
}

/** In pages of an odd size. */
async function wholeLog(store: IdentityStore): Promise<IdentityEvent[]> {
  const events: IdentityEvent[] = [];
  for (;;) {
    const page = await store.eventLog({ after: events.at(-1)?.sequence ?? 0, limit: 7 });
    events.push(...page);
    if (page.length < 7) return events;
  }
}

function idsIn(events: readonly IdentityEvent[]): string[] {
  return [...new Set(events.map(({ customerId }) => customerId))];
}

/** The history from zero gives the customers, former ids and dissolved customers of the graph. */
export async function expectToReplay(store: IdentityStore): Promise<void> {
  const events = await wholeLog(store);
  const replayed = replay(events);
  const former = formerIds(replayed);
  const customers = await store.customers({ sort: 'createdAt', direction: 'asc', limit: 1000 });
  expect(
    new Map(
      [...replayed.customers].map(([id, keys]) => [id, { keys: [...keys].sort(), former: former.get(id) ?? [] }]),
    ),
  ).toEqual(
    new Map(
      customers.map(({ id, recordKeys, formerIds }) => [id, { keys: [...recordKeys].sort(), former: formerIds }]),
    ),
  );
  const ids = idsIn(events);
  const answers = await store.customersById(ids);
  expect(ids.map((id) => livingCustomer(replayed, id))).toEqual(answers.map((customer) => customer?.id ?? null));
}

async function expectToRemember(
  store: IdentityStore,
  { at, customers, records }: Moment,
  events: readonly IdentityEvent[],
): Promise<void> {
  const ids = idsIn(events);
  const erased = new Set(
    events.flatMap((event) => (event.type === 'RECORD_REMOVED' && event.at > at ? event.recordKeys : [])),
  );
  const told = await customersAsOf(store, ids, { at, strategies: defaultSurvivorship.name });
  for (const [place, id] of ids.entries()) {
    const [expected, found] = [customers.get(id) ?? null, told[place] ?? null];
    expect(found?.id ?? null).toBe(expected?.id ?? null);
    if (!expected || !found) continue;
    const { past, recordKeys, ...facts } = found;
    const forgotten = expected.recordKeys.filter((key) => erased.has(key)).sort();
    const kept = expected.recordKeys.filter((key) => !erased.has(key));
    expect({ ...past, forgotten: past?.forgotten.toSorted() }).toEqual({
      ...{ at, forgotten },
      ...(past?.records ? { records: kept.map((key) => records.get(key)) } : {}),
    });
    expect(recordKeys.slice(0, kept.length)).toEqual(kept);
    expect(recordKeys.toSorted()).toEqual(expected.recordKeys.toSorted());
    // Nothing of what is told tells that a record came to stand for another of its source as well.
    const { recordKeys: _, updatedAt, version, ...others } = expected;
    expect(facts.updatedAt).toBeLessThanOrEqual(updatedAt);
    expect(facts.version).toBeLessThanOrEqual(version);
    if (forgotten.length === 0)
      expect(facts).toEqual({ ...others, updatedAt: facts.updatedAt, version: facts.version });
  }
}
