import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Resolver } from '../linking/resolver.ts';
import { person, upserted } from '../store/contract/fixture.ts';
import { isDone, order } from '../store/contract/stewards.ts';
import { openEmbeddedStore } from '../store/embedded.ts';

test('a record unlinked from 4,000 others is one with them and parted again as often as undos are undone', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'identity-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const store = await openEmbeddedStore(join(directory, 'identity.db'));
  const resolver = new Resolver(store);
  const said = { name: 'Ruth Okonkwo', birthDate: '1971-05-06', emails: ['ruth@posta.example'] };
  const changes = Array.from({ length: 4_001 }, (_, n) => upserted(person(`sales:contact:${n}`, said)));
  await resolver.take({ department: 'sales', after: 0, last: 1, changes });
  const unlinked = isDone(await resolver.decide(order({ type: 'unlinkRecord', recordId: 'sales:contact:7' })));
  let [last, customers] = [unlinked, 2];
  for (let round = 0; round < 4; round++) {
    last = isDone(await resolver.decide(order({ type: 'undo', eventId: last.event?.sequence ?? 0 })));
    customers = 3 - customers;
    expect(await store.countCustomers({})).toBe(customers);
    expect([last.made.length, last.revoked.length]).toEqual(customers === 1 ? [0, 4_000] : [4_000, 0]);
  }
  await store.close();
}, 60_000);
