import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { SubgraphCall } from '../../gateway/calls/subgraph-endpoint.ts';
import { type Constellation, startConstellation } from './constellation.ts';
import { standIns } from './stand-ins.ts';
import { bearerOf, signedAccess } from './tokens.ts';

/** Identity; it answers when it was asked about so many, so that what is asked next comes in one turn. */
function identityAnsweringAtOnce(many: number) {
  const [identity] = standIns();
  if (!identity) throw new Error('there is no identity');
  const { promise, resolve } = Promise.withResolvers<void>();
  const calls: SubgraphCall[] = [];
  let asked = 0;
  const execute = async (call: SubgraphCall) => {
    calls.push(call);
    asked += Object.keys(call.variables ?? {}).length;
    if (asked === many) resolve();
    const answer = await identity.execute(call);
    await promise;
    return answer;
  };
  return { ...identity, execute, calls };
}

const ids = ['1', '2', '3', '4', '5', '6'];

const askEach = (
  house: Constellation,
  selection: string,
  headersOf: (index: number) => Record<string, string> = () => ({}),
) =>
  Promise.all(
    ids.map((id, index) =>
      house.ask(`query ($id: ID!) { customer(id: $id) { id ${selection} } }`, {
        variables: { id },
        headers: headersOf(index),
      }),
    ),
  );

test.each(['memory', 'http'] as const)(
  'customers that are asked for at the same time over %s cost each department one call, and each answer is about its own',
  async (over) => {
    const identity = identityAnsweringAtOnce(ids.length);
    await using house = await startConstellation({ over, instead: identity });
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
    expect(house.calls() - identity.calls.length).toBe(2);
  },
);

test('requests that come in one packet ask identity once for all of their customers', async () => {
  const identity = identityAnsweringAtOnce(4);
  await using house = await startConstellation({ over: 'memory', instead: identity });
  const { hostname, port } = new URL(house.url);
  const requests = ids.slice(0, 4).map((id, index) => {
    const body = JSON.stringify({ query: 'query ($id: ID!) { customer(id: $id) { id } }', variables: { id } });
    const end = index === 3 ? 'connection: close\r\n' : '';
    const head = `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n${end}`;
    return `${head}content-length: ${body.length}\r\n\r\n${body}`;
  });
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  socket.write(requests.join(''));
  const received = (await socket.toArray()).join('');
  expect(received.match(/{"data".*?}}}/g)).toEqual(
    ids.slice(0, 4).map((id) => JSON.stringify({ data: { customer: { id } } })),
  );
  expect(identity.calls.map(({ variables }) => variables)).toEqual([
    { of0_id: '1', of1_id: '2', of2_id: '3', of3_id: '4' },
  ]);
});

test('callers do not share a call: what each is answered depends on their own scopes', async () => {
  const identity = identityAnsweringAtOnce(ids.length);
  await using house = await startConstellation({ over: 'memory', instead: identity, access: signedAccess });
  const callers = [await bearerOf('ada', 'pii:read'), await bearerOf('bob'), await bearerOf('bob', 'pii:read')];
  const answers = await askEach(house, 'marketing { caller }', (index) => callers[index % callers.length] ?? {});
  const told = ['ada with pii:read', 'bob with nothing', 'bob with pii:read'];
  ids.forEach((_id, index) => {
    expect(JSON.stringify(answers[index]?.body)).toContain(`${told[index % told.length]} in request-1`);
  });
  expect(house.calls() - identity.calls.length).toBe(callers.length);
  expect(new Set(identity.calls.map(({ caller }) => caller.subject))).toEqual(new Set(['ada', 'bob']));
});

test('a field that fails in a shared call is told to each request at its own place', async () => {
  await using house = await startConstellation({ over: 'http', instead: identityAnsweringAtOnce(ids.length) });
  const answers = await askEach(house, 'marketing { recordIds broken }');
  expect(answers.map(({ body }) => body)).toMatchObject(
    ids.map((id) => ({
      data: { customer: { id, marketing: { recordIds: [`account:marketing-${id}`], broken: null } } },
      errors: [{ path: ['customer', 'marketing', 'broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })),
  );
});
