import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { createClient } from 'graphql-ws';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { defaultLimits } from '../../gateway/limits.ts';
import { noOperations } from '../../gateway/operations-manifest.ts';
import { type Constellation, type ConstellationOptions, startConstellation } from './constellation.ts';
import { standIns } from './stand-ins.ts';
import { raw, type Subscription, transports } from './subscribers.ts';
import { bearerOf, signedAccess } from './tokens.ts';

const live = 'subscription ($ids: [ID!]!) { customerChanged(ids: $ids) { eventId customer { id } } }';
const subscription: Subscription = { query: live, variables: { ids: ['1'] } };

async function house(options: Partial<ConstellationOptions> = {}): Promise<Constellation> {
  const started = await startConstellation({ over: 'memory', ...options });
  onTestFinished(() => started.close());
  return started;
}

/** Identity, whose changes nobody can follow, and no subscription is opened, before it is known where they end. */
function withFeedFrom(end: Promise<number>): SubgraphEndpoint {
  const [identity] = standIns();
  if (!identity) throw new Error('there is no identity');
  const read = async (after: number) => ({ changes: [], last: after, caughtUp: true });
  return { ...identity, changes: { department: 'identity', newest: () => end, read } };
}

const deep = (levels: number): string => (levels === 0 ? 'id' : `... on Customer { ${deep(levels - 1)} }`);
const asked = (query: string) => ({ query, variables: {} });

const streamFor = (url: string, body: string) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'text/event-stream' }, body });

