import { describe, expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import type { RecordChange } from '../../resolution/changes.ts';
import type { IdentityStore } from '../identity-store.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { disposable } from './customers.ts';
import { person, upserted } from './fixture.ts';
import { graph } from './graph.ts';

const jane = { name: 'Jane Doe', emails: ['jane@x.io'] };
const robert = { name: 'Robert Smith', emails: ['robert@x.io'] };
const first = [
  upserted(person('a:contact:1', jane)),
  upserted(person('a:contact:2', robert)),
  upserted(person('a:contact:3', { ...robert, phones: ['+49 30 901820'] })),
];
/** Merges, splits, removes and adds. */
const second: RecordChange[] = [
  upserted(person('a:contact:4', jane)),
  upserted(person('a:contact:3', { name: 'Ingrid Solberg' })),
  { type: 'deleted', key: 'a:contact:2' },
  upserted(person('a:contact:5', { ...robert, name: 'Robert Smith Jr' })),
];

type Step = 'known' | 'write' | 'advance';

/** The store, of which a step fails after it was done, as often as is told. */
function failing(store: IdentityStore, step: Step, failures: { left: number }): IdentityStore {
  const after = async (done: Promise<void>): Promise<void> => {
    await done;
    fail();
  };
  const fail = (): void => {
    if (failures.left === 0) return;
    failures.left -= 1;
    throw new Error('the store failed');
  };
  return {
    ...store,
    transact: (work) =>
      store.transact((real) => {
        const steps: Record<Step, Partial<IdentityTransaction>> = {
          known: {
            known: async (keys) => {
              const known = await real.known(keys);
              fail();
              return known;
            },
          },
          write: { write: (effects) => after(real.write(effects)) },
          advance: { advance: (department, place) => after(real.advance(department, place)) },
        };
        return work({ ...real, ...steps[step] });
      }),
  };
}

export function failureCases(open: () => Promise<IdentityStore>): void {
  describe('a store that fails in the middle of a batch', () => {
    it.each(['known', 'write', 'advance'] as const)(
      'after "%s" shows nothing of it, and the same resolver takes it in later as if nothing had been',
      async (step) => {
        const undisturbed = await (async () => {
          await using store = disposable(await open());
          await takeBoth(new Resolver(store));
          return await graph(store);
        })();

        await using store = disposable(await open());
        const failures = { left: 0 };
        const resolver = new Resolver(failing(store, step, failures));
        await resolver.take({ department: 'a', after: 0, last: 3, changes: first });
        const before = await seen(store);
        failures.left = 2;
        const batch = { department: 'a', after: 3, last: 7, changes: second };
        for (const _ of [1, 2]) {
          await expect(resolver.take(batch)).rejects.toThrow('the store failed');
          expect(await seen(store)).toEqual(before);
        }
        expect(await resolver.take(batch)).toEqual({ applied: true, position: 7 });
        expect(await graph(store)).toEqual(undisturbed);
      },
    );
  });
}

async function takeBoth(resolver: Resolver): Promise<void> {
  await resolver.take({ department: 'a', after: 0, last: 3, changes: first });
  await resolver.take({ department: 'a', after: 3, last: 7, changes: second });
}

/** All that readers may see of a store. */
async function seen(store: IdentityStore): Promise<unknown> {
  const customers = await store.customers({ sort: 'name', direction: 'asc', limit: 100 });
  const ids = customers.map(({ id }) => id);
  const histories = await Promise.all(ids.map((customerId) => store.events({ customerId, limit: 100 })));
  const records = await store.recordsByKey(customers.flatMap(({ recordKeys }) => recordKeys));
  return { customers, records, histories, graph: await graph(store), feeds: await store.feedPlaces() };
}
