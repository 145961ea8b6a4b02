import { expect, test } from 'vitest';
import type { SubgraphCall, SubgraphEndpoint } from '../../gateway/subgraph-endpoint.ts';
import { type Constellation, startConstellation } from './constellation.ts';
import { standIns } from './stand-ins.ts';
import { bearerOf, signedAccess } from './tokens.ts';

/** Answers when so many have asked, so that what they ask next comes in one turn. */
function answeringAtOnce(many: number): SubgraphEndpoint {
  const [identity] = standIns();
  if (!identity) throw new Error('there is no identity');
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = 0;
  const execute = async (call: SubgraphCall) => {
    asked += 1;
    if (asked === many) resolve();
    const answer = await identity.execute(call);
    await promise;
    return answer;
  };
  return { ...identity, execute };
}

const ids = ['1', '2', '3', '4', '5', '6'];

const askEach = (
  house: Constellation,
  selection: string,
  headersOf: (index: number) => Record<string, string> = () => ({}),
) =>
  Promise.all(
    ids.map((id, index) => house.ask(`{ customer(id: "${id}") { id ${selection} } }`, { headers: headersOf(index) })),
  );

test.each(['memory', 'http'] as const)(
  'customers that are asked for at the same time over %s cost each department one call, and each answer is about its own',
  async (over) => {
    await using house = await startConstellation({ over, instead: answeringAtOnce(ids.length) });
    const before = house.calls();
    const answers = await askEach(house, 'marketing { recordIds } billing { recordIds }');
    expect(answers.map(({ body }) => body)).toEqual(
      ids.map((id) => ({
        data: {
          customer: {
            id,
            marketing: { recordIds: [`account:marketing-${id}`] },
            billing: { recordIds: [`account:billing-${id}`] },
          },
        },
      })),
    );
    expect(house.calls() - before).toBe(ids.length + 2);
  },
);

test('callers do not share a call: what each is answered depends on their own scopes', async () => {
  await using house = await startConstellation({
    ...{ over: 'memory', instead: answeringAtOnce(ids.length), access: signedAccess },
  });
  const callers = [await bearerOf('ada', 'pii:read'), await bearerOf('bob'), await bearerOf('bob', 'pii:read')];
  const before = house.calls();
  const answers = await askEach(house, 'marketing { caller }', (index) => callers[index % callers.length] ?? {});
  const told = ['ada with pii:read', 'bob with nothing', 'bob with pii:read'];
  ids.forEach((_id, index) => {
    expect(JSON.stringify(answers[index]?.body)).toContain(`${told[index % told.length]} in request-1`);
  });
  expect(house.calls() - before).toBe(ids.length + callers.length);
});

test('a field that fails in a shared call is told to each request at its own place', async () => {
  await using house = await startConstellation({ over: 'http', instead: answeringAtOnce(ids.length) });
  const answers = await askEach(house, 'marketing { recordIds broken }');
  expect(answers.map(({ body }) => body)).toMatchObject(
    ids.map((id) => ({
      data: { customer: { id, marketing: { recordIds: [`account:marketing-${id}`], broken: null } } },
      errors: [{ path: ['customer', 'marketing', 'broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })),
  );
});
