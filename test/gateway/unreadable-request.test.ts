import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startConstellation } from './constellation.ts';

const host = 'host: 127.0.0.1\r\n';

async function answerTo(url: string, sent: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(sent);
  return text(socket);
}

test.each([
  ['no HTTP', 'hello\r\n\r\n', 400, 'BAD_REQUEST'],
  ['an unknown method', `FETCH /graphql HTTP/1.1\r\n${host}\r\n`, 400, 'BAD_REQUEST'],
  ['a length that is none', `POST /graphql HTTP/1.1\r\n${host}content-length: x\r\n\r\n`, 400, 'BAD_REQUEST'],
  ['too long headers', `GET / HTTP/1.1\r\n${host}x: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
  ['101 requests at once', `GET / HTTP/1.1\r\n${host}x: 1\r\n\r\n`.repeat(101), 400, 'BAD_REQUEST'],
])('a request that Node cannot read, as %s, is refused in GraphQL’s form', async (_what, sent, status, code) => {
  await using house = await startConstellation({ over: 'memory' });
  const [head, body] = (await answerTo(house.url, sent)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(body ?? '')).toEqual({ errors: [{ message: expect.any(String), extensions: { code } }] });
});

test('a request that does not say which host it is for is refused in GraphQL’s form, and one of HTTP 1.0 is not', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const [head, body] = (await answerTo(house.url, 'GET /livez HTTP/1.1\r\n\r\n')).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 /);
  expect(JSON.parse(body ?? '')).toEqual({
    errors: [
      { message: 'the Host header is missing', extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) } },
    ],
  });
  expect(await answerTo(house.url, 'GET /livez HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 .*alive/s);
});

test.each(['1.0', '1.1'])(
  'a request of HTTP %s that says more than one host is refused in GraphQL’s form',
  async (version) => {
    await using house = await startConstellation({ over: 'memory' });
    const sent = `GET /graphql?query=%7B__typename%7D HTTP/${version}\r\n${host}HOST: elsewhere\r\n\r\n`;
    const [head, body] = (await answerTo(house.url, sent)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(body ?? '')).toEqual({
      errors: [
        {
          message: 'there is more than one Host header',
          extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) },
        },
      ],
    });
  },
);

test('types that would take long to be weighed are refused in GraphQL’s form, also by event streams', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const query = '{ customer(id: "1") { id } }';
  const types = (count: number) => `text/event-stream, application/json${', a/b'.repeat(count)}`;
  expect(await house.ask(query, { headers: { accept: types(190) } })).toMatchObject({ status: 200 });
  for (const accept of [types(3000), types(3000).replace('text/event-stream, ', '')])
    expect(await house.ask(query, { headers: { accept } })).toMatchObject({
      status: 431,
      body: {
        errors: [{ message: 'the Accept header may have 1000 characters', extensions: { code: 'HEADERS_TOO_LARGE' } }],
      },
    });
});

test.each(['http://127.0.0.1', 'http://[', 'HTTP://a:b', 'https://'])(
  'a request whose address begins with %s is answered by its path',
  async (origin) => {
    await using house = await startConstellation({ over: 'memory', trustedProxies: ['127.0.0.1'] });
    const request = `GET ${origin}/graphql?query=%7B__typename%7D HTTP/1.1\r\n${host}`;
    expect(await answerTo(house.url, `${request}x-forwarded-proto: [\r\nconnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 200 .*\{"data":\{"__typename":"Query"\}\}/s,
    );
  },
);

test.each([
  ['1.0', ''],
  ['1.1', 'host: \r\n'],
  ['1.1', 'host: a b\r\n'],
  ['1.1', 'host: [\r\n'],
])('where callers are known by their tokens a request by HTTP/%s with %j is answered', async (version, host) => {
  await using house = await startConstellation({ over: 'memory', access: { mode: 'secret', secret: 'x'.repeat(32) } });
  const body = '{"query":"{ __typename }"}';
  const type = `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;
  for (const [line, rest] of [
    ['GET /graphql?query=%7B__typename%7D', '\r\n'],
    ['POST /graphql', `${type}\r\n${body}`],
  ])
    expect(await answerTo(house.url, `${line} HTTP/${version}\r\n${host}connection: close\r\n${rest}`)).toMatch(
      /^HTTP\/1\.1 200 .*\{"data":\{"__typename":"Query"\}\}/s,
    );
});
