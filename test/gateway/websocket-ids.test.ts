import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type ConstellationOptions, startConstellation } from './constellation.ts';

async function connected(options: Partial<ConstellationOptions> = {}) {
  const house = await startConstellation({ over: 'memory', ...options });
  onTestFinished(() => house.close());
  const client = new WebSocket(house.url.replace('http', 'ws'), 'graphql-transport-ws');
  onTestFinished(() => client.terminate());
  await once(client, 'open');
  const heard: unknown[] = [];
  const send = (message: object) => client.send(JSON.stringify(message));
  send({ type: 'connection_init' });
  await once(client, 'message');
  client.on('message', (message) => heard.push(JSON.parse(String(message))));
  const ask = (id: string, query: string) => send({ type: 'subscribe', id, payload: { query } });
  return { house, client, heard, send, ask };
}

test('under an id that is used again once its operation was completed comes the answer to the new one alone', async () => {
  const answers: ((answer: unknown) => void)[] = [];
  const execute = () => new Promise<unknown>((resolve) => answers.push(resolve));
  const instead = { name: 'identity', ready: async () => {}, execute };
  const { heard, send, ask } = await connected({ instead });
  ask('search', '{ first: customer(id: "1") { id } }');
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  send({ type: 'complete', id: 'search' });
  ask('search', '{ second: customer(id: "2") { id } }');
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[0]?.({ data: { first: { id: '1' } } });
  send({ type: 'ping' });
  await vi.waitFor(() => expect(heard).toContainEqual({ type: 'pong' }));
  answers[1]?.({ data: { second: { id: '2' } } });
  await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'complete', id: 'search' }));
  expect(heard).toEqual([
    { type: 'pong' },
    { type: 'next', id: 'search', payload: { data: { second: { id: '2' } } } },
    { type: 'complete', id: 'search' },
  ]);
});

test.each(['1', 'x'.repeat(128), 'é'.repeat(128), '1 1', '"'])(
  'the id %s can be used again when its operation has ended, and before that it closes the connection',
  async (id) => {
    const { house, client, heard, ask } = await connected();
    ask(id, '{ customer(id: "1") { id } }');
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    ask(id, '{ nothing }');
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    expect(heard).toMatchObject([
      { type: 'next', id },
      { type: 'complete', id },
      { type: 'error', id },
    ]);
    const live = 'subscription { customerChanged(ids: "1") { eventId } }';
    ask(id, live);
    ask(id, live);
    const [code, reason] = await once(client, 'close');
    expect([code, String(reason)]).toEqual([4409, 'an operation with this id has not ended']);
    expect(house.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  },
);
