import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, expect, it } from 'vitest';
import { takeNextPage } from '../../subgraphs/identity/following/follow.ts';
import { Resolver } from '../../subgraphs/identity/linking/resolver.ts';
import { openEmbeddedStore } from '../../subgraphs/identity/store/embedded.ts';
import type { IdentityStore } from '../../subgraphs/identity/store/identity-store.ts';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import type { RowChange } from '../../subgraphs/kit/import/row-change.ts';
import { writeBatch } from '../../subgraphs/kit/import/write-batch.ts';
import { databaseChangeSource } from '../../subgraphs/kit/outbox.ts';
import { departments } from '../../subgraphs/subgraphs.ts';

const directory = mkdtempSync(join(tmpdir(), 'late-reader-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let stores = 0;

const id = fc.constantFrom('a', 'b', 'c');
const version = fc.integer({ min: 1, max: 9 });
const row = fc.record({ id, version, deleted: fc.boolean() }).map(
  ({ id, version, deleted }): RowChange => ({
    ...{ kind: 'row', entity: 'account', id, version, deleted },
    values: { kind: 'PERSON', name: `name ${version}`, email: `${id}@x.io`, created_at: 1, attributes: null },
  }),
);
const merge = fc
  .record({ loser: id, survivor: id, version })
  .filter(({ loser, survivor }) => loser !== survivor)
  .map((merged): RowChange => ({ kind: 'merge', entity: 'account', ...merged }));
const batches = fc.array(fc.array(fc.oneof({ weight: 4, arbitrary: row }, { weight: 1, arbitrary: merge })));

async function openStore(): Promise<IdentityStore> {
  stores += 1;
  return openEmbeddedStore(join(directory, `identity-${stores}.db`));
}

async function known(store: IdentityStore) {
  const records = await store.records({ department: 'billing', limit: 100 });
  return store.recordsByKey(records.map(({ record }) => record.key));
}

it('whoever reads a feed from its beginning after deletions ends with what is known to whoever read all the while', async () => {
  const billing = await departments.find(({ name }) => name === 'billing')?.load();
  if (!billing) throw new Error('billing is no department');
  await fc.assert(
    fc.asyncProperty(batches, async (history) => {
      const database = await openDepartmentDatabase(billing, ':memory:');
      const source = databaseChangeSource('billing', database);
      const [early, late] = [await openStore(), await openStore()];
      const readBy = async (store: IdentityStore): Promise<void> => {
        const logger = pino({ level: 'silent' });
        const following = {
          store,
          resolver: new Resolver(store),
          sources: [source],
          logger,
          signal: AbortSignal.any([]),
        };
        while (!(await takeNextPage(source, following)));
      };
      for (const changes of history) {
        await writeBatch(database, billing.import.entities, changes);
        await readBy(early);
      }
      await readBy(late);
      expect(await known(late)).toEqual(await known(early));
      expect(await late.feedPlaces()).toEqual(await early.feedPlaces());
      await Promise.all([early.close(), late.close(), database.close()]);
    }),
    { seed: 11, numRuns: 60 },
  );
});
