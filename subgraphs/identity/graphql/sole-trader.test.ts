import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { personalDataScope } from '../../kit/caller.ts';
import { deskOf } from '../linking/desk.ts';
import { Resolver } from '../linking/resolver.ts';
import { person, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import { startIdentity } from '../subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-sole-trader-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const address = { street: 'Lindenweg 4', city: 'Bremen', region: null, postalCode: '28195', country: 'DE' };
const ofTrader = { name: 'Katharina Lindqvist', addresses: [address], taxIds: ['DE136695976'] };
const ofCompany = { name: 'Lindqvist Tools GmbH', addresses: [address], taxIds: ['DE147258369'] };

const asked = `query {
  trader: customerBy(by: { record: { department: BILLING, id: "0" } }) { ...Told }
  company: customerBy(by: { record: { department: BILLING, id: "1" } }) { ...Told }
}
fragment Told on Customer {
  name
  records { name addresses { street city postalCode } }
  profile { name { value } addresses { value { street postalCode } } taxIds { value } }
}`;

it('a sole trader is masked as a person is, and a company is not', async () => {
  const databasePath = join(directory, 'identity.db');
  await using opened = new AsyncDisposableStack();
  const store = await openEmbeddedStore(databasePath);
  opened.defer(() => store.close());
  const resolver = new Resolver(store);
  const changes = [ofTrader, ofCompany].map((values, n) =>
    upserted(person(`billing:account:${n}`, { kind: 'ORGANISATION', ...values })),
  );
  await resolver.take({ department: 'billing', after: 0, last: 1, changes });
  const subgraph = await startIdentity({ databasePath, desk: deskOf(resolver) });
  opened.defer(() => subgraph.close());
  const told = async (scopes: string[]) => {
    const caller = { subject: 'test', scopes: new Set(scopes) };
    const answer = await subgraph.execute({ query: asked, caller, requestId: 'test' });
    expect(answer.errors).toBeUndefined();
    return [JSON.stringify(answer.data?.trader), JSON.stringify(answer.data?.company)];
  };
  const [trader, company] = await told([]);
  expect(trader).not.toMatch(/Katharina|Lindqvist|Lindenweg|28195|136695976/);
  expect(trader).toContain('Bremen');
  for (const value of ['Lindqvist Tools GmbH', 'Lindenweg 4', '28195', 'DE147258369']) expect(company).toContain(value);
  expect((await told([personalDataScope]))[0]).toContain('Katharina Lindqvist');
});
