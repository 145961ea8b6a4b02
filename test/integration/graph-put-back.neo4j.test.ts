import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startNeo4j } from '../../scripts/neo4j/neo4j.ts';
import { Resolver } from '../../subgraphs/identity/linking/resolver.ts';
import { partition, person, upserted } from '../../subgraphs/identity/store/contract/fixture.ts';
import { openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import { neo4jOfThisRun } from '../engines/databases.ts';

/** Three starts of a server. */
const timeout = 180_000;

test.skipIf(!neo4jOfThisRun())(
  'a house has what its Neo4j committed before kill -9, and once that is put back to a backup writes again what the backup did not have',
  { timeout },
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'customer-graph-put-back-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const [data, backup] = [join(directory, 'data'), join(directory, 'backup')];
    const first = await startNeo4j({ directory: data, shortLived: true });
    const { user, password } = first;
    // As a cluster is called, by bookmarks that the backup does not have.
    const uri = first.uri.replace('bolt', 'neo4j');
    const startAgain = () => startNeo4j({ directory: data, port: Number(new URL(first.uri).port), shortLived: true });
    const store = await openIdentityStore({ neo4j: { uri, user, password } });
    const resolver = new Resolver(store);
    const told = [1, 2, 3].map((n) => upserted(person(`a:contact:${n}`)));
    const take = (after: number) =>
      resolver.take({ department: 'a', after, last: after + 1, changes: told.slice(after, after + 1) });
    expect(await take(0)).toEqual({ applied: true, position: 1 });
    await first.kill9();
    await cp(data, backup, { recursive: true });

    const second = await startAgain();
    expect(second.password).toBe(password);
    expect(await partition(store)).toEqual([['a:contact:1']]);
    expect(await take(1)).toEqual({ applied: true, position: 2 });
    await second.stop();
    await rm(data, { recursive: true });
    await cp(backup, data, { recursive: true });

    await using _ = await startAgain();
    expect([...(await store.feedPlaces()).values()]).toEqual([expect.objectContaining({ position: 1 })]);
    for (const after of [1, 2]) expect(await take(after)).toEqual({ applied: true, position: after + 1 });
    expect(await partition(store)).toEqual([['a:contact:1'], ['a:contact:2'], ['a:contact:3']]);
    await store.close();
  },
);
