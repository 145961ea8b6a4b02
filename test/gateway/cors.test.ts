import { request } from 'undici';
import { expect, test } from 'vitest';
import { type Constellation, startConstellation } from './constellation.ts';

const app = 'https://app.example.com';
const access = { mode: 'secret', secret: 'a secret that signs tokens, 32 bytes' } as const;

async function preflight(house: Constellation, origin: string) {
  const { statusCode, headers } = await request(house.url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  return { status: statusCode, headers };
}

test('a page of a listed origin may send operations and read the answers and their request id', async () => {
  await using house = await startConstellation({ over: 'memory', access, corsOrigins: [app, 'http://localhost:3000'] });
  expect(await preflight(house, app)).toMatchObject({
    status: 204,
    headers: {
      'access-control-allow-origin': app,
      'access-control-allow-methods': expect.stringContaining('POST'),
      'access-control-allow-headers': 'authorization,content-type',
      vary: expect.stringContaining('Origin'),
    },
  });
  const { body, headers } = await house.ask('{ __typename }', { headers: { origin: app } });
  expect(body).toEqual({ data: { __typename: 'Query' } });
  expect(headers).toMatchObject({
    'access-control-allow-origin': app,
    'access-control-expose-headers': expect.stringContaining('x-request-id'),
  });
  expect(headers).not.toHaveProperty('access-control-allow-credentials');
});

test('a page of a listed origin can read why its token is refused', async () => {
  await using house = await startConstellation({ over: 'memory', access, corsOrigins: [app] });
  const { status, headers } = await house.ask('{ __typename }', {
    headers: { origin: app, authorization: 'Bearer x' },
  });
  expect([status, headers['access-control-allow-origin']]).toEqual([401, app]);
});

test('a page of another origin is not allowed', async () => {
  await using house = await startConstellation({ over: 'memory', access, corsOrigins: [app] });
  const origin = 'https://evil.example.com';
  expect((await preflight(house, origin)).headers).not.toHaveProperty('access-control-allow-origin');
  const { headers } = await house.ask('{ __typename }', { headers: { origin } });
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});

test('with * pages of any origin are allowed, without credentials of the browser', async () => {
  await using house = await startConstellation({ over: 'memory', access, corsOrigins: ['*'] });
  const { headers } = await preflight(house, app);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers).not.toHaveProperty('access-control-allow-credentials');
});

test('unless told otherwise no other origin is allowed', async () => {
  await using house = await startConstellation({ over: 'memory' });
  expect((await preflight(house, app)).headers).not.toHaveProperty('access-control-allow-origin');
  const { headers } = await house.ask('{ __typename }', { headers: { origin: app } });
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});

test('without authentication the gateway does not start for pages of any origin', async () => {
  await expect(startConstellation({ over: 'memory', corsOrigins: ['*'] })).rejects.toThrow(
    /CORS_ORIGINS is \*.+neither AUTH_JWT_SECRET nor AUTH_JWKS_URL is set/,
  );
});
