import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { refuseCrumbs } from './received-pieces.ts';

const get = 'GET /length HTTP/1.1\r\nhost: x\r\n\r\n';
const chunked = 'POST /length HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n';

async function serve() {
  const server = Fastify();
  refuseCrumbs(server);
  let asked = 0;
  server.get('/length', async () => {
    asked += 1;
    return 'asked';
  });
  server.post<{ Body: string }>('/length', async ({ body }) => `${body.length} received`);
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  return { server, port, asked: () => asked, [Symbol.asyncDispose]: () => server.close() };
}

async function answerTo(port: number, sent: string, isWhole = (_received: string) => false): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let received = '';
  socket.write(sent);
  for await (const part of socket) {
    received += part;
    if (isWhole(received)) break;
  }
  return received;
}

const isReceived = (received: string): boolean => received.endsWith(' received');

const inPieces = (size: number, pieces: number): string =>
  `${`${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`.repeat(pieces)}0\r\n\r\n`;

test.each([
  ['as they come', inPieces(1, 5000)],
  ['with more than their length', '1;a=b\r\nx\r\n'.repeat(5000)],
  ['of letters that might be lengths', '1\r\nA\r\n'.repeat(5000)],
])('a body in single bytes, %s, is refused without being taken apart', async (_how, body) => {
  await using house = await serve();
  expect(await answerTo(house.port, chunked + body)).toMatch(/^HTTP\/1.1 400 /);
});

test('a body in pieces of a hundred bytes is received whole', async () => {
  await using house = await serve();
  expect(await answerTo(house.port, chunked + inPieces(100, 5000), isReceived)).toContain('500000 received');
});

test('a text of a great many lines is received as it is', async () => {
  await using house = await serve();
  const lines = 'x\r\n'.repeat(50_000);
  const head = chunked.replace('transfer-encoding: chunked', `content-length: ${lines.length}`);
  expect(await answerTo(house.port, head + lines, isReceived)).toContain('150000 received');
});

test('of a great many requests that are sent at once none is answered, and of a hundred all are', async () => {
  await using house = await serve();
  expect(await answerTo(house.port, get.repeat(1500))).toMatch(/^HTTP\/1.1 400 /);
  expect(house.asked()).toBe(0);
  await answerTo(house.port, get.repeat(100), (received) => received.split('asked').length > 100);
  expect(house.asked()).toBe(100);
});

test('what comes on a connection that has become a WebSocket is left as it is', async () => {
  await using house = await serve();
  const taken = new Promise<string>((resolve) => {
    house.server.server.on('upgrade', (_request, socket: Socket) => {
      let text = '';
      socket.on('data', (data) => {
        text += data;
        if (text.endsWith('end')) socket.end(() => resolve(text));
      });
      socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    });
  });
  const socket = connect(house.port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
  await once(socket, 'data');
  socket.end(`${get.repeat(500)}end`);
  expect(await taken).toBe(`${get.repeat(500)}end`);
});
