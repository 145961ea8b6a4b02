import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { linkBeside } from './link-beside.ts';
import { defaultRules } from './resolution/engine/rules.ts';
import { disposable } from './store/contract/customers.ts';
import { nothing } from './store/contract/effects-fixture.ts';
import { person, take, upserted } from './store/contract/fixture.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import type { IdentityStore } from './store/identity-store.ts';

test('records are linked beside many writes of others', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'identity-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  await using store = disposable(await openEmbeddedStore(join(directory, 'identity.db')));
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
