import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { disposable } from '../store/contract/customers.ts';
import { person, resolverOf, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';

test('a steward who asks while feeds are behind waits for the batch in hand only', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'identity-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  await using store = disposable(await openEmbeddedStore(join(directory, 'identity.db')));
  const resolver = resolverOf(store);
  const done: string[] = [];
  const take = async (department: string): Promise<void> => {
    const changes = [upserted(person(`${department}:contact:1`))];
    await resolver.take({ department, after: 0, last: 1, changes });
    done.push(department);
  };
  const look = async (): Promise<void> => {
    const records = await resolver.look(({ engine }) => engine.population.size);
    done.push(`steward sees ${records}`);
  };
  await Promise.all([take('marketing'), take('sales'), take('support'), look()]);
  expect(done).toEqual(['marketing', 'steward sees 1', 'sales', 'support']);
});
