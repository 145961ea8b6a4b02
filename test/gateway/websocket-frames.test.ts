import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startConstellation } from './constellation.ts';

const init = JSON.stringify({ type: 'connection_init' });

async function opened(url: string): Promise<WebSocket> {
  const client = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  client.on('error', () => {});
  await once(client, 'open');
  return client;
}

async function connected(url: string): Promise<WebSocket> {
  const client = await opened(url);
  client.send(init);
  await once(client, 'message');
  return client;
}

test('frames that are too long, or none, close their connection and write nothing to the console', async () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => written.mockRestore());
  await using house = await startConstellation({ over: 'memory' });

  const tooLong = await connected(house.url);
  tooLong.send(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(300_000) } }));
  expect((await once(tooLong, 'close'))[0]).toBe(1009);

  const none = await connected(house.url);
  Reflect.get(none, '_socket').write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
  expect((await once(none, 'close'))[0]).toBe(1002);
  expect(await house.ask('{ __typename }')).toMatchObject({ status: 200 });
  expect(written).not.toHaveBeenCalled();
});

test('a message in more than 256 pieces closes its connection, and one in as many is read', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const client = await connected(house.url);
  const sendInPieces = (text: string, pieces: number) => {
    for (const [at, letter] of [...text.padEnd(pieces)].entries()) client.send(letter, { fin: at === pieces - 1 });
  };
  sendInPieces(JSON.stringify({ type: 'ping' }), 256);
  expect(String((await once(client, 'message'))[0])).toBe(JSON.stringify({ type: 'pong' }));
  sendInPieces(JSON.stringify({ type: 'ping' }), 257);
  expect((await once(client, 'close'))[0]).toBe(1008);
});

test('a ping that is nested too deeply closes a connection as any bad message does, and logs nothing', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const client = await connected(house.url);
  const levels = 100_000;
  client.send(`{"type":"ping","payload":{"deep":${'['.repeat(levels)}${']'.repeat(levels)}}}`);
  const [code, reason] = await once(client, 'close');
  expect([code, String(reason)]).toEqual([4400, 'the ping is nested too deeply']);
  expect(house.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
});

test.each([
  { type: 'connection_ack' },
  { type: 'next', id: '1', payload: { data: {} } },
  { type: 'error', id: '1', payload: [] },
])(
  'a message that only a server sends, $type, closes a connection as any bad message does, and logs nothing',
  async (message) => {
    await using house = await startConstellation({ over: 'memory' });
    const client = await connected(house.url);
    client.send(JSON.stringify(message));
    const [code, reason] = await once(client, 'close');
    expect([code, String(reason)]).toEqual([4400, 'only the server sends such a message']);
    expect(house.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  },
);
