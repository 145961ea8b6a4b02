import { describe, expect, it } from 'vitest';
import { Resolver } from '../../subgraphs/identity/linking/resolver.ts';
import { partition, person, upserted } from '../../subgraphs/identity/store/contract/fixture.ts';
import type { IdentityStore } from '../../subgraphs/identity/store/identity-store.ts';
import type { LockWait } from '../../subgraphs/identity/store/neo4j/lock-wait.ts';
import { openNeo4jStore } from '../../subgraphs/identity/store/neo4j.ts';
import { freshNeo4j, neo4jOfThisRun } from '../engines/databases.ts';

const batch = (department: string, after: number) => ({
  ...{ department, after, last: after + 1, changes: [upserted(person(`${department}:contact:${after}`))] },
});

/** The store, whose transactions stand still after their effects are written until they may go on. */
function frozenAfterWriting(store: IdentityStore, onFrozen: () => void, thaw: Promise<void>): IdentityStore {
  return {
    ...store,
    transact: (work) =>
      store.transact((transaction) =>
        work({
          ...transaction,
          write: async (effects) => {
            await transaction.write(effects);
            onFrozen();
            await thaw;
          },
        }),
      ),
  };
}

describe.skipIf(!neo4jOfThisRun())('a resolver that holds the lock on Neo4j', { timeout: 120_000 }, () => {
  it('and stands still is ended by one that waits; once it goes on it fails, loads anew and works', async () => {
    const address = await freshNeo4j();
    const waits: LockWait[] = [];
    await using opened = new AsyncDisposableStack();
    const store = opened.adopt(await openNeo4jStore(address), (each) => each.close());
    const patience = { lookAfterMs: 20, mostIdleLooks: 5, onWait: (wait: LockWait) => void waits.push(wait) };
    const elsewhere = opened.adopt(await openNeo4jStore(address, { patience }), (each) => each.close());
    const [frozen, thaw] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const stopped = new Resolver(frozenAfterWriting(store, frozen.resolve, thaw.promise));

    const taking = stopped.take(batch('a', 0));
    const failing = expect(taking).rejects.toThrow(/terminated/i);
    await frozen.promise;
    expect(await new Resolver(elsewhere).take(batch('b', 0))).toEqual({ applied: true, position: 1 });
    expect(waits.filter(({ isEnded }) => isEnded)).toHaveLength(1);
    expect(waits[0]).toEqual({ seconds: expect.any(Number), isEnded: false });

    thaw.resolve();
    await failing;
    expect(await partition(store)).toEqual([['b:contact:0']]);
    expect(await stopped.take(batch('a', 0))).toEqual({ applied: true, position: 1 });
    expect(await partition(store)).toEqual([['a:contact:0'], ['b:contact:0']]);
  });

  it('and works for long is waited for', async () => {
    const address = await freshNeo4j();
    await using opened = new AsyncDisposableStack();
    const store = opened.adopt(await openNeo4jStore(address), (each) => each.close());
    const enough = Promise.withResolvers<void>();
    const waits: LockWait[] = [];
    const onWait = (wait: LockWait): void => {
      waits.push(wait);
      if (waits.length === 6) enough.resolve();
    };
    const patience = { lookAfterMs: 20, mostIdleLooks: 20, onWait };
    const elsewhere = opened.adopt(await openNeo4jStore(address, { patience }), (each) => each.close());
    const [held, isEnough] = [Promise.withResolvers<void>(), { yet: false }];
    const working = store.transact(async (transaction) => {
      await transaction.begin('a');
      held.resolve();
      while (!isEnough.yet) await transaction.known(['a:contact:0']);
      await transaction.advance('a', { position: 1, entryId: null });
    });
    await held.promise;
    const waiting = new Resolver(elsewhere).take(batch('b', 0));
    await enough.promise;
    isEnough.yet = true;
    await working;
    expect(await waiting).toEqual({ applied: true, position: 1 });
    expect(waits.map(({ isEnded }) => isEnded)).toEqual([false, false, false, false, false, false]);
    const places = await store.feedPlaces();
    expect(['a', 'b'].map((department) => places.get(department)?.position)).toEqual([1, 1]);
  });
});