const refusals: [name: string, Partial<ConstellationOptions>, Subscription, status: number, code: string][] = [
  ['no GraphQL', {}, asked('subscription {'), 400, 'GRAPHQL_PARSE_FAILED'],
  [
    'an unknown field',
    {},
    asked('subscription { customerChanged(ids: "1") { phone } }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['no customers', {}, { ...subscription, variables: { ids: [] } }, 400, 'BAD_USER_INPUT'],
  ['ids that are none', {}, { ...subscription, variables: { ids: [{}] } }, 400, 'BAD_USER_INPUT'],
  [
    'too many customers',
    { subscriptions: { customers: 2, perConnection: 9, perCaller: 9 } },
    { ...subscription, variables: { ids: ['1', '2', '3'] } },
    ...([400, 'OPERATION_TOO_LARGE'] as const),
  ],
  [
    'a question that is too deep',
    { limits: { ...defaultLimits, depth: 2 } },
    asked('subscription { customerChanged(ids: "1") { customer { billing { recordIds } } } }'),
    ...([400, 'OPERATION_TOO_DEEP'] as const),
  ],
  [
    'a question that costs too much',
    { limits: { ...defaultLimits, cost: 1 } },
    asked('subscription { customerChanged(ids: "1") { customer { billing { recordIds } } } }'),
    ...([400, 'OPERATION_TOO_COSTLY'] as const),
  ],
  [
    'a text that is too nested',
    { limits: { ...defaultLimits, nesting: 10 } },
    asked(`subscription { customerChanged(ids: "1") { customer { ${deep(10)} } } }`),
    400,
    'OPERATION_TOO_DEEP',
  ],
  [
    'an operation that no client was built with',
    { persistedOperations: { known: noOperations, mode: 'enforce' } },
    subscription,
    ...([403, 'QUERY_NOT_IN_SAFELIST'] as const),
  ],
  [
    'a caller who has as many as they may',
    { subscriptions: { customers: 9, perConnection: 9, perCaller: 0 } },
    subscription,
    ...([429, 'TOO_MANY_SUBSCRIPTIONS'] as const),
  ],
];

describe('a subscription is refused before any subgraph is called', () => {
  const mistakes = refusals.filter(([, , , status]) => status === 400);
  const others = refusals.filter(([, , , status]) => status !== 400);

  it.each(mistakes)('with %s, by a stream of server-sent events', async (_name, options, sent, status, code) => {
    const { url, calls, logged } = await house(options);
    const { response, whole } = await raw(url, sent);
    const { headers } = response;
    expect([response.status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const [, told = ''] = /^event: next\ndata: (.*)\n\nevent: complete\ndata: \n\n$/.exec(await whole) ?? [];
    const error = { message: expect.any(String), extensions: { code, requestId: headers.get('x-request-id') } };
    expect(JSON.parse(told)).toMatchObject({ errors: [error] });
    const line = expect.objectContaining({ msg: 'refused', status, codes: [code] });
    await vi.waitFor(() => expect(logged).toContainEqual(line));
    expect(calls()).toBe(0);
  });

  it.each(mistakes)('with %s, as graphql-sse tells its caller', async (_name, options, sent, _status, code) => {
    const { url } = await house(options);
    const subscriber = transports[0].open(url, sent);
    await vi.waitFor(() => expect(subscriber.ended()).toBe(null));
    expect(subscriber.told).toMatchObject([{ errors: [{ message: expect.any(String), extensions: { code } }] }]);
  });

  it.each(others)(
    'with %s, by the status of the answer to server-sent events',
    async (_name, options, sent, status, code) => {
      const { url, calls } = await house(options);
      const { response, whole } = await raw(url, sent);
      expect([response.status, JSON.parse(await whole)]).toMatchObject([
        status,
        { errors: [{ extensions: { code } }] },
      ]);
      expect(calls()).toBe(0);
    },
  );

  it.each(refusals.filter(([, { subscriptions }]) => subscriptions?.perCaller !== 0))(
    'with %s, over WebSocket',
    async (_name, options, sent, _status, code) => {
      const { url, calls } = await house(options);
      const subscriber = transports[1].open(url, sent);
      await vi.waitFor(() => expect(subscriber.ended()).toMatchObject([{ extensions: { code } }]));
      expect(calls()).toBe(0);
    },
  );

  it.each(transports)('and told where the mistake is, over $name', async ({ open }) => {
    const { url } = await house({});
    const query = 'subscription { customerChanged(ids: "1") { phone } }';
    const subscriber = open(url, asked(query));
    await vi.waitFor(() => expect(subscriber.ended()).not.toBe(undefined));
    const said = JSON.stringify([subscriber.told, subscriber.ended()]);
    expect(said).toContain(`"locations":[{"line":1,"column":${query.indexOf('phone') + 1}}]`);
  });
});

describe('a WebSocket', () => {
  const closeOf = async (
    url: string,
    options: { origin?: string; connectionParams?: Record<string, unknown> } = {},
  ) => {
    const { origin, connectionParams } = options;
    class FromOrigin extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, origin === undefined ? {} : { origin });
      }
    }
    const client = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: FromOrigin,
      connectionParams,
      retryAttempts: 0,
    });
    onTestFinished(() => client.dispose());
    let end: unknown;
    client.subscribe(subscription, {
      next: () => {},
      error: (error) => (end = error),
      complete: () => (end = 'complete'),
    });
    return vi.waitFor(() => {
      if (end === undefined) throw new Error('it is still open');
      return end;
    });
  };

  it('is not made for pages of other sites', async () => {
    const { url } = await house();
    expect(await closeOf(url, { origin: 'https://evil.example.com' })).toMatchObject({
      message: expect.stringContaining('403'),
    });
  });

  it('is closed when the token is not valid, as the reason says', async () => {
    const { url } = await house({ access: signedAccess });
    expect(await closeOf(url, { connectionParams: { authorization: 'Bearer nonsense' } })).toMatchObject({
      ...{ code: 4403, reason: 'the token is not valid here' },
    });
  });

  it('carries no more subscriptions than one connection may', async () => {
    const { url } = await house({
      subscriptions: { customers: 9, perConnection: 2, perCaller: 9 },
      access: signedAccess,
    });
    const connectionParams = { ...(await bearerOf('ada')) };
    const client = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams,
      retryAttempts: 0,
    });
    onTestFinished(() => client.dispose());
    const ends: unknown[] = [];
    const subscribe = () =>
      client.subscribe(subscription, { next: () => {}, error: (error) => ends.push(error), complete: () => {} });
    for (let count = 0; count < 3; count += 1) subscribe();
    await vi.waitFor(() => expect(ends).toMatchObject([[{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }]]));
  });

  it('whose client goes on after its token has expired, and does not close, has nothing executed', async () => {
    const { url, ask, calls } = await house({ access: signedAccess });
    const closed = Promise.withResolvers<number | undefined>();
    class Deaf extends WebSocket {
      override close(code?: number): void {
        closed.resolve(code);
      }
    }
    const socket = new Deaf(url.replace('http', 'ws'), 'graphql-transport-ws');
    onTestFinished(() => socket.terminate());
    await once(socket, 'open');
    const send = (message: object) =>
      new Promise<unknown>((resolve) => socket.send(JSON.stringify(message), (error) => resolve(error)));
    await send({ type: 'connection_init', payload: await bearerOf('ada', '', '1s') });
    expect(await closed.promise).toBe(4403);
    await send({ type: 'subscribe', id: '1', payload: asked('{ customer(id: "1") { id } }') });
    await ask('{ customer(id: "2") { id } }', { headers: await bearerOf('bob') });
    expect(calls()).toBe(1);
  });

  it('that completes an id before it is told anything, and uses it again, holds no place once it is closed', async () => {
    const end = Promise.withResolvers<number>();
    const { url } = await house({
      subscriptions: { customers: 9, perConnection: 9, perCaller: 2 },
      instead: withFeedFrom(end.promise),
    });
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    const heard: string[] = [];
    socket.on('message', (message) => heard.push(JSON.parse(String(message)).type));
    const send = (message: object) => socket.send(JSON.stringify(message));
    send({ type: 'connection_init' });
    await vi.waitFor(() => expect(heard).toEqual(['connection_ack']));
    const payload = { ...subscription, extensions: { lastEventId: 'long ago' } };
    send({ type: 'subscribe', id: '1', payload });
    send({ type: 'complete', id: '1' });
    send({ type: 'subscribe', id: '1', payload });
    send({ type: 'ping' });
    await vi.waitFor(() => expect(heard).toEqual(['connection_ack', 'pong']));
    end.resolve(0);
    await vi.waitFor(() => expect(heard).toEqual(['connection_ack', 'pong', 'next']));
    socket.close();
    await once(socket, 'close');
    await vi.waitFor(async () => expect((await raw(url, subscription)).response.status).toBe(200));
    expect((await raw(url, subscription)).response.status).toBe(200);
  });

  it.each([
    ['no GraphQL', asked('{'), 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', asked('{ nothing }'), 'GRAPHQL_VALIDATION_FAILED'],
    [
      'no operation of its name',
      { ...asked('query A { __typename }'), operationName: 'B' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['a variable that is missing', asked('query ($id: ID!) { customer(id: $id) { id } }'), 'BAD_USER_INPUT'],
    ['a page that is too large', asked('{ customers(first: 101) { id } }'), 'PAGE_TOO_LARGE'],
    ['a subscription with an unknown field', asked('subscription { nothing }'), 'GRAPHQL_VALIDATION_FAILED'],
  ])(
    'tells as an error what is refused before it is executed, and keeps no place for it: %s',
    async (_what, sent, code) => {
      const { url } = await house({ subscriptions: { customers: 9, perConnection: 1, perCaller: 9 } });
      const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
      await once(socket, 'open');
      const heard: unknown[] = [];
      socket.on('message', (message) => heard.push(JSON.parse(String(message))));
      const send = (message: object) => socket.send(JSON.stringify(message));
      send({ type: 'connection_init' });
      await vi.waitFor(() => expect(heard).toHaveLength(1));
      send({ type: 'subscribe', id: '1', payload: sent });
      await vi.waitFor(() => expect(heard).toHaveLength(2));
      send({ type: 'subscribe', id: '2', payload: asked('{ customer(id: "1") { id } }') });
      await vi.waitFor(() => expect(heard).toHaveLength(4));
      expect(heard.slice(1)).toMatchObject([
        { type: 'error', id: '1', payload: [{ message: expect.any(String), extensions: { code } }] },
        { type: 'next', id: '2', payload: { data: { customer: { id: '1' } } } },
        { type: 'complete', id: '2' },
      ]);
    },
  );

  it('tells an answer that lacks something as an answer', async () => {
    const { url } = await house({
      instead: { name: 'identity', execute: () => Promise.reject(new Error('down')), ready: async () => {} },
    });
    const subscriber = transports[1].open(url, asked('{ customer(id: "1") { id } }'));
    await vi.waitFor(() => expect(subscriber.ended()).toBe(null));
    expect(subscriber.told).toMatchObject([
      { data: { customer: null }, errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] },
    ]);
  });

  it('answers queries too', async () => {
    const { url } = await house();
    const subscriber = transports[1].open(url, asked('{ customer(id: "1") { id } }'));
    await vi.waitFor(() => expect(subscriber.ended()).toBe(null));
    expect(subscriber.told).toEqual([{ data: { customer: { id: '1' } } }]);
  });
});

