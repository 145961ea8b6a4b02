import { once } from 'node:events';
import { createClient } from 'graphql-ws';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Constellation, type ConstellationOptions, startConstellation } from './constellation.ts';
import { bearerOf, signedAccess } from './tokens.ts';

const query = '{ __typename }';
/** Costs 200 by its length. */
const long = 'x'.repeat(100_000);
// So slow that nothing to speak of flows back while a test runs.
const rateLimit = { perSecond: 0.001, burst: 450 };

async function house(options: Partial<ConstellationOptions> = {}): Promise<Constellation> {
  const started = await startConstellation({ over: 'memory', access: signedAccess, rateLimit, ...options });
  onTestFinished(() => started.close());
  return started;
}

async function opened({ url }: Constellation): Promise<WebSocket> {
  const client = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  client.on('error', () => {});
  onTestFinished(() => client.terminate());
  await once(client, 'open');
  return client;
}

const send = (client: WebSocket, message: object) => client.send(JSON.stringify(message));

async function connected(gateway: Constellation, payload: object): Promise<WebSocket> {
  const client = await opened(gateway);
  send(client, { type: 'connection_init', payload });
  await once(client, 'message');
  return client;
}

async function closeOf(client: WebSocket): Promise<[code: number, reason: string]> {
  const [code, reason] = await once(client, 'close');
  return [code, String(reason)];
}

test.each<[string, (number: number) => object]>([
  ['a query', (number) => ({ type: 'subscribe', id: `${number}`, payload: { query: `${query} # ${long}` } })],
  ['variables', (number) => ({ type: 'subscribe', id: `${number}`, payload: { query, variables: { long } } })],
  ['extensions', (number) => ({ type: 'subscribe', id: `${number}`, payload: { query, extensions: { long } } })],
  ['a pong', () => ({ type: 'pong', payload: { long } })],
  ['what completes nothing', () => ({ type: 'complete', id: long })],
])('over WebSocket %s is paid for by its length, and whoever cannot pay is cut off', async (_what, message) => {
  const gateway = await house();
  const headers = await bearerOf('sender');
  const client = await connected(gateway, headers);
  for (let number = 0; number < 4; number += 1) send(client, message(number));
  expect(await closeOf(client)).toEqual([4429, 'a caller may not ask for more in a short time']);
  expect((await gateway.ask(query, { headers: await bearerOf('another') })).status).toBe(200);
});

/** Three times what opens a WebSocket, or is to open it, leaves less than this costs. */
const rest = `${query} # ${'x'.repeat(4000)}`;
const three = { rateLimit: { perSecond: 0.001, burst: 70 } };
const init = { padding: 'x'.repeat(10_000) };

test('what opens a WebSocket is paid for by whom it is opened for, and nobody else', async () => {
  const gateway = await house(three);
  const headers = await bearerOf('sender');
  for (const _each of [1, 2, 3]) await connected(gateway, { ...headers, ...init });
  expect((await gateway.ask(rest, { headers })).status).toBe(429);
  expect((await gateway.ask(rest)).status).toBe(200);
});

test('what opens no WebSocket, for its token is none, is paid for by the address that it comes from', async () => {
  const gateway = await house(three);
  for (const _each of [1, 2, 3]) {
    const client = await opened(gateway);
    send(client, { type: 'connection_init', payload: { ...init, authorization: 'Bearer nonsense' } });
    expect(await closeOf(client)).toEqual([4403, 'the token is not valid here']);
  }
  expect((await gateway.ask(rest)).status).toBe(429);
  expect((await gateway.ask(rest, { headers: await bearerOf('another') })).status).toBe(200);
});

test.each([
  ['a ping', 'ping'],
  ['a pong', 'pong'],
  ['an operation', 'subscribe'],
])('before a WebSocket is opened %s is not heard but closes it', async (_what, type) => {
  const client = await opened(await house());
  const heard: unknown[] = [];
  client.on('message', (message) => heard.push(message));
  send(client, { type, id: '1', payload: { query } });
  expect(await closeOf(client)).toEqual([4401, 'a connection is opened before anything else is sent']);
  expect(heard).toEqual([]);
});

test.each([
  ['a text as payload', '{"type":"connection_init","payload":"Bearer token"}'],
  ['a list as payload', '{"type":"connection_init","payload":[]}'],
  ['a type of another protocol', '{"type":"start","id":"1","payload":{"query":"{ __typename }"}}'],
  ['no JSON', 'hello'],
])('%s opens no WebSocket, and is told what does', async (_what, message) => {
  const client = await opened(await house());
  client.send(message);
  expect(await closeOf(client)).toEqual([
    4400,
    'a connection is opened by connection_init, whose payload is an object',
  ]);
});

test('what is to open a WebSocket may have 16 KB', async () => {
  const gateway = await house();
  await connected(gateway, { padding: 'x'.repeat(16_000) });
  const client = await opened(gateway);
  send(client, { type: 'connection_init', payload: { padding: 'x'.repeat(17_000) } });
  expect(await closeOf(client)).toEqual([4400, 'the message that opens a connection may have 16384 bytes']);
});

test('whoever has spent their rate is told so of each operation over WebSocket, and cut off after a hundred', async () => {
  const gateway = await house();
  const headers = await bearerOf('sender');
  const client = await connected(gateway, headers);
  await gateway.ask(`${query} # ${'x'.repeat(224_000)}`, { headers });
  expect((await gateway.ask(query, { headers })).status).toBe(429);
  const heard: string[] = [];
  client.on('message', (message) => heard.push(String(message)));
  send(client, { type: 'ping' });
  for (let id = 1; id <= 100; id += 1) send(client, { type: 'subscribe', id: `${id}`, payload: { query } });
  expect((await closeOf(client))[0]).toBe(4429);
  expect(heard).toHaveLength(100);
  expect(heard[0]).toBe('{"type":"pong"}');
  for (const refused of heard.slice(1)) expect(refused).toContain('RATE_LIMITED');
});

test('a usual client that pings, asks and subscribes at the usual rates stays connected', async () => {
  const gateway = await house({ rateLimit: { perSecond: 10_000, burst: 200_000 } });
  let pongs = 0;
  const ends: unknown[] = [];
  const client = createClient({
    url: gateway.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { ...(await bearerOf('sender')) },
    lazy: false,
    keepAlive: 5,
    retryAttempts: 0,
    on: {
      pong: () => {
        pongs += 1;
      },
      closed: (event) => ends.push(event),
    },
  });
  onTestFinished(() => client.dispose());
  const ended = (end: unknown) => ends.push(end);
  for (let index = 0; index < 40; index += 1)
    client.subscribe(
      { query: `subscription { customerChanged(ids: "${index}") { eventId } }` },
      { next: () => {}, error: ended, complete: () => ended('complete') },
    );
  for (let index = 0; index < 300; index += 1)
    for await (const answered of client.iterate({ query: `{ customer(id: "${index}") { id } }` }))
      expect(answered).toEqual({ data: { customer: { id: `${index}` } } });
  await vi.waitFor(() => expect(pongs).toBeGreaterThan(10));
  expect(ends).toEqual([]);
});
