import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { startConstellation } from './constellation.ts';

test('a browser that visits gets GraphiQL with the query to begin with, and every script in the page itself', async () => {
  await using house = await startConstellation({ over: 'memory', graphiqlQuery: 'query Hello { __typename }' });
  const { status, headers, body } = await house.get('/graphql', { accept: 'text/html,application/xhtml+xml' });
  const page = String(body);
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page).toContain('query Hello { __typename }');
  expect(page).not.toMatch(/<script[^>]+src=/i);
  expect(page).not.toMatch(/<link[^>]+href="(?!data:)/i);
  expect(page).not.toMatch(/@import|url\(["']?(https?:)?\/\//i);
});

test('the browser may fetch from nowhere but the gateway', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const { headers } = await house.get('/graphql', { accept: 'text/html' });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/https?:|\*/);
});

test('the page travels compressed where the browser can read that', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const answer = await request(house.url, { headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' } });
  const zipped = Buffer.from(await answer.body.arrayBuffer());
  expect(answer.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(zipped).toString()).toContain('Customer Graph');
});

test('a client that says that it reads no HTML, or nothing compressed, is not sent that', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const headersFor = async (accept: string, encoding: string) => {
    const answer = await request(house.url, { headers: { accept, 'accept-encoding': encoding } });
    await answer.body.dump();
    return [answer.headers['content-type'], answer.headers['content-encoding']];
  };
  expect(await headersFor('text/html', 'br, gzip;q=0')).toEqual(['text/html; charset=utf-8', undefined]);
  expect(await headersFor('application/json, text/html;q=0', '')).toEqual([
    'application/json; charset=utf-8',
    undefined,
  ]);
});

test('a browser that has the page already is told so, unless it has another one', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const get = async (headers: Record<string, string>) => {
    const {
      statusCode,
      headers: told,
      body,
    } = await request(house.url, { headers: { accept: 'text/html', ...headers } });
    return {
      status: statusCode,
      tag: String(told.etag),
      kept: told['cache-control'],
      bytes: (await body.bytes()).length,
    };
  };
  const { tag, ...first } = await get({});
  expect(first).toEqual({ status: 200, kept: 'private, no-cache', bytes: expect.any(Number) });
  for (const encoding of ['gzip', 'identity'])
    expect(await get({ 'if-none-match': `"another", ${tag}`, 'accept-encoding': encoding })).toEqual({
      ...{ status: 304, tag, kept: 'private, no-cache', bytes: 0 },
    });
  expect((await get({ 'if-none-match': '"another"', 'accept-encoding': 'gzip' })).status).toBe(200);
});

test('an operation sent by GET is answered also to a client that likes HTML', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const { body } = await house.get('/graphql?query={__typename}', {
    accept: 'text/html, application/json',
    'apollo-require-preflight': 'true',
  });
  expect(body).toEqual({ data: { __typename: 'Query' } });
});

test('a browser that loads the page anew, whose address has come to name what is in the editor, gets it again', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
  for (const asked of ['{__typename}', 'subscription{customerChanged(ids:"1"){eventId}}'])
    expect(await house.get(`/graphql?query=${encodeURIComponent(asked)}`, { accept })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  expect(house.calls()).toBe(0);
});