describe('over WebSocket a caller pays', () => {
  const large = 'x'.repeat(100_000);
  const rateLimit = { perSecond: 0.001, burst: 100 };

  it('for the length of variables, by being cut off', async () => {
    const { url } = await house({ rateLimit });
    const subscriber = transports[1].open(url, { query: live, variables: { ids: ['1'], large } });
    await vi.waitFor(() => expect(subscriber.ended()).toMatchObject({ code: 4429 }));
    const another = transports[1].open(url, asked('{ customer(id: "1") { id } }'));
    await vi.waitFor(() => expect(another.ended()).toBe(null));
  });

  it('for pings, by being cut off', async () => {
    const { url } = await house({ rateLimit });
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ type: 'ping', payload: { large } }));
    const [code, reason] = await once(socket, 'close');
    expect([code, String(reason)]).toEqual([4429, 'a caller may not ask for more in a short time']);
  });
});

it('a client that offers to go on in HTTP/2 is answered as any other', async () => {
  const { url } = await house();
  const headers = { 'content-type': 'application/json', connection: 'Upgrade', upgrade: 'h2c' };
  const sent = request(url, { method: 'POST', headers });
  sent.end(JSON.stringify({ query: '{ customer(id: "1") { id } }' }));
  const [response] = await once(sent, 'response');
  expect(JSON.parse(await text(response))).toEqual({ data: { customer: { id: '1' } } });
});

