import neo4j from 'neo4j-driver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Resolver } from '../../subgraphs/identity/linking/resolver.ts';
import { person, upserted } from '../../subgraphs/identity/store/contract/fixture.ts';
import { graph } from '../../subgraphs/identity/store/contract/graph.ts';
import type { IdentityStore } from '../../subgraphs/identity/store/identity-store.ts';
import { openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import { freshNeo4j, neo4jOfThisRun } from '../engines/databases.ts';
import { type BoltProxy, openBoltProxy } from './bolt-proxy.ts';

const jane = { name: 'Jane Doe', emails: ['jane@x.io'] };
/** Of four types, since of those of one type that say the same not all are compared. */
const pageKeys = [['a:account:1', 'a:contact:2'], ['a:lead:3'], ['a:requester:4']];
const pages = pageKeys.map((keys) => keys.map((key) => upserted(person(key, jane))));
const batches = pages.map((changes, after) => ({ department: 'a', after, last: after + 1, changes }));

describe.skipIf(!neo4jOfThisRun())('a resolver on Neo4j', { timeout: 120_000 }, () => {
  let opened: AsyncDisposableStack;
  let endTransactions: () => Promise<void>;
  let proxy: BoltProxy;
  let store: IdentityStore;
  /** What happens to the next batch when its effects are written and not committed; once. */
  let meanwhile: (() => void | Promise<void>) | null;
  let resolver: Resolver;

  beforeEach(async () => {
    opened = new AsyncDisposableStack();
    const address = await freshNeo4j();
    const driver = opened.use(neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password)));
    endTransactions = async () => {
      const running = "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW'";
      const { records } = await driver.executeQuery(`${running} RETURN transactionId`);
      const ids = records.map((record) => record.get('transactionId'));
      await driver.executeQuery('TERMINATE TRANSACTIONS $ids', { ids });
    };
    proxy = opened.use(await openBoltProxy(address.uri));
    store = opened.adopt(await openIdentityStore({ neo4j: { ...address, uri: proxy.uri } }), (each) => each.close());
    meanwhile = null;
    resolver = new Resolver({
      ...store,
      transact: (work) =>
        store.transact((transaction) =>
          work({
            ...transaction,
            write: async (effects) => {
              await transaction.write(effects);
              const happens = meanwhile;
              meanwhile = null;
              await happens?.();
            },
          }),
        ),
    });
  }, 120_000);
  afterEach(() => opened.disposeAsync());

  const takeAll = async (disturb: () => void): Promise<boolean[]> => {
    const applied: boolean[] = [];
    for (const batch of batches) {
      if (batch.after === 1) disturb();
      applied.push((await resolver.take(batch)).applied);
    }
    return applied;
  };

  const expectAllTaken = async (): Promise<void> => {
    const { customers, matches } = await graph(store);
    expect(customers).toEqual([pageKeys.flat().join()]);
    expect(matches).toHaveLength(6);
    const [customer] = await store.customers({ sort: 'name', direction: 'asc', limit: 2 });
    const events = await store.events({ customerId: customer?.id ?? '', limit: 10 });
    expect(events.map(({ type }) => type)).toEqual(['RECORD_ADDED', 'RECORD_ADDED', 'CUSTOMER_CREATED']);
  };

  it('takes a batch in once though the connection ends between its effects and its commit', async () => {
    let cut = 0;
    const applied = await takeAll(() => {
      meanwhile = () => {
        cut = proxy.cut();
      };
    });
    expect(cut).toBeGreaterThan(0);
    expect(applied).toEqual([true, true, true]);
    await expectAllTaken();
  });

  it('finds a batch taken in whose commit went through and whose answer was lost', async () => {
    const applied = await takeAll(() => {
      meanwhile = () => proxy.loseNextCommit();
    });
    expect(applied).toEqual([true, false, true]);
    await expectAllTaken();
  });

  it('shows nothing of a batch whose transaction the server ended, and takes it in when it is delivered again', async () => {
    await expect(
      takeAll(() => {
        meanwhile = endTransactions;
      }),
    ).rejects.toThrow(/terminated/i);
    expect((await graph(store)).customers).toEqual([pageKeys[0]?.join()]);
    for (const batch of batches.slice(1)) expect((await resolver.take(batch)).applied).toBe(true);
    await expectAllTaken();
  });
});
