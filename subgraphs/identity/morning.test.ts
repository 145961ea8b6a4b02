import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { personalDataScope, stewardScope } from '../kit/caller.ts';
import { deskOf } from './linking/desk.ts';
import { Resolver } from './linking/resolver.ts';
import { person } from './resolution/fixture.ts';
import { upserted } from './store/contract/fixture.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import { startIdentity } from './subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-morning-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const maria = { givenName: 'Maria', familyName: 'Rossi', phones: ['+39 011 555 0142'] };
const home = { street: 'Via Garibaldi 12', city: 'Torino', region: null, postalCode: '10122', country: 'IT' };
const records = [
  person('billing:account:cus_81', {
    ...{ ...maria, birthDate: '1984-03-09', emails: ['maria.rossi@posta.example'], addresses: [home] },
  }),
  person('sales:contact:003A1', { ...maria, emails: ['maria.rossi@posta.example'] }),
  person('support:requester:7001', { name: 'maria rossi', emails: ['maria.rossi@posta.example'] }),
  person('marketing:contact:6044', { ...maria, birthDate: '1951-11-30', emails: ['m.rossi@lavoro.example'] }),
  person('marketing:contact:5512', { ...maria, name: 'Maria Rossi', emails: ['casa.rossi@posta.example'] }),
];

/** The README's steps: an operation with its answer, or a new import. */
function steps(): { operation: string; answer: unknown }[] {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  const [, morning = ''] = readme.split("## A steward's morning");
  const blocks = morning.split(/^## /m)[0] ?? '';
  const found = blocks.matchAll(
    /```graphql\n(?<operation>.*?)```\s*```json\n(?<answer>.*?)```|(?<again>imported again)/gs,
  );
  return [...found].map(({ groups = {} }) => ({
    operation: groups.operation ?? '',
    answer: groups.answer === undefined ? null : JSON.parse(groups.answer),
  }));
}

it("a steward's morning in the README goes as it says", async () => {
  const databasePath = join(directory, 'identity.db');
  await using opened = new AsyncDisposableStack();
  const store = await openEmbeddedStore(databasePath);
  opened.defer(() => store.close());
  let [customers, position] = [0, 0];
  const newCustomerId = (): string => `c_${++customers}`;
  const resolver = new Resolver(store, { newCustomerId });
  const importAll = async (): Promise<void> => {
    const after = position++;
    await resolver.take({ department: 'feed', after, last: position, changes: records.map(upserted) });
  };
  await importAll();
  const subgraph = await startIdentity({ databasePath, desk: deskOf(resolver) });
  opened.defer(() => subgraph.close());
  const caller = { subject: 'ada', scopes: new Set([personalDataScope, stewardScope]) };

  const morning = steps();
  expect(morning).toHaveLength(13);
  for (const { operation, answer } of morning) {
    if (answer === null) await importAll();
    else {
      const result = await subgraph.execute({ query: operation, caller, requestId: 'morning' });
      expect(JSON.parse(JSON.stringify(result.errors ?? result.data)), operation).toEqual(answer);
    }
  }
});