it('an upgrade elsewhere than at /graphql is refused', async () => {
  const { url } = await house();
  const socket = new WebSocket(url.replace('http', 'ws').replace('/graphql', '/livez'), 'graphql-transport-ws');
  const [error] = await once(socket, 'error');
  expect(String(error)).toContain('404');
});

it('server-sent events answer queries too', async () => {
  const { url } = await house();
  const subscriber = transports[0].open(url, asked('{ customer(id: "1") { id } }'));
  await vi.waitFor(() => expect(subscriber.ended()).toBe(null));
  expect(subscriber.told).toEqual([{ data: { customer: { id: '1' } } }]);
});

it.each(transports)(
  'of a caller no more text is held than of four long subscriptions, over $name',
  async ({ open }) => {
    const { url } = await house();
    const long = { ...subscription, query: `${live} # ${'x'.repeat(240_000)}` };
    const opened = [1, 2, 3, 4, 5].map(() => open(url, long));
    const refused = await vi.waitFor(() => {
      const ended = opened.filter((subscriber) => subscriber.ended() !== undefined);
      expect(ended).toHaveLength(1);
      return ended[0];
    });
    const { response, whole } = await raw(url, long);
    expect([response.status, await whole]).toEqual([429, expect.stringContaining('TOO_MANY_SUBSCRIPTIONS')]);
    expect((await raw(url, subscription)).response.status).toBe(200);
    opened.find((subscriber) => subscriber !== refused)?.leave();
    await vi.waitFor(async () => expect((await raw(url, long)).response.status).toBe(200));
  },
);

it.each(['//[', '/graphql%zz', '//x:99999/graphql'])(
  'a WebSocket at %s, where nothing is, is refused, and the gateway goes on',
  async (path) => {
    const { url, ask } = await house();
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    const upgrade = request(new URL(url).origin, { path, headers }).end();
    const [{ statusCode }] = await once(upgrade, 'response');
    expect(statusCode).toBe(404);
    expect((await ask('{ __typename }')).status).toBe(200);
  },
);

it('a mutation that any page can have a browser send, by GET for server-sent events, is refused and not executed', async () => {
  const { get, calls } = await house();
  const query = encodeURIComponent('mutation { __typename }');
  expect(await get(`/graphql?query=${query}`, { accept: 'text/event-stream' })).toMatchObject({
    status: 405,
    headers: { allow: 'POST' },
    body: {
      errors: [{ message: 'mutations are sent by POST, not by GET', extensions: { code: 'METHOD_NOT_ALLOWED' } }],
    },
  });
  expect(calls()).toBe(0);
});

