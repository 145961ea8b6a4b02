import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Constellation, startConstellation } from './constellation.ts';
import { signedAccess } from './tokens.ts';

// So slow that nothing to speak of flows back while the test runs.
const rateLimit = { perSecond: 0.001, burst: 61 };
const costly = '{ customers(first: 60) { id } }';
const limited = { access: signedAccess, rateLimit } as const;

const statusFrom = async (house: Constellation, forwarded: string) =>
  (await house.ask(costly, { headers: { 'x-forwarded-for': forwarded } })).status;

test('behind a trusted proxy each anonymous caller has a rate of their own, whatever they say they are', async () => {
  await using house = await startConstellation({ over: 'memory', ...limited, trustedProxies: ['127.0.0.1'] });
  expect(await statusFrom(house, '203.0.113.1')).toBe(200);
  expect(await statusFrom(house, '203.0.113.1')).toBe(429);
  expect(await statusFrom(house, '198.51.100.7, 203.0.113.1')).toBe(429);
  expect(await statusFrom(house, '203.0.113.2')).toBe(200);
});

test('of several proxies, each is passed over that is in a trusted range', async () => {
  const trustedProxies = ['127.0.0.0/8', '10.0.0.0/8', 'fd00::/8'];
  await using house = await startConstellation({ over: 'memory', ...limited, trustedProxies });
  expect(await statusFrom(house, '203.0.113.1, 10.1.2.3, fd00::1')).toBe(200);
  expect(await statusFrom(house, '203.0.113.1, 10.9.9.9')).toBe(429);
  expect(await statusFrom(house, '203.0.113.1, 11.0.0.1')).toBe(200);
});

test('addresses of one IPv6 network, and ports of one address, are one anonymous caller', async () => {
  await using house = await startConstellation({ over: 'memory', ...limited, trustedProxies: ['127.0.0.1'] });
  expect(await statusFrom(house, '2001:db8::1')).toBe(200);
  expect(await statusFrom(house, '2001:db8::2:0:0:1')).toBe(429);
  expect(await statusFrom(house, '2001:db8:0:1::1')).toBe(200);
  expect(await statusFrom(house, '203.0.113.1:50001')).toBe(200);
  expect(await statusFrom(house, '203.0.113.1:50002')).toBe(429);
});

test.each([
  ['nobody', []],
  ['another machine', ['10.0.0.1']],
])('where %s is trusted, a caller who writes the header gets no other rate by it', async (_whom, trustedProxies) => {
  await using house = await startConstellation({ over: 'memory', ...limited, trustedProxies });
  expect(await statusFrom(house, '203.0.113.1')).toBe(200);
  expect(await statusFrom(house, '203.0.113.2')).toBe(429);
  expect((await house.ask(costly)).status).toBe(429);
});

test.each([
  ['trusted', ['127.0.0.1'], [undefined, 4429, undefined]],
  ['not trusted', [], [undefined, 4429, 4429]],
])('WebSockets are counted by caller in the same way when the proxy is %s', async (_how, trustedProxies, closed) => {
  const subscriptions = { customers: 100, perConnection: 1, perCaller: 1 };
  await using house = await startConstellation({ over: 'memory', access: signedAccess, subscriptions, trustedProxies });
  const connected = [];
  for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.2'])
    connected.push(await connect(house.url, address));
  expect(connected.map(({ code }) => code)).toEqual(closed);
  for (const { socket } of connected) socket.terminate();
});

test('a trusted proxy that passes on what a page wrote does not open the gateway to a hostile name', async () => {
  await using house = await startConstellation({ over: 'memory', trustedProxies: ['127.0.0.1'] });
  const headers = { host: 'rebound.example.com', 'x-forwarded-host': 'localhost' };
  expect((await house.ask(costly, { headers })).status).toBe(403);
  expect((await house.get('/metrics', headers)).status).toBe(403);
});

/** Resolves when the connection is accepted, or to the code that it was closed with. */
function connect(url: string, address: string): Promise<{ socket: WebSocket; code?: number }> {
  const { promise, resolve } = Promise.withResolvers<{ socket: WebSocket; code?: number }>();
  const headers = { 'x-forwarded-for': address };
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers });
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  socket.on('message', () => resolve({ socket }));
  socket.on('close', (code) => resolve({ socket, code }));
  return promise;
}
