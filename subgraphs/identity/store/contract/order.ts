import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RecordChange } from '../../resolution/changes.ts';
import type { LinkPolicy } from '../../resolution/policy.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import type { CustomerState } from '../../resolution/state.ts';
import type { IdentityStore } from '../identity-store.ts';
import { person, take, upserted } from './fixture.ts';

/** Low limits, so that a dozen records cross them. */
const policy: LinkPolicy = {
  model: 'test',
  rules: {
    email: { mostHolders: 4, weight: 1, names: 'compatible' },
    phone: { mostHolders: 3, weight: 1, names: 'compatible' },
    external: { mostHolders: 3, weight: 1, names: 'compatible' },
    birthdate: { mostHolders: 3, weight: 1, names: 'agreeing' },
  },
};

const keys = Array.from({ length: 12 }, (_, n) => `${'abc'[n % 3]}:contact:${n}`);
const some = (...values: string[]) => fc.subarray(values, { maxLength: 2 });

const anyRecord: fc.Arbitrary<PartyRecord> = fc
  .record({
    key: fc.constantFrom(...keys),
    kind: fc.constantFrom('PERSON' as const, 'PERSON' as const, 'ORGANISATION' as const),
    givenName: fc.constantFrom(null, 'Jane', 'John', 'J'),
    familyName: fc.constantFrom(null, 'Doe'),
    birthDate: fc.constantFrom(null, '1980-02-03', '1951-11-30'),
    emails: some('a@x.io', 'b@x.io', 'c@x.io'),
    phones: some('+4930901820', '+4930901821'),
    externalIds: fc.subarray(['1', '4'].map((value) => ({ system: 'a', value }))),
  })
  .map(({ key, ...values }) => person(key, values));

const anyChange: fc.Arbitrary<RecordChange> = fc.oneof(
  { weight: 4, arbitrary: anyRecord.map(upserted) },
  { weight: 1, arbitrary: fc.constantFrom(...keys).map((key): RecordChange => ({ type: 'deleted', key })) },
);

/** The graph without what remembers history: which records are one customer, and by which links. */
async function graph(store: IdentityStore): Promise<unknown> {
  const customers = await store.customers({ sort: 'name', direction: 'asc', limit: 1000 });
  const states = await store.transact((transaction) => transaction.customers(customers.map(({ id }) => id)));
  return states.map(timeless).sort((a, b) => (a.members < b.members ? -1 : 1));
}

function timeless({ members, links }: CustomerState): { members: string; links: string[] } {
  return {
    members: members
      .map(({ key }) => key)
      .sort()
      .join(),
    links: links.map((link) => JSON.stringify(Object.entries(link).sort())).sort(),
  };
}

async function takeInBatches(store: IdentityStore, changes: RecordChange[], sizes: number[]): Promise<void> {
  let taken = 0;
  for (let n = 0; taken < changes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    await take(store, changes.slice(taken, taken + size), { policy });
    taken += size;
  }
}

export function orderCases(open: () => Promise<IdentityStore>, numRuns: number): void {
  it('the same records make the same customers and links in any order, batch size, after changes, deletes and re-adds', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyChange, { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        async (changes, sizes, random) => {
          const last = new Map(
            changes.map((change) => [change.type === 'upserted' ? change.record.key : change.key, change]),
          );
          const present = [...last.values()].filter(({ type }) => type === 'upserted');
          const shuffled = present
            .map((change) => ({ change, place: random.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place);

          const lived = await open();
          await takeInBatches(lived, changes, sizes);
          const after = await graph(lived);
          await lived.close();
          const loaded = await open();
          if (present.length > 0)
            await take(
              loaded,
              shuffled.map(({ change }) => change),
              { policy },
            );
          const fresh = await graph(loaded);
          await loaded.close();
          expect(after).toEqual(fresh);
        },
      ),
      { numRuns },
    );
  });
}
