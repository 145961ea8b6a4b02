import { once } from 'node:events';
import { request as rawRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { startConstellation } from './constellation.ts';

test('a browser at the root is led to GraphiQL, anyone else is told where operations go', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const visit = await house.get('/', { accept: 'text/html,application/xhtml+xml' });
  const ledTo = (from: string) => new URL(String(visit.headers.location), from).href;
  expect(visit.status).toBe(302);
  expect(ledTo('http://127.0.0.1:4000/')).toBe('http://127.0.0.1:4000/graphql');
  expect(ledTo('https://intranet.example.com/crm/')).toBe('https://intranet.example.com/crm/graphql');
  expect(await house.get('/', { 'x-request-id': 'request-1' })).toMatchObject({
    status: 404,
    body: {
      errors: [
        {
          message: 'there is nothing here; operations go to POST /graphql',
          extensions: { code: 'NOT_FOUND', requestId: 'request-1' },
        },
      ],
    },
  });
});

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
  '%s is refused with the methods that are allowed',
  async (method) => {
    await using house = await startConstellation({ over: 'memory' });
    const { statusCode, headers, body } = await request(house.url, {
      method,
      headers: { 'x-request-id': 'request-1' },
    });
    expect([statusCode, headers.allow]).toEqual([405, 'GET, POST']);
    const message = `operations are sent by POST or GET, not by ${method}`;
    expect(await body.json()).toEqual({
      errors: [{ message, extensions: { code: 'METHOD_NOT_ALLOWED', requestId: 'request-1' } }],
    });
  },
);

test.each(['/gr%zzaph', '/%'])(
  'whoever asks at %s, which is no address, is told so in GraphQL’s form',
  async (path) => {
    await using house = await startConstellation({ over: 'memory' });
    const sent = rawRequest(new URL(house.url).origin, { path, headers: { 'x-request-id': 'request-1' } }).end();
    const [response] = await once(sent, 'response');
    expect([response.statusCode, JSON.parse(await text(response))]).toEqual([
      400,
      {
        errors: [
          { message: 'the address cannot be read', extensions: { code: 'BAD_REQUEST', requestId: 'request-1' } },
        ],
      },
    ]);
  },
);

test('a body that is not JSON is refused with what is expected', async () => {
  await using house = await startConstellation({ over: 'memory' });
  expect(await house.ask('{ __typename }', { headers: { 'content-type': 'application/graphql' } })).toMatchObject({
    status: 415,
    body: {
      errors: [
        {
          message: 'operations are sent as JSON, with content-type: application/json',
          extensions: { code: 'UNSUPPORTED_MEDIA_TYPE', requestId: 'request-1' },
        },
      ],
    },
  });
});

test.each([
  [
    'in another encoding than UTF-8',
    { body: Buffer.from('{"query":"{ __typename }","operationName":"café"}', 'latin1'), headers: {} },
    [400, 'BAD_REQUEST', 'the request is not in UTF-8'],
  ],
  [
    'that is compressed',
    { body: gzipSync('{"query":"{ __typename }"}'), headers: { 'content-encoding': 'gzip' } },
    [415, 'UNSUPPORTED_MEDIA_TYPE', 'bodies are sent as they are, without content-encoding'],
  ],
])('a body %s is refused, and told so', async (_what, { body, headers }, refused) => {
  await using house = await startConstellation({ over: 'memory' });
  const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  const answer = await fetch(house.url, sent);
  const { errors } = await answer.json();
  expect([answer.status, errors[0].extensions.code, errors[0].message]).toEqual(refused);
});
