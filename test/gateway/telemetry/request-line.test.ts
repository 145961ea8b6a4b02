import { createHash } from 'node:crypto';
import { request } from 'undici';
import { expect, test, vi } from 'vitest';
import type { LeaveSignal } from '../../../subgraphs/kit/leave-signal.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { slowUntilAborted } from '../stand-ins.ts';
import { transports } from '../subscribers.ts';

const outcomes = ['answered', 'answered in part', 'refused', 'failed', 'the client left'];
const ms = expect.any(Number);
const info = 30;
const warn = 40;

/** The lines about requests, without what pino adds to every line. */
function lines(house: Constellation) {
  return house.logged
    .filter(({ msg }) => outcomes.includes(String(msg)))
    .map(({ time: _time, pid: _pid, hostname: _hostname, ...line }) => line);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

test('a request leaves one line with its operation, outcome, cost and calls', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const text = 'query Lookup($id: ID!) { customer(id: $id) { billing { recordIds } } }';
  await house.ask(text, {
    variables: { id: 'jane@example.com' },
    headers: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
  });
  expect(lines(house)).toEqual([
    {
      level: info,
      requestId: 'request-1',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      operation: 'Lookup',
      hash: hashOf(text),
      status: 200,
      ms,
      cost: 2,
      calls: [
        { subgraph: 'identity', ms },
        { subgraph: 'billing', ms },
      ],
      msg: 'answered',
    },
  ]);
});

test('an answer without a department is a warning that says which, beside the one error that says why', async () => {
  const instead = {
    name: 'billing',
    ready: async () => {},
    execute: async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
    },
  };
  await using house = await startConstellation({ over: 'memory', instead });
  const text = '{ customer(id: "1") { billing { recordIds } } }';
  await house.ask(text);
  expect(lines(house)).toEqual([
    {
      level: warn,
      requestId: 'request-1',
      hash: hashOf(text),
      status: 200,
      codes: ['SUBGRAPH_UNAVAILABLE'],
      ms,
      cost: 2,
      calls: [
        { subgraph: 'identity', ms },
        { subgraph: 'billing', ms, code: 'SUBGRAPH_UNAVAILABLE' },
      ],
      msg: 'answered in part',
    },
  ]);
  expect(house.logged.filter((line) => JSON.stringify(line).includes('ECONNREFUSED'))).toHaveLength(1);
});

test.each<[string, string, string]>([
  ['GRAPHQL_PARSE_FAILED', '{ customer(id: "jane@example.com"', '{ customer(id: "jane@example.com"'],
  ['GRAPHQL_VALIDATION_FAILED', 'query jane { nothing }', 'query jane { nothing }'],
])('a document refused with %s leaves its code and hash, and nothing that it says', async (code, text, hashed) => {
  await using house = await startConstellation({ over: 'memory' });
  await house.ask(text);
  expect(lines(house)).toEqual([
    { level: info, requestId: 'request-1', hash: hashOf(hashed), status: 400, codes: [code], ms, msg: 'refused' },
  ]);
});

test('a caller who is refused before anything is read leaves a line with the code', async () => {
  await using house = await startConstellation({
    over: 'memory',
    access: { mode: 'secret', secret: 'a secret that tokens are signed with' },
  });
  await house.ask('{ __typename }', { headers: { authorization: 'Bearer forged' } });
  expect(lines(house)).toEqual([
    { level: info, requestId: 'request-1', status: 401, codes: ['UNAUTHENTICATED'], ms, msg: 'refused' },
  ]);
});

test('a batch leaves one line with all of its operations', async () => {
  const { defaultLimits } = await import('../../../gateway/limits.ts');
  await using house = await startConstellation({ over: 'memory', limits: { ...defaultLimits, batch: 2 } });
  const texts = ['query A { __typename }', 'query B { customer(id: "1") { id } }'];
  await fetch(house.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'request-1' },
    body: JSON.stringify(texts.map((query) => ({ query }))),
  }).then((response) => response.text());
  expect(lines(house)).toEqual([
    {
      level: info,
      requestId: 'request-1',
      operations: [
        { operation: 'A', hash: hashOf('query A { __typename }') },
        { operation: 'B', hash: hashOf('query B { customer(id: "1") { id } }') },
      ],
      status: 200,
      ms,
      cost: 1,
      calls: [{ subgraph: 'identity', ms }],
      msg: 'answered',
    },
  ]);
});

test('a client that leaves early leaves a line too, with the call that was still waited for', async () => {
  const asked = Promise.withResolvers<void>();
  const instead = {
    name: 'billing',
    ready: async () => {},
    execute: ({ signal }: { signal: LeaveSignal }) => {
      asked.resolve();
      return slowUntilAborted(signal);
    },
  };
  await using house = await startConstellation({ over: 'memory', instead });
  const leaving = new AbortController();
  const answer = fetch(house.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ customer(id: "1") { billing { recordIds } } }' }),
    signal: leaving.signal,
  });
  await asked.promise;
  leaving.abort();
  await expect(answer).rejects.toThrow('aborted');
  await vi.waitFor(() => expect(lines(house)).toMatchObject([{ msg: 'the client left', level: info }]));
  expect(lines(house)[0]).toMatchObject({ calls: [{ subgraph: 'identity' }, { subgraph: 'billing', ms }] });
  expect(lines(house)[0]).not.toHaveProperty('status');
});

test.each(transports)(
  'operations over $name that are answered, invalid or refused leave one line each, as over plain HTTP, and are counted',
  async ({ open }) => {
    await using house = await startConstellation({ over: 'memory' });
    const text = 'query Lookup($id: ID!) { customer(id: $id) { billing { recordIds } } }';
    const texts = [text, '{ customer(id: "1") { phone } }', '{ customer('];
    for (const query of texts) {
      const { ended } = open(house.url, { query, variables: { id: '1' } });
      await vi.waitFor(() => expect(ended()).toBeDefined());
    }
    await vi.waitFor(() => expect(lines(house)).toHaveLength(texts.length));
    const requestId = expect.any(String);
    const calls = [
      { subgraph: 'identity', ms },
      { subgraph: 'billing', ms },
    ];
    const refused = { level: info, requestId, status: 400, ms, msg: 'refused' };
    expect(lines(house)).toEqual([
      {
        level: info,
        requestId,
        operation: 'Lookup',
        hash: hashOf(text),
        status: 200,
        ms,
        cost: 2,
        calls,
        msg: 'answered',
      },
      { ...refused, hash: hashOf(texts[1] ?? ''), codes: ['GRAPHQL_VALIDATION_FAILED'] },
      { ...refused, codes: ['GRAPHQL_PARSE_FAILED'] },
    ]);
    const { body } = await request(new URL('/metrics', house.url));
    expect(await body.text()).toContain('requests_refused_total{code="GRAPHQL_VALIDATION_FAILED"} 1');
  },
);

test.each(transports)('the request id that an error over $name tells is the one in the log', async ({ open }) => {
  await using house = await startConstellation({ over: 'memory' });
  const { told, ended } = open(house.url, { query: '{ customer(id: "1") { phone } }', variables: {} });
  await vi.waitFor(() => expect(ended()).toBeDefined());
  await vi.waitFor(() => expect(lines(house)).toHaveLength(1));
  const { requestId } = lines(house)[0] ?? {};
  expect(ended() ?? told[0]?.errors).toMatchObject([{ extensions: { requestId } }]);
});
