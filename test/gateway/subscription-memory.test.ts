import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startConstellation } from './constellation.ts';
import { raw } from './subscribers.ts';

/** Little to send, and twenty times as much in memory. */
const objects = (count: number) => Array.from({ length: count }, () => ({}));
const query = 'subscription { customerChanged(ids: "1") { eventId } }';

setFlagsFromString('--expose_gc');
const collect: () => void = runInNewContext('gc');
function usedMegabytes(): number {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

async function connected(url: string, payload = {}): Promise<WebSocket> {
  const client = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  onTestFinished(() => client.terminate());
  await once(client, 'open');
  client.send(JSON.stringify({ type: 'connection_init', payload }));
  await once(client, 'message');
  return client;
}

test('what opened a WebSocket is not held for as long as it is open', async () => {
  await using house = await startConstellation({ over: 'memory' });
  await connected(house.url);
  const before = usedMegabytes();
  const clients: WebSocket[] = [];
  for (let number = 0; number < 100; number += 1) clients.push(await connected(house.url, { objects: objects(5000) }));
  await vi.waitFor(() => expect(usedMegabytes() - before).toBeLessThan(10));
  expect(clients.every(({ readyState }) => readyState === WebSocket.OPEN)).toBe(true);
});

test('of a subscription over WebSocket only what it needs is held', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const client = await connected(house.url);
  const heard: string[] = [];
  client.on('message', (message) => heard.push(String(message)));
  const text = JSON.stringify({ query, extensions: { objects: objects(80_000) } });
  const before = usedMegabytes();
  for (let id = 1; id <= 20; id += 1) client.send(`{"type":"subscribe","id":"${id}","payload":${text}}`);
  client.send('{"type":"ping"}');
  await vi.waitFor(() => expect(heard).toEqual(['{"type":"pong"}']), { timeout: 10_000 });
  await vi.waitFor(() => expect(usedMegabytes() - before).toBeLessThan(10));
});

test('of a subscription by server-sent events only what it needs is held', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const sent = { query, variables: { objects: objects(80_000) } };
  await raw(house.url, { query });
  const before = usedMegabytes();
  for (const _each of [1, 2, 3]) expect((await raw(house.url, sent)).response.status).toBe(200);
  await vi.waitFor(() => expect(usedMegabytes() - before).toBeLessThan(5));
});

test('the id of an operation over WebSocket may have 128 characters', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const client = await connected(house.url);
  const ask = (id: string) =>
    client.send(JSON.stringify({ type: 'subscribe', id, payload: { query: '{ __typename }' } }));
  ask('x'.repeat(128));
  expect(JSON.parse(String((await once(client, 'message'))[0]))).toMatchObject({ type: 'next', id: 'x'.repeat(128) });
  ask('x'.repeat(129));
  const [code, reason] = await once(client, 'close');
  expect([code, String(reason)]).toEqual([4400, 'the id of an operation may have 128 characters']);
});
