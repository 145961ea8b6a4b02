import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { type Constellation, startConstellation } from '../constellation.ts';
import { raw, transports } from '../subscribers.ts';
import { bearerOf, signedAccess } from '../tokens.ts';

const query = `subscription Watch($ids: [ID!]!, $after: ID) {
  customerChanged(ids: $ids, after: $after) { customerId customer { id } }
}`;
const hash = createHash('sha256').update(query).digest('hex');
const ids = ['jane@example.com', 'joe@example.com'];
/** Nobody remembers this event, so each customer is told once. */
const subscription = { query, variables: { ids, after: 'long ago' } };
const uuid = expect.stringMatching(/^[\da-f-]{36}$/);
const patiently = { timeout: 10_000, interval: 20 };

/** The lines about subscriptions, without what pino adds to every line. */
function lines(house: Constellation) {
  return house.logged
    .filter(({ msg }) => msg === 'the subscription ended')
    .map(({ time: _time, pid: _pid, hostname: _hostname, msg: _msg, ...line }) => line);
}

function lineOf(name: string, end: string) {
  const transport = name === 'WebSocket' ? 'websocket' : 'sse';
  const seconds = expect.any(Number);
  return { level: 30, requestId: uuid, operation: 'Watch', hash, transport, seconds, events: 2, end };
}

test.each(transports)('a client that leaves over $name leaves one line, and nothing of what was told', async (by) => {
  await using house = await startConstellation({ over: 'memory' });
  const subscriber = by.open(house.url, subscription);
  await vi.waitFor(() => expect(subscriber.told).toHaveLength(ids.length), patiently);
  expect(lines(house)).toEqual([]);
  subscriber.leave();
  await vi.waitFor(() => expect(lines(house)).toEqual([lineOf(by.name, 'the client left')]), patiently);
  expect(JSON.stringify(house.logged)).not.toContain('@example.com');
});

test.each(transports)('an expired token is told as the end of its subscription over $name', async (by) => {
  await using house = await startConstellation({ over: 'memory', access: signedAccess });
  const subscriber = by.open(house.url, subscription, await bearerOf('ada', '', '3s'));
  await vi.waitFor(() => expect(lines(house)).toEqual([lineOf(by.name, 'the token expired')]), patiently);
  expect(subscriber.told.length).toBeGreaterThanOrEqual(ids.length);
});

test.each(transports)('a gateway that stops is told as the end of what is open over $name', async (by) => {
  const house = await startConstellation({ over: 'memory' });
  const subscriber = by.open(house.url, subscription);
  await vi.waitFor(() => expect(subscriber.told).toHaveLength(ids.length), patiently);
  await house.close();
  expect(lines(house)).toEqual([lineOf(by.name, 'the gateway stops')]);
});

test('the line has the id of its request, and a subscription that is refused has none', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const refused = await raw(house.url, { query: 'subscription { nothing }', variables: {} });
  expect(await refused.whole).toContain('GRAPHQL_VALIDATION_FAILED');
  const stream = await raw(house.url, subscription, { 'x-request-id': 'request-7' });
  await vi.waitFor(() => expect(stream.text.match(/event: next/g)).toHaveLength(ids.length), patiently);
  stream.leave();
  await vi.waitFor(
    () => expect(lines(house)).toEqual([{ ...lineOf('SSE', 'the client left'), requestId: 'request-7' }]),
    patiently,
  );
});
