import { once } from 'node:events';
import Fastify from 'fastify';
import { buildSchema } from 'graphql';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { anonymous } from '../../gateway/auth.ts';
import { defaultLimits } from '../../gateway/limits.ts';
import { DocumentReader, readingThread } from '../../gateway/reading.ts';
import { addWebSockets } from '../../gateway/subscriptions/websocket.ts';
import type { Subscriptions } from '../../gateway/subscriptions.ts';
import { RequestRecord } from '../../gateway/telemetry/request-record.ts';

const schema = buildSchema('type Query { a: Int }');

/** A connection to a server that answers in this process, so that its turns are this one's. */
async function connected(open: Subscriptions['open'], reader = new DocumentReader(defaultLimits)) {
  const server = Fastify();
  onTestFinished(() => server.close());
  const refusalOf: Subscriptions['refusalOf'] = (error) => ({ status: 400, error: { message: String(error) } });
  const { close } = addWebSockets(server.server, {
    ...{ subscriptions: { open, refusalOf, close: () => {} }, access: { mode: 'open' }, corsOrigins: [] },
    ...{ limits: defaultLimits, reader, perConnection: 9, perCaller: 9 },
    ...{ addressOf: () => '127.0.0.1', hasAsked: () => {} },
    ...{ chargeReading: () => 0, chargeWasted: () => {}, checkSent: () => undefined },
    ...{ textOf: async () => undefined, register: async () => {} },
    seenApart: () => ({ record: new RequestRecord(), end: () => {} }),
    authenticate: async () => anonymous,
    logger: pino({ level: 'silent' }),
  });
  onTestFinished(close);
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  const heard: string[] = [];
  socket.on('message', (message) => heard.push(JSON.parse(String(message)).type));
  /** What is sent by it comes in one piece. */
  const sendTogether = (count: number, query: string) => {
    const tcp = Reflect.get(socket, '_socket');
    tcp.cork();
    for (let id = 0; id < count; id += 1)
      socket.send(JSON.stringify({ type: 'subscribe', id: `${id}`, payload: { query } }));
    tcp.uncork();
  };
  return { heard, sendTogether };
}

/** Counts turns of this process for as long as the test runs. */
function turns(): () => number {
  let turn = 0;
  let next = setImmediate(function count() {
    turn += 1;
    next = setImmediate(count);
  });
  onTestFinished(() => clearImmediate(next));
  return () => turn;
}

test('operations that a WebSocket brings at once are begun in turns of their own, so that others have theirs between', async () => {
  const now = turns();
  const begun: number[] = [];
  const { heard, sendTogether } = await connected(async () => {
    begun.push(now());
    return { schema, answered: { data: { a: 1 } } };
  });
  sendTogether(9, '{ a }');
  await vi.waitFor(() => expect(heard.filter((type) => type === 'complete')).toHaveLength(9));
  expect(new Set(begun).size).toBe(9);
});

test('of the operations of a WebSocket that wait to be read or to be answered there are no more than it may have open', async () => {
  const silence = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});`;
  const reader = new DocumentReader(defaultLimits, {
    thread: readingThread(new URL(`data:text/javascript,${silence}`)),
    here: { burst: 0, perSecond: 0 },
  });
  reader.serve(schema);
  const read = vi.spyOn(reader, 'read');
  const { heard, sendTogether } = await connected(() => Promise.reject(new Error('nothing is read')), reader);
  sendTogether(12, `{ ${'a '.repeat(200)} }`);
  await vi.waitFor(() => expect(heard).toEqual(['error', 'error', 'error']));
  expect(read).toHaveBeenCalledTimes(9);
});