it.each(['query=%7B__typename%7D', 'operationName=A', 'variables=%7B%7D'])(
  'an address that has %s twice is refused for server-sent events as for JSON, though the last one could be answered',
  async (parameter) => {
    const { get, calls } = await house();
    const query = encodeURIComponent('query A { customer(id: "1") { id } }');
    const address = `/graphql?${parameter}&${parameter}&query=${query}&operationName=A`;
    for (const accept of ['text/event-stream', 'application/json'])
      expect(await get(address, { accept, 'apollo-require-preflight': '1' })).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
      });
    expect(calls()).toBe(0);
  },
);

it('variables that are nested too deeply are refused, and hold no place', async () => {
  const { url, logged } = await house({ subscriptions: { customers: 9, perConnection: 9, perCaller: 1 } });
  const levels = 100_000;
  const body = JSON.stringify({ ...subscription, variables: { ids: ['1'], deep: 0 } }).replace(
    '"deep":0',
    `"deep":${'['.repeat(levels)}${']'.repeat(levels)}`,
  );
  const response = await streamFor(url, body);
  const text = await response.text();
  expect([response.status, text]).toEqual([200, expect.stringContaining('the variables are nested too deeply')]);
  expect(text).toContain('OPERATION_TOO_DEEP');
  expect(logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  expect((await raw(url, subscription)).response.status).toBe(200);
});

it.each([
  ['no object', '[', 400],
  ['no JSON', '{', 400],
  ['no query', '{}', 400],
  ['variables that are none', '{"query":"{ __typename }","variables":[]}', 400],
  ['more than may be sent', `{"query":"{ __typename }","x":"${'x'.repeat(defaultLimits.bodyBytes)}"}`, 413],
])('a body with %s is refused by its status, for no operation is read from it', async (_what, body, status) => {
  const { url } = await house();
  const response = await streamFor(url, body);
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/json; charset=utf-8']);
});

it('a hash that no text is known for is told in the stream, so that the text is sent', async () => {
  const { url, logged } = await house();
  const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };
  const response = await streamFor(url, JSON.stringify({ extensions: { persistedQuery } }));
  expect([response.status, await response.text()]).toEqual([
    200,
    expect.stringContaining('"message":"PersistedQueryNotFound"'),
  ]);
  const line = expect.objectContaining({ msg: 'answered', status: 200, codes: ['PERSISTED_QUERY_NOT_FOUND'] });
  await vi.waitFor(() => expect(logged).toContainEqual(line));
});

it('a caller who leaves makes room for another subscription', async () => {
  const { url } = await house({ subscriptions: { customers: 9, perConnection: 9, perCaller: 1 } });
  const first = await raw(url, subscription);
  expect((await raw(url, subscription)).response.status).toBe(429);
  first.leave();
  await vi.waitFor(async () => expect((await raw(url, subscription)).response.status).toBe(200));
});

it('a gateway that stops ends its streams at once, and without a word that they are complete', async () => {
  const constellation = await startConstellation({ over: 'memory' });
  const stream = await raw(constellation.url, subscription);
  const socket = transports[1].open(constellation.url, subscription);
  await constellation.close();
  await vi.waitFor(() => expect(stream.ended).toBe(true));
  expect(stream.text).not.toContain('complete');
  await vi.waitFor(() => expect(socket.ended()).toBeDefined());
});

it('a gateway that stops takes no new streams while it listens to clients that are at work', async () => {
  const constellation = await startConstellation({ over: 'memory' });
  await constellation.ask('{ __typename }');
  const closed = constellation.close();
  const socket = transports[1].open(constellation.url, subscription);
  let refused = await raw(constellation.url, subscription);
  while (refused.response.ok) refused = await raw(constellation.url, subscription);
  expect(refused.response.status).toBe(503);
  expect(await refused.whole).toContain('GATEWAY_STOPPING');
  await closed;
  await vi.waitFor(() => expect(socket.ended()).toBeDefined());
});
