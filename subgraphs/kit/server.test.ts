import { once } from 'node:events';
import { connect } from 'node:net';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { signCall } from './call-signature.ts';
import type { Change } from './change-feed.ts';
import { httpChangeSource } from './http-change-source.ts';
import { pageOf } from './outbox.ts';
import { type RunningServer, serveSubgraph } from './server.ts';
import { executor, type Subgraph, type SubgraphRequest } from './subgraph.ts';

const secret = 'a secret that gateway and subgraph share';
const caller = { subject: 'agent-7', scopes: new Set(['personal-data:read']) };

const feed = [1, 2, 5].map(changeOf);

function changeOf(sequence: number): Change {
  return {
    sequence,
    id: crypto.randomUUID(),
    entity: 'account',
    entityId: `cus_${sequence}`,
    type: 'deleted',
    payload: {},
    at: 1_763_800_000_000 + sequence,
  };
}

const schema: GraphQLSchema = buildSchema('type Query { whoAmI: String  broken: String  refused: String }');

function billing(difference: Partial<Subgraph> = {}): Subgraph {
  const contextFor = (asked: SubgraphRequest) => ({ asked });
  const fields = schema.getQueryType()?.getFields() ?? {};
  if (fields.whoAmI) fields.whoAmI.resolve = (_root, _args, { asked }) => JSON.stringify([...asked.caller.scopes]);
  if (fields.broken)
    fields.broken.resolve = () => {
      throw new Error('no such table: invoice at 10.0.0.7');
    };
  if (fields.refused)
    fields.refused.resolve = () => {
      throw new GraphQLError('first must be between 1 and 100', { extensions: { code: 'BAD_USER_INPUT', secret: 1 } });
    };
  return {
    name: 'billing',
    schema,
    execute: executor(schema, contextFor),
    ready: async () => {},
    changes: {
      department: 'billing',
      read: async (after, limit) => ({
        ...pageOf(feed.filter(({ sequence }) => sequence > after).slice(0, limit), after, limit),
        afterId: feed.find(({ sequence }) => sequence === after)?.id ?? null,
      }),
      newest: async () => feed.at(-1)?.sequence ?? 0,
    },
    statements: () => 0,
    close: async () => {},
    ...difference,
  };
}

const servers: RunningServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const alone = { host: '127.0.0.1', port: 0, secret, logger: pino({ level: 'silent' }) };

async function serve(subgraph: Subgraph, secretAlso?: string): Promise<string> {
  const server = await serveSubgraph(subgraph, { ...alone, secretAlso });
  servers.push(server);
  return server.url;
}

async function post(url: string, body: string, signedWith = secret, by = caller) {
  const call = { audience: 'billing', method: 'POST', path: '/graphql', body, caller: by };
  const headers = signCall(signedWith, { ...call, requestId: 'request-1', timeoutMs: 1000 });
  const answer = await request(`${url}/graphql`, {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/json' },
  });
  return { status: answer.statusCode, body: (await answer.body.json()) as unknown };
}

test('a signed call is answered for its caller', async () => {
  const url = await serve(billing());
  expect(await post(url, '{"query":"{ __typename whoAmI }"}')).toEqual({
    status: 200,
    body: { data: { __typename: 'Query', whoAmI: '["personal-data:read"]' } },
  });
});

test('a call that is signed with the secret that is to come is answered where it is named, and refused elsewhere', async () => {
  const next = 'the secret that comes after it, of 32 bytes';
  const [changing, unchanged] = [await serve(billing(), next), await serve(billing())];
  const body = '{"query":"{ __typename }"}';
  expect((await post(changing, body, next)).status).toBe(200);
  expect((await post(changing, body)).status).toBe(200);
  expect((await post(unchanged, body, next)).status).toBe(401);
});

test('a call is answered for a caller of as many scopes as a token of 16 KB can list', async () => {
  const url = await serve(billing());
  const scopes = Array.from({ length: 4000 }, (_, n) => n.toString(16).padStart(3, '0'));
  const called = await post(url, '{"query":"{ whoAmI }"}', secret, { subject: 'agent-7', scopes: new Set(scopes) });
  expect(called).toEqual({ status: 200, body: { data: { whoAmI: JSON.stringify(scopes) } } });
});

