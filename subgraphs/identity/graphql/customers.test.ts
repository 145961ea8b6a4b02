import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { personalDataScope } from '../../kit/caller.ts';
import { person, take, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import { startIdentity } from '../subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-customers-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('a customer whose name is a single word of more letters than are indexed is found by all of it, and by less', async () => {
  const databasePath = join(directory, 'identity.db');
  // Languages without spaces write a whole name so.
  const name = '株式会社東京国際貿易'.repeat(11);
  const store = await openEmbeddedStore(databasePath);
  await take(store, [upserted(person('billing:account:1', { name })), upserted(person('billing:account:2'))]);
  await store.close();
  const subgraph = await startIdentity({ databasePath });
  const query = 'query ($search: String) { customers(search: $search) { edges { node { name } } } }';
  const caller = { subject: 'test', scopes: new Set([personalDataScope]) };
  for (const search of [name, name.slice(0, 100), name.slice(0, 10)])
    expect(await subgraph.execute({ query, variables: { search }, caller, requestId: 'test' })).toEqual({
      data: { customers: { edges: [{ node: { name } }] } },
    });
  await subgraph.close();
});

it.each([[[personalDataScope]], [[]]])(
  'a customer in whose name are digits or signs is found by it, and an id or an address is no name, with the scopes %j',
  async (scopes) => {
    const databasePath = join(directory, `${scopes.length}-scopes.db`);
    const names = ['1&1', '3M', '7-Eleven', '@home', 'Acme: Books', 'Studio 54'];
    const store = await openEmbeddedStore(databasePath);
    const companies = [...names, 'Billing Account 3'].map((name, n) =>
      person(`sales:account:${n}`, { kind: 'ORGANISATION', name }),
    );
    await take(store, companies.map(upserted));
    await store.close();
    const subgraph = await startIdentity({ databasePath });
    const query = 'query ($search: String) { customers(search: $search) { edges { node { name } } } }';
    const caller = { subject: 'test', scopes: new Set<string>(scopes) };
    const found = async (search: string): Promise<string[]> => {
      const answer = await subgraph.execute({ query, variables: { search }, caller, requestId: 'test' });
      const { data } = JSON.parse(JSON.stringify(answer));
      return data.customers.edges.map(({ node }: { node: { name: string } }) => node.name);
    };
    for (const name of names) expect(await found(name)).toEqual([name]);
    expect(await found('billing:account:3')).toEqual([]);
    await subgraph.close();
  },
);
