import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import Fastify from 'fastify';
import { buildSchema, parse } from 'graphql';
import { pino } from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { anonymous } from '../../gateway/auth.ts';
import { startDeadline } from '../../gateway/deadline.ts';
import { defaultLimits } from '../../gateway/limits.ts';
import { DocumentReader } from '../../gateway/reading.ts';
import type { CustomerEvents, EndReason } from '../../gateway/subscriptions/customer-events.ts';
import { eventStreams, type SseOptions } from '../../gateway/subscriptions/sse.ts';
import { addWebSockets } from '../../gateway/subscriptions/websocket.ts';
import type { Subscriptions } from '../../gateway/subscriptions.ts';
import { RequestRecord } from '../../gateway/telemetry/request-record.ts';

const query = 'subscription { changed }';
const eventBytes = 100_000;

/** A subscription with always more to tell, and how often it was asked for more. */
function endless() {
  let asked = 0;
  let ended: EndReason | undefined;
  const events: CustomerEvents = {
    ended: new AbortController().signal,
    from: 'e-0',
    next: async () => {
      asked += 1;
      const value = { eventId: `e-${asked}`, answered: { data: { changed: 'x'.repeat(eventBytes) } } };
      return ended ? { done: true, value: undefined } : { done: false, value };
    },
    end: (why = 'the client left') => {
      ended ??= why;
    },
    [Symbol.asyncIterator]: () => ({ next: events.next }),
  };
  const schema = buildSchema('type Query { a: Int } type Subscription { changed: String }');
  const subscriptions: Subscriptions = {
    open: async () => ({ schema, document: parse(query), events }),
    refusalOf: () => ({ status: 400, error: { message: 'refused' } }),
    close: () => {},
  };
  return { subscriptions, asked: () => asked, ended: () => ended };
}

const patiently = { timeout: 10_000, interval: 20 };
/** What the kernel's buffers of both sides may hold, and then some. */
const mostEvents = (32 * 1024 * 1024) / eventBytes;

/** A client that reads nothing of its server-sent events. */
async function unread(options: Pick<SseOptions, 'subscriptions' | 'heartbeatMs'>, expiresAt?: number) {
  const server = Fastify();
  onTestFinished(() => server.close());
  const streams = eventStreams({
    ...{ ...options, textOf: async () => undefined, register: async () => {}, patienceMs: 300 },
    contextOf: () => ({
      ...{ requestId: '1', caller: { ...anonymous, expiresAt }, address: '', deadline: startDeadline(0) },
    }),
  });
  server.get('/graphql', (request, reply) => streams.answer(request, reply));
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));

  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  socket.pause();
  await once(socket, 'connect');
  socket.write(
    `GET /graphql?query=${encodeURIComponent(query)} HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\n\r\n`,
  );
  return server;
}

it('a client that does not read its server-sent events is asked for no more, and dropped', async () => {
  const { subscriptions, asked, ended } = endless();
  await unread({ subscriptions });
  await vi.waitFor(() => expect(ended()).toBe('the client did not read'), patiently);
  expect(asked()).toBeLessThan(mostEvents);
});

it('a client that does not read is dropped when its token expires meanwhile as well', async () => {
  const { subscriptions, ended } = endless();
  const { server } = await unread({ subscriptions, heartbeatMs: 50 }, Date.now() + 150);
  await vi.waitFor(() => expect(ended()).toBe('the token expired'), patiently);
  await vi.waitFor(async () => expect(await promisify(server.getConnections.bind(server))()).toBe(0), patiently);
});

/** A server for WebSockets over something to subscribe to. */
async function webSockets(subscriptions: Subscriptions, keepAliveMs: number) {
  const server = Fastify();
  onTestFinished(() => server.close());
  const { close } = addWebSockets(server.server, {
    ...{ subscriptions, access: { mode: 'open' }, corsOrigins: [], limits: defaultLimits },
    ...{ perConnection: 9, perCaller: 9, chargeReading: () => 0, chargeWasted: () => {}, checkSent: () => undefined },
    ...{ keepAliveMs, reader: new DocumentReader(defaultLimits), addressOf: () => '127.0.0.1', hasAsked: () => {} },
    ...{ textOf: async () => undefined, register: async () => {} },
    seenApart: () => ({ record: new RequestRecord(), end: () => {} }),
    authenticate: async () => anonymous,
    logger: pino({ level: 'silent' }),
  });
  onTestFinished(close);
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));

  const connected = once(server.server, 'connection');
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await once(socket, 'message');
  const [accepted]: Socket[] = await connected;
  return { socket, unreadBytes: () => accepted?.writableLength ?? 0 };
}

it.each([
  ['does not read its WebSocket', () => {}],
  ['does not read its WebSocket and sends pongs that nobody asked for', (socket: WebSocket) => socket.pong()],
])('a client that %s is asked for no more, and dropped', async (_does, meanwhile) => {
  const { subscriptions, asked, ended } = endless();
  const { socket } = await webSockets(subscriptions, 150);
  socket.pause();
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
  const sending = setInterval(() => meanwhile(socket), 20);
  onTestFinished(() => clearInterval(sending));
  await vi.waitFor(() => expect(ended()).toBe('the client left'), patiently);
  expect(asked()).toBeLessThan(mostEvents);
});

it('a client that sends pings and does not read their answers is heard no more until it does', async () => {
  const { socket, unreadBytes } = await webSockets(endless().subscriptions, 60_000);
  const pings = 1000;
  let pongs = 0;
  socket.on('message', () => {
    pongs += 1;
  });
  socket.pause();
  const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(eventBytes) } });
  for (let sent = 0; sent < pings; sent += 1) socket.send(ping);
  let mostUnread = 0;
  for (let looked = 0; looked < 30; looked += 1) {
    await setTimeout(100);
    mostUnread = Math.max(mostUnread, unreadBytes());
  }
  expect(mostUnread).toBeLessThan(10 * eventBytes);
  socket.resume();
  await vi.waitFor(() => expect(pongs).toBe(pings), patiently);
});