test('a call that was signed with another secret, or not at all, is refused', async () => {
  const url = await serve(billing());
  expect((await post(url, '{"query":"{ __typename }"}', 'another secret')).status).toBe(401);
  const unsigned = await request(`${url}/graphql`, {
    method: 'POST',
    body: '{"query":"{ __typename }"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(unsigned.statusCode).toBe(401);
  await unsigned.body.dump();
  const feedWithoutSignature = await request(`${url}/changes`);
  expect(feedWithoutSignature.statusCode).toBe(401);
  await feedWithoutSignature.body.dump();
});

test('an unexpected error leaves the process as a code; one meant for clients keeps its message', async () => {
  const url = await serve(billing());
  expect(await post(url, '{"query":"{ broken refused }"}')).toEqual({
    status: 200,
    body: {
      data: { broken: null, refused: null },
      errors: [
        { message: 'internal error', path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
        { message: 'first must be between 1 and 100', path: ['refused'], extensions: { code: 'BAD_USER_INPUT' } },
      ],
    },
  });
});

test('a body that is no GraphQL request is refused with 400', async () => {
  const url = await serve(billing());
  expect((await post(url, '{"query":')).status).toBe(400);
  expect((await post(url, '{"query":7}')).status).toBe(400);
});

test('execution is told to stop when the time that the gateway gave is over', async () => {
  let stopped = false;
  const url = await serve(
    billing({
      execute: ({ signal }) =>
        new Promise((resolve) =>
          signal?.addEventListener('abort', () => {
            stopped = true;
            resolve({ data: null });
          }),
        ),
    }),
  );
  const body = '{"query":"{ __typename }"}';
  const call = { audience: 'billing', method: 'POST', path: '/graphql', body, caller, requestId: 'r', timeoutMs: 20 };
  const answer = await request(`${url}/graphql`, {
    method: 'POST',
    body,
    headers: { ...signCall(secret, call), 'content-type': 'application/json' },
  });
  await answer.body.dump();
  expect(stopped).toBe(true);
});

test('a subgraph that cannot reach its database is alive and not ready', async () => {
  const url = await serve(
    billing({
      ready: async () => {
        throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
      },
    }),
  );
  const alive = await request(`${url}/livez`);
  expect([alive.statusCode, await alive.body.json()]).toEqual([200, { status: 'alive' }]);
  const ready = await request(`${url}/readyz`);
  expect([ready.statusCode, await ready.body.json()]).toEqual([503, { status: 'not ready' }]);
});

test('a subgraph whose database does not answer says soon that it is not ready', async () => {
  const url = await serve(billing({ ready: () => new Promise(() => {}) }));
  const ready = await request(`${url}/readyz`, { headersTimeout: 3000 });
  expect([ready.statusCode, await ready.body.json()]).toEqual([503, { status: 'not ready' }]);
});

test('a subgraph told to stop says so to its load balancer, and answers whom that still sends', async () => {
  const { url, close } = await serveSubgraph(billing(), { ...alone, shutdownDelayMs: 1000 });
  const closed = close();
  const ready = await request(`${url}/readyz`);
  expect([ready.statusCode, await ready.body.json()]).toEqual([503, { status: 'stopping' }]);
  expect((await request(`${url}/livez`)).statusCode).toBe(200);
  expect((await post(url, '{"query":"{ __typename }"}')).body).toEqual({ data: { __typename: 'Query' } });
  await closed;
  await expect(request(`${url}/readyz`)).rejects.toThrow('ECONNREFUSED');
});

test('a subgraph is ready for everyone, except for a gateway whose calls it refuses', async () => {
  const url = await serve(billing());
  const readyFor = async (headers: Record<string, string>) => (await request(`${url}/readyz`, { headers })).statusCode;
  const call = {
    audience: 'billing',
    method: 'GET',
    path: '/readyz',
    body: '',
    caller,
    requestId: 'r1',
    timeoutMs: 1000,
  };
  expect(await readyFor({})).toBe(200);
  expect(await readyFor(signCall(secret, call))).toBe(200);
  expect(await readyFor(signCall('another secret', call))).toBe(401);
});

test('the change feed over HTTP gives the pages that the outbox gives', async () => {
  const url = await serve(billing());
  const source = httpChangeSource('billing', url, secret);
  expect(await source.read(0, 2)).toEqual({ changes: feed.slice(0, 2), last: 2, caughtUp: false, afterId: null });
  expect(await source.read(2, 2)).toEqual({ changes: feed.slice(2), last: 5, caughtUp: true, afterId: feed[1]?.id });
  expect(await source.read(5, 2)).toEqual({ changes: [], last: 5, caughtUp: true, afterId: feed.at(-1)?.id });
});

test('a reader who asks for more changes than a server tells at once is told as many as it does, and that there are more', async () => {
  const long = Array.from({ length: 6000 }, (_, index) => changeOf(index + 1));
  const changes = {
    department: 'billing',
    read: async (after: number, limit: number) => pageOf(long.slice(after, after + limit), after, limit),
    newest: async () => 6000,
  };
  const source = httpChangeSource('billing', await serve(billing({ changes })), secret);
  expect(await source.read(0, 8000)).toEqual({ changes: long.slice(0, 5000), last: 5000, caughtUp: false });
  expect(await source.read(5000, 8000)).toEqual({ changes: long.slice(5000), last: 6000, caughtUp: true });
});

test("another department's secret or name reads nothing", async () => {
  const url = await serve(billing());
  await expect(httpChangeSource('billing', url, 'another secret').read(0, 10)).rejects.toThrow('status 401');
  await expect(httpChangeSource('support', url, secret).read(0, 10)).rejects.toThrow('status 401');
});

test('a subgraph server shows how many calls and statements there were, to this machine only', async () => {
  const url = await serve(billing({ statements: () => 17 }));
  await post(url, '{"query":"{ whoAmI }"}');
  const metrics = await request(`${url}/metrics`);
  const text = await metrics.body.text();
  expect(text).toContain(
    'customer_graph_subgraph_call_duration_seconds_count{subgraph="billing",outcome="answered"} 1\n',
  );
  expect(text).toContain(
    '# TYPE customer_graph_subgraph_statements_total counter\ncustomer_graph_subgraph_statements_total 17\n',
  );
  expect(text).toContain('customer_graph_subgraph_calls_in_flight 0\n');
  const fromElsewhere = await request(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(fromElsewhere.statusCode).toBe(403);
  await fromElsewhere.body.dump();
});

test('a body that comes in single bytes is refused before it is known who sent it', async () => {
  const url = new URL(await serve(billing()));
  const socket = connect({ port: Number(url.port), host: url.hostname });
  socket.setEncoding('utf8').on('error', () => {});
  const head =
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
  socket.write(head + '1\r\nx\r\n'.repeat(2000));
  const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(2000) });
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  socket.destroy();
});
