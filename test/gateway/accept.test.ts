import { expect, onTestFinished, test } from 'vitest';
import { type ConstellationOptions, startConstellation } from './constellation.ts';
import { raw } from './subscribers.ts';

/** What urql sends with every operation. */
const urql =
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed';
const query = '{ customer(id: "1") { id } }';
const subscription = {
  query: 'subscription ($ids: [ID!]!) { customerChanged(ids: $ids) { eventId } }',
  variables: { ids: ['1'] },
};

async function house(options: Partial<ConstellationOptions> = {}) {
  const started = await startConstellation({ over: 'memory', ...options });
  onTestFinished(() => started.close());
  return started;
}

test.each([
  [urql, 'application/graphql-response+json; charset=utf-8'],
  ['application/json, text/event-stream;q=0', 'application/json; charset=utf-8'],
  ['application/json, text/event-stream;q=0.5', 'application/json; charset=utf-8'],
])('a query whose client accepts %s is answered as any other, with the type %s', async (accept, type) => {
  const { ask } = await house();
  const usual = await ask(query);
  const { status, headers, body } = await ask(query, { headers: { accept } });
  expect([status, body]).toEqual([200, usual.body]);
  expect({ ...headers, date: '' }).toEqual({ ...usual.headers, date: '', 'content-type': type });
});

test.each([
  ['application/graphql-response+json;q=0.5, application/json', 'application/graphql-response+json; charset=utf-8'],
  ['application/graphql-response+json;q=0, application/json', 'application/json; charset=utf-8'],
])('a query that is refused to a client who accepts %s is so with the type %s', async (accept, type) => {
  const { ask } = await house();
  const { status, headers } = await ask('{ nothing }', { headers: { accept } });
  expect([status, headers['content-type']]).toEqual([400, type]);
});

test.each(['image/png', 'text/html', 'multipart/mixed', 'application/json;q=0', 'application/json; callbackSpec=1.0'])(
  'an operation whose client accepts nothing but %s is refused before anything is carried out',
  async (accept) => {
    const { ask, calls } = await house();
    expect(await ask(query, { headers: { accept } })).toMatchObject({
      status: 406,
      body: {
        errors: [
          { message: expect.stringContaining('answers are application/json'), extensions: { code: 'BAD_REQUEST' } },
        ],
      },
    });
    expect(calls()).toBe(0);
  },
);

test.each([urql, 'text/event-stream'])(
  'a query whose client accepts %s, and cannot pay for it now, is refused with 429 and told when to come again',
  async (accept) => {
    const { ask } = await house({ rateLimit: { perSecond: 1, burst: 200 } });
    const costly = '{ customers(first: 100) { id } }';
    await ask(costly, { headers: { accept } });
    expect(await ask(costly, { headers: { accept } })).toMatchObject({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^\d+$/), 'content-type': expect.stringContaining('json') },
      body: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] },
    });
  },
);

test.each([urql, 'application/json, text/event-stream;q=0.1', 'text/event-stream'])(
  'a subscription whose client accepts %s is answered by an event stream',
  async (accept) => {
    const { url } = await house();
    const { response } = await raw(url, subscription, { accept });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  },
);

test.each(['application/json, text/event-stream;q=0', 'application/json', '*/*'])(
  'a subscription whose client accepts %s is told how subscriptions are sent',
  async (accept) => {
    const { url } = await house();
    const { response, whole } = await raw(url, subscription, { accept });
    expect(response.status).toBe(400);
    expect(await whole).toContain('subscriptions are sent with accept: text/event-stream, or over WebSocket');
  },
);

test('a query whose client would rather have an event stream is answered by one', async () => {
  const { ask } = await house();
  const { headers } = await ask(query, { headers: { accept: 'text/event-stream, application/json' } });
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
});
