import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startConstellation } from './constellation.ts';

async function connected(url: string): Promise<Socket> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

const silentConnectionMs = 300;
const name = 'a'.repeat(150_000);
const body = JSON.stringify({ query: `{ customers(first: 60) { ${name}: id } }` });

test.each([
  ['says nothing', ''],
  ['does not end its headers', 'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n'],
  [
    'does not end its body',
    'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
  ],
  [
    'does not read its answers of megabytes',
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`.repeat(
      3,
    ),
  ],
])('a client that %s is cut off', async (_what, sent) => {
  await using house = await startConstellation({ over: 'memory', silentConnectionMs });
  const socket = await connected(house.url);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.pause();
  socket.write(sent);
  await setTimeout(5 * silentConnectionMs);
  // What the system has received meanwhile is all that comes.
  socket.resume();
  await closed;
  expect(socket.bytesRead).toBeLessThan(3 * 60 * name.length);
});

const upgrade = [
  'GET /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: upgrade\r\nupgrade: websocket',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13',
  'sec-websocket-protocol: graphql-transport-ws\r\n\r\n',
].join('\r\n');

test('of WebSockets that nobody opens a thousand are held, and one that was opened before stays', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const open = new WebSocket(house.url.replace('http', 'ws'), 'graphql-transport-ws');
  onTestFinished(() => open.terminate());
  await once(open, 'open');
  open.send('{"type":"connection_init"}');
  await once(open, 'message');
  const unopened: Socket[] = [];
  for (let count = 0; count < 1002; count += 1) {
    const socket = await connected(house.url);
    socket.write(upgrade);
    await once(socket, 'data');
    unopened.push(socket.resume());
  }
  await vi.waitFor(() => expect(unopened.filter(({ closed }) => closed)).toHaveLength(2));
  expect(unopened.slice(0, 2).map(({ closed }) => closed)).toEqual([true, true]);
  open.send('{"type":"ping"}');
  expect(String((await once(open, 'message'))[0])).toBe('{"type":"pong"}');
});
