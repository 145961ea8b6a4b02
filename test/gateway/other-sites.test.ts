import { expect, onTestFinished, test } from 'vitest';
import { send, startConstellation } from './constellation.ts';
import { startRealHouse, temporaryDirectory } from './real-house.ts';

const page = 'https://app.example.com';
const access = { mode: 'secret', secret: 'a secret that signs tokens, 32 bytes' } as const;
const question = `/graphql?query=${encodeURIComponent('{ customer(id: "1") { id } }')}`;
const answered = { data: { customer: expect.anything() } };
const refused = { errors: [{ extensions: { code: 'FORBIDDEN' } }] };
/** What urql sends with a query, and nothing else. */
const urql = {
  accept:
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
};

test.each([
  ['a client that is no browser', {}],
  ['urql outside of a browser', urql],
  ['a page of the gateway’s own origin', { ...urql, 'sec-fetch-site': 'same-origin' }],
  ['a browser asked by no page', { 'sec-fetch-site': 'none', accept: '*/*' }],
  ['a page of a listed origin', { ...urql, 'sec-fetch-site': 'cross-site', origin: page }],
])('a query that %s sends by GET is answered', async (_who, headers) => {
  await using house = await startConstellation({ over: 'memory', access, corsOrigins: [page] });
  expect(await house.get(question, headers)).toMatchObject({ status: 200, body: answered });
});

test('a page of any origin may ask by GET where all origins are allowed', async () => {
  await using house = await startConstellation({ over: 'memory', access, corsOrigins: ['*'] });
  const headers = { origin: 'https://other.example.com', 'sec-fetch-site': 'cross-site' };
  expect(await house.get(question, headers)).toMatchObject({ status: 200, body: answered });
});

test.each([
  ['an image', { 'sec-fetch-site': 'cross-site', accept: 'image/*,*/*' }],
  [
    'an event stream',
    { 'sec-fetch-site': 'cross-site', origin: 'https://other.example.com', accept: 'text/event-stream' },
  ],
  ['a script of the same site', { 'sec-fetch-site': 'same-site' }],
])('what a page of another site asks as %s is refused without a call', async (_what, headers) => {
  await using house = await startConstellation({ over: 'memory' });
  expect(await house.get(question, headers)).toMatchObject({ status: 403, body: refused });
  expect(house.calls()).toBe(0);
});

test.each(['/graphql', question])(
  'a link from another site to %s shows GraphiQL, and nothing is asked',
  async (link) => {
    await using house = await startConstellation({ over: 'memory' });
    const headers = { 'sec-fetch-site': 'cross-site', accept: 'text/html' };
    expect(await house.get(link, headers)).toMatchObject({
      status: 200,
      body: expect.stringContaining('GraphiQL'),
    });
    expect(house.calls()).toBe(0);
  },
);

test('text that any page may send by POST is not read', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const { status } = await fetch(house.url, { method: 'POST', body: '{"query":"{ __typename }"}' });
  expect(status).toBe(415);
});

test('a mutation by GET is refused', async () => {
  await using directory = await temporaryDirectory();
  const house = await startRealHouse(directory.path, { sample: false });
  onTestFinished(house.close);
  const query = encodeURIComponent('mutation { __typename }');
  expect(await send(`${house.url}?query=${query}`, { method: 'GET' })).toMatchObject({
    status: 405,
    headers: { allow: 'POST' },
    body: { errors: [{ message: expect.stringContaining('GET'), extensions: { code: 'METHOD_NOT_ALLOWED' } }] },
  });
});
