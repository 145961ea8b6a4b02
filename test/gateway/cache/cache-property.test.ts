import fc from 'fast-check';
import { pino } from 'pino';
import { expect, inject, test, vi } from 'vitest';
import { MemoryStore } from '../../../gateway/cache/memory-store.ts';
import { RedisStore } from '../../../gateway/cache/redis-store.ts';
import type { CacheStore } from '../../../gateway/cache/store.ts';
import type { HouseChange } from '../../../gateway/changes.ts';
import {
  type Answered,
  accountChange,
  caller,
  customerChange,
  someChange,
  startExecution,
} from './cached-execution.ts';
import { HintedWorld } from './hinted-world.ts';

const selections = ['version', 'secret', 'mine', 'accounts { version }', 'hinted { version }', 'inherited { version }'];
const ids = ['1', '2', '3'];

const operation = fc
  .record({
    id: fc.option(fc.constantFrom(...ids, 'nobody'), { nil: undefined }),
    own: fc.subarray(['name', 'version']),
    billing: fc.subarray(selections),
    owner: fc.boolean(),
  })
  .map(({ id, own, billing, owner }) => {
    const fields = ['id', ...own, ...(billing.length > 0 ? [`billing { ${billing.join(' ')} }`] : [])].join(' ');
    const root = id === undefined ? `customers { ${fields} }` : `customer(id: "${id}") { ${fields} }`;
    return `{ ${root} ${owner ? 'billingOwner' : ''} }`;
  });

/** Few, so that they are asked again. */
const operations = fc.array(operation, { minLength: 3, maxLength: 3 });

const callers = fc
  .record({ subject: fc.constantFrom('anna', 'bert'), scopes: fc.subarray(['names', 'secrets', 'names secrets']) })
  .map(({ subject, scopes }) => caller(subject, ...scopes));

/** A record changes; whether the feed tells whose it is, and whether it does so before anything else is asked. */
const change = fc.record({
  record: fc.constantFrom('account:a1', 'account:a2', 'account:a3', 'c1', 'c2', 'c3'),
  isTold: fc.boolean(),
  isLate: fc.boolean(),
});

type Drawn<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never;

const question = fc.record({ which: fc.nat(2), by: callers });

/** What is asked before a record changes and after it, while subgraphs hold back what they have read. */
const together = fc.record({
  kind: fc.constant('together' as const),
  before: fc.array(question, { minLength: 1, maxLength: 4 }),
  after: fc.array(question, { minLength: 1, maxLength: 4 }),
  holds: fc.subarray(['identity', 'billing'] as const),
  change,
});

const step = fc.oneof(
  { weight: 1, arbitrary: together },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), which: fc.nat(2), by: callers }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('change' as const), change }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('catch up' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold' as const), which: fc.nat(2), by: callers, change }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('feed' as const), isCurrent: fc.boolean() }) },
);

function changeOf(record: string, isTold: boolean): HouseChange {
  const id = record.at(-1) ?? '';
  if (record.startsWith('c')) return isTold ? customerChange(id) : someChange('identity');
  return isTold ? accountChange(id) : someChange('billing');
}

/** The numbers of changes in an answer, by where they are. */
function numbersIn(value: unknown, at = '', found = new Map<string, number>()): Map<string, number> {
  if (typeof value === 'number') found.set(at, value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) numbersIn(each, `${at}/${key}`, found);
  return found;
}

function expectNotOlder(got: Answered, oldest: Answered, newest: Answered): void {
  const [from, to] = [numbersIn(oldest.data), numbersIn(newest.data)];
  for (const [at, number] of numbersIn(got.data)) {
    expect(number, at).toBeGreaterThanOrEqual(from.get(at) ?? 0);
    expect(number, at).toBeLessThanOrEqual(to.get(at) ?? 0);
  }
}

function withoutNumbers(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (_key, value) => (typeof value === 'number' ? 0 : value));
}

/** A machine with much to do connects late, and what answers late is not asked for a second. */
const patiently = { timeout: 10_000, interval: 5 };

const logger = pino({ level: 'silent' });
const redisUrl = inject('redisUrl');
const stores: [string, number, () => CacheStore][] = [
  ['memory', 100, () => new MemoryStore(10_000_000)],
  ['memory that holds little', 30, () => new MemoryStore(3000)],
];
if (redisUrl) stores.push(['Redis', 20, () => new RedisStore({ url: redisUrl, house: 'house', logger })]);

test.each(stores)(
  'whoever asks, an answer from %s is what the subgraphs would say, and never older than what the feed has told',
  async (_store, numRuns, makeStore) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), operations, async (steps, asked) => {
        const world = new HintedWorld();
        const told = new HintedWorld();
        const store = makeStore();
        const anything = { text: 'anything', subgraph: 'nobody', tags: [] };
        await vi.waitFor(async () => expect(await store.read([anything])).toBeDefined(), patiently);
        const cached = await startExecution(world, { store });
        const fresh = await startExecution(world, { cached: false });
        const atLeast = await startExecution(told, { cached: false });
        let late: HouseChange[] = [];
        const deliver = (...changes: HouseChange[]) => {
          cached.tell(...changes);
          if (late.length === 0) for (const [record, version] of world.versions) told.versions.set(record, version);
        };
        const check = async (query: string, by: ReturnType<typeof caller>) => {
          const got = await cached.ask(query, by);
          const expected = await fresh.ask(query, by);
          if (late.length === 0) expect(got).toEqual(expected);
          else expectNotOlder(got, await atLeast.ask(query, by), expected);
        };
        const make = ({ record, isTold, isLate }: Drawn<typeof change>) => {
          world.change(record);
          if (isLate) late.push(changeOf(record, isTold));
          else deliver(changeOf(record, isTold));
        };
        const begin = async ({ which, by }: Drawn<typeof question>) => {
          const query = asked[which] ?? '';
          const oldest = await atLeast.ask(query, by);
          const got = cached.ask(query, by);
          return async () => {
            const newest = await fresh.ask(query, by);
            const { data, errors } = await got;
            expectNotOlder(await got, oldest, newest);
            expect({ data: withoutNumbers(data), errors }).toEqual({
              data: withoutNumbers(newest.data),
              errors: newest.errors,
            });
          };
        };
        for (const next of steps) {
          if (next.kind === 'ask') await check(asked[next.which] ?? '', next.by);
          else if (next.kind === 'feed') cached.feed.isCurrent = next.isCurrent;
          else if (next.kind === 'catch up') {
            const changes = late;
            late = [];
            deliver(...changes);
          } else if (next.kind === 'change') {
            make(next.change);
          } else if (next.kind === 'together') {
            const { promise, resolve } = Promise.withResolvers<void>();
            for (const name of next.holds) world.holding[name] = promise;
            const first = await Promise.all(next.before.map(begin));
            await new Promise(setImmediate);
            make(next.change);
            const all = [...first, ...(await Promise.all(next.after.map(begin)))];
            for (const name of next.holds) delete world.holding[name];
            resolve();
            for (const end of all) await end();
          } else {
            const { promise, resolve } = Promise.withResolvers<void>();
            Object.assign(world.holding, { identity: promise, billing: promise });
            const before = cached.ask(asked[next.which] ?? '', next.by);
            await new Promise(setImmediate);
            world.change(next.change.record);
            deliver(changeOf(next.change.record, next.change.isTold));
            delete world.holding.identity;
            delete world.holding.billing;
            resolve();
            await before;
            await check(asked[next.which] ?? '', next.by);
          }
        }
        await store.close();
      }),
      { numRuns },
    );
  },
  300_000,
);
