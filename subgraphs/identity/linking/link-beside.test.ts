import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { defaultRules } from '../resolution/engine/rules.ts';
import { disposable } from '../store/contract/customers.ts';
import { nothing } from '../store/contract/effects-fixture.ts';
import { person, take, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import { linkBeside } from './link-beside.ts';

function pathsOfTest(): (name: string) => string {
  const directory = mkdtempSync(join(tmpdir(), 'identity-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return (name) => join(directory, name);
}

test('records are linked beside many writes of others', async () => {
  const path = pathsOfTest();
  await using store = disposable(await openEmbeddedStore(path('identity.db')));
  await take(
    store,
    [1, 2, 3, 4].map((n) => upserted(person(`a:contact:${n}`))),
  );

  let stamp = 0;
  const writeOften = async (): Promise<void> =>
    store.transact(async (transaction) => {
      const { sequence } = await transaction.begin('');
      for (let n = 1; n < 100; n++) {
        stamp += 1;
        await transaction.write({ ...nothing, sequence: sequence + n, stamp });
      }
    });
  const busy: Pick<IdentityStore, 'transact'> = {
    transact: async (work) => {
      const done = await store.transact(work);
      await writeOften();
      return done;
    },
  };
  const memory = await linkBeside(busy, defaultRules, () => {}, 1);
  expect(memory.engine.population.size).toBe(4);
  expect(stamp).toBeGreaterThan(500);
});

test('a graph that is put back to a backup from between two pages is not linked with what the backup does not have', async () => {
  const path = pathsOfTest();
  await using store = disposable(await openEmbeddedStore(path('identity.db')));
  const copy = async (from: string, to: string): Promise<void> => {
    const database = new DatabaseSync(path(from));
    await backup(database, path(to));
    database.close();
  };
  const tell = (n: number) => take(store, [upserted(person(`a:contact:${n}`))]);
  await tell(1);

  let turns = 0;
  const restored: Pick<IdentityStore, 'transact'> = {
    transact: async (work) => {
      const done = await store.transact(work);
      turns += 1;
      if (turns === 1) {
        await tell(2);
        await copy('identity.db', 'backup.db');
        await tell(3);
      } else if (turns === 4) await copy('backup.db', 'identity.db');
      return done;
    },
  };
  await expect(linkBeside(restored, defaultRules, () => {}, 1)).rejects.toThrow('was put back to a backup meanwhile');
});
