import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { boundWaitingClients, type WaitingBounds } from './waiting-clients.ts';

const wide: WaitingBounds = { silent: 1000, connections: 1000, unfinishedBytes: 1e9, untakenBytes: 1e9 };

const long = 'x'.repeat(1_000_000);

async function serve(bounds: Partial<WaitingBounds>) {
  const server = Fastify({ bodyLimit: 1_000_000 });
  const wasted: string[] = [];
  const hasAsked = boundWaitingClients(server, ({ url }) => wasted.push(url), { ...wide, ...bounds });
  server.post('/', async ({ body }) => JSON.stringify(body).length);
  server.get('/long', async () => long);
  server.get('/late', () => new Promise<never>(() => {}));
  server.setErrorHandler(async (error, _request, reply) =>
    reply.send(error instanceof Error && 'statusCode' in error ? error.statusCode : error),
  );
  await server.listen({ port: 0, host: '127.0.0.1' });
  return { server, wasted, hasAsked, [Symbol.asyncDispose]: () => closed(server) };
}

async function closed(server: FastifyInstance): Promise<void> {
  server.server.closeAllConnections();
  await server.close();
}

async function connected({ server }: { server: FastifyInstance }): Promise<Socket & { received: string }> {
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const socket = Object.assign(connect({ port, host: '127.0.0.1' }), { received: '' });
  socket.setEncoding('utf8').on('data', (text: string) => {
    socket.received += text;
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

const head = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
const small = `${head}content-length: 2\r\n\r\n{}`;

async function answered(socket: Socket & { received: string }): Promise<string> {
  while (!socket.received.includes('\r\n\r\n')) await once(socket, 'data');
  return socket.received;
}

async function isClosed(socket: Socket): Promise<void> {
  if (!socket.closed) await once(socket, 'close');
}

test('of more connections than may be silent those that said nothing for longest are closed, and who speaks is answered', async () => {
  await using house = await serve({ silent: 3 });
  const speaking = await connected(house);
  speaking.write(small);
  await answered(speaking);
  const silent = [];
  for (let turn = 0; turn < 5; turn += 1) silent.push(await connected(house));
  await Promise.all(silent.slice(0, 2).map(isClosed));
  silent[2]?.write(small);
  expect(await answered(silent[2] ?? speaking)).toContain('200 OK');
  expect(silent.map(({ closed }) => closed)).toEqual([true, true, false, false, false]);
  speaking.received = '';
  speaking.write(small);
  expect(await answered(speaking)).toContain('200 OK');
});

test('a connection that is a WebSocket’s is silent until something is asked on it', async () => {
  await using house = await serve({ silent: 2 });
  const sockets: Socket[] = [];
  house.server.server.on('upgrade', (_request, socket: Socket) => {
    sockets.push(socket);
    socket
      .resume()
      .once('end', () => socket.destroy())
      .write('HTTP/1.1 101 Switching\r\n\r\n');
  });
  const upgraded = async () => {
    const client = await connected(house);
    client.write(small);
    await answered(client);
    client.received = '';
    client.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
    await answered(client);
    return client;
  };
  const [asking, oldest] = [await upgraded(), await upgraded()];
  for (const socket of sockets.slice(0, 1)) house.hasAsked(socket);
  const clients = [asking, oldest, await upgraded(), await upgraded()];
  await isClosed(oldest);
  const areOpen = clients.map(({ closed }) => !closed);
  for (const client of clients) client.destroy();
  expect(areOpen).toEqual([true, false, true, true]);
});

test('of more connections than may be open those on which nothing is asked are closed', async () => {
  await using house = await serve({ connections: 3 });
  const idle = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const socket = await connected(house);
    socket.write(small);
    await answered(socket);
    idle.push(socket);
  }
  const another = await connected(house);
  await Promise.all(idle.map(isClosed));
  const last = await connected(house);
  last.write(small);
  expect(await answered(last)).toContain('200 OK');
  expect(another.closed).toBe(false);
});

test.each([
  ['as one', (body: string) => `${head}content-length: 500000\r\n\r\n${body}`],
  ['in pieces of unstated length', (body: string) => `${head}transfer-encoding: chunked\r\n\r\n${inPieces(body, 100)}`],
])('while bodies that come %s take more than they may, the one that began first is told so', async (_how, begun) => {
  await using house = await serve({ unfinishedBytes: 700_000 });
  const slow = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const socket = await connected(house);
    socket.write(begun(`"${'x'.repeat(150_000)}`));
    slow.push(socket);
  }
  const [first] = slow;
  if (!first) throw new Error('none is connected');
  const body = JSON.stringify('y'.repeat(400_000));
  const whole = await connected(house);
  whole.write(`${head}content-length: ${body.length}\r\n\r\n${body}`);
  expect(await answered(first)).toContain('408');
  expect(await answered(whole)).toContain('200 OK');
});

test('a body that is whole is answered while many others are not, and so are those once they are', async () => {
  await using house = await serve({});
  const slow = [];
  for (let turn = 0; turn < 30; turn += 1) {
    const socket = await connected(house);
    socket.write(`${head}content-length: 300002\r\n\r\n"${'x'.repeat(150_000)}`);
    slow.push(socket);
  }
  const whole = await connected(house);
  whole.write(`${head}content-length: 100002\r\n\r\n${JSON.stringify('y'.repeat(100_000))}`);
  expect(await answered(whole)).toContain('200 OK');
  for (const socket of slow) socket.write(`${'x'.repeat(150_000)}"`);
  for (const socket of slow) expect(await answered(socket)).toContain('200 OK');
});

test('clients that leave while their bodies wait leave nothing behind', async () => {
  await using house = await serve({ unfinishedBytes: 2_000_000 });
  for (let round = 0; round < 4; round += 1) {
    const slow = [];
    for (let turn = 0; turn < 14; turn += 1) {
      const socket = await connected(house);
      socket.write(`${head}content-length: 300002\r\n\r\n"${'x'.repeat(100_000)}`);
      slow.push(socket);
    }
    const whole = await connected(house);
    whole.write(`${head}content-length: 100002\r\n\r\n${JSON.stringify('y'.repeat(100_000))}`);
    expect(await answered(whole)).toContain('200 OK');
    expect(slow.filter(({ received }) => received !== '')).toEqual([]);
    for (const socket of slow) socket.destroy();
    await Promise.all(slow.map(isClosed));
  }
});

test('a body that comes in single bytes is refused before it takes long', async () => {
  await using house = await serve({});
  const slow = await connected(house);
  slow.write(`${head}transfer-encoding: chunked\r\n\r\n${inPieces(`"${'x'.repeat(2000)}`, 1)}`);
  expect(await answered(slow)).toContain('400');
  await isClosed(slow);
  expect(house.wasted).toEqual(['/']);
});

test('what each piece takes is counted beside its bytes', async () => {
  await using house = await serve({ unfinishedBytes: 200_000 });
  const slow = await connected(house);
  slow.write(`${head}transfer-encoding: chunked\r\n\r\n${inPieces(`"${'x'.repeat(64_000)}`, 64)}`);
  expect(await answered(slow)).toContain('408');
});

test('bodies that are complete make room', async () => {
  await using house = await serve({ unfinishedBytes: 150_000 });
  const body = JSON.stringify('y'.repeat(100_000));
  for (let turn = 0; turn < 5; turn += 1) {
    const socket = await connected(house);
    socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`);
    expect(await answered(socket)).toContain('200 OK');
  }
});

function inPieces(body: string, length: number): string {
  let pieces = '';
  for (let at = 0; at < body.length; at += length) {
    const piece = body.slice(at, at + length);
    pieces += `${piece.length.toString(16)}\r\n${piece}\r\n`;
  }
  return pieces;
}

const askLong = 'GET /long HTTP/1.1\r\nhost: x\r\n\r\n';

test('of clients that do not take their answers the one that asked for most is closed where those of all are too many', async () => {
  await using house = await serve({ untakenBytes: 20 * long.length });
  const [slow, greedy] = [await connected(house), await connected(house)];
  for (const socket of [slow, greedy]) socket.pause();
  slow.write(askLong.repeat(5));
  greedy.write(askLong.repeat(50));
  await isClosed(greedy.resume());
  expect(greedy.received.length).toBeLessThan(50 * long.length);
  slow.resume();
  while (slow.received.length < 5 * long.length) await once(slow, 'data');
  expect(slow.closed).toBe(false);
});

test('a client that takes its answers may ask for any number of long ones', async () => {
  await using house = await serve({ untakenBytes: 3 * long.length });
  const client = await connected(house);
  for (let turn = 1; turn <= 10; turn += 1) {
    client.write(askLong);
    while (client.received.length < turn * long.length) await once(client, 'data');
  }
  expect(client.closed).toBe(false);
});

test('short answers count as well where they wait behind one that is not there yet', async () => {
  await using house = await serve({ untakenBytes: 50 });
  const [waiting, other] = [await connected(house), await connected(house)];
  waiting.write('GET /late HTTP/1.1\r\nhost: x\r\n\r\n');
  waiting.write(small.repeat(60));
  await isClosed(waiting);
  other.write(small);
  expect(await answered(other)).toContain('200 OK');
});
