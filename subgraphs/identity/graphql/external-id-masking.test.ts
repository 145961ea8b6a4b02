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

const directory = mkdtempSync(join(tmpdir(), 'identity-external-id-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const nora = {
  name: 'Nora Quist',
  externalIds: [
    { system: 'shop', value: 'nora.quist@mail.example' },
    { system: 'loyalty', value: 'L-1042' },
    { system: 'chat', value: 'whatsapp:+4917012345642' },
  ],
};
const [one, other] = ['support:requester:1', 'sales:lead:2'];
const asked = `query ($one: ID!, $other: ID!) {
  customerBy(by: { record: { department: SUPPORT, id: "1" } }) {
    records { externalIds { system value } }
    profile { externalIds { value { value } } }
    graph { nodes { ... on GraphIdentifier { value } } }
    links { evidence { sentence values { values } } }
  }
  explainLink(a: $one, b: $other) { evidence { sentence values { values } } }
}`;

it('an id elsewhere that is an email address or a telephone number is masked wherever it is told, and no other id is', async () => {
  const databasePath = join(directory, 'identity.db');
  await using opened = new AsyncDisposableStack();
  const store = await openEmbeddedStore(databasePath);
  opened.defer(() => store.close());
  const resolver = new Resolver(store);
  const changes = [one, other].map((key = '') => upserted(person(key, nora)));
  await resolver.take({ department: 'feed', after: 0, last: 1, changes });
  const subgraph = await startIdentity({ databasePath, desk: deskOf(resolver) });
  opened.defer(() => subgraph.close());
  const told = async (scopes: string[]): Promise<string> => {
    const caller = { subject: 'test', scopes: new Set(scopes) };
    const { data, errors } = await subgraph.execute({
      ...{ query: asked, variables: { one, other }, caller, requestId: 'test' },
    });
    expect(errors).toBeUndefined();
    return JSON.stringify(data);
  };
  expect(await told([personalDataScope])).toContain('shop:nora.quist@mail.example');
  const masked = await told([]);
  expect(masked).not.toMatch(/quist|12345642/);
  expect(masked).toContain('{"system":"chat","value":"whatsapp:***42"}');
  expect(masked).toContain('{"system":"shop","value":"n***@mail.example"}');
  expect(masked).toContain('Both have the id in another system');
  expect(masked).toContain('loyalty:L-1042');
});
