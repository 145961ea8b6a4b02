import { expect, test, vi } from 'vitest';
import { startConstellation } from './constellation.ts';
import { transports } from './subscribers.ts';
import { bearerOf, signedAccess } from './tokens.ts';

const costly = '{ customers(first: 60) { id } }';
const cheap = '{ customer(id: "1") { id } }';
const limited = (seconds: number) => ({
  errors: [
    {
      message: `you have asked for too much in a short time: try again in ${seconds} seconds`,
      extensions: { code: 'RATE_LIMITED', requestId: 'request-1' },
    },
  ],
});

test('a caller who has spent what they may is refused before any subgraph is called, and others are not', async () => {
  // So slow that nothing to speak of flows back while the test runs.
  const rateLimit = { perSecond: 0.01, burst: 100 };
  await using house = await startConstellation({ over: 'memory', access: signedAccess, rateLimit });
  const [agent, neighbour] = [await bearerOf('agent'), await bearerOf('neighbour')];
  expect((await house.ask(costly, { headers: agent })).status).toBe(200);
  const calls = house.calls();

  const refused = await house.ask(costly, { headers: agent });
  expect([refused.status, refused.body]).toEqual([429, limited(Number(refused.headers['retry-after']))]);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(2000);
  expect(house.calls()).toBe(calls);
  expect((await house.ask(cheap, { headers: agent })).status).toBe(200);
  expect((await house.ask(costly, { headers: neighbour })).status).toBe(200);
  expect((await house.ask(costly)).status).toBe(200);
  expect((await house.ask(costly)).status).toBe(429);
});

test('requests that are refused for something else are paid for as well', async () => {
  const rateLimit = { perSecond: 0.01, burst: 5 };
  await using house = await startConstellation({ over: 'memory', rateLimit });
  const statuses: number[] = [];
  for (let asked = 0; asked < 6; asked += 1) statuses.push((await house.ask('{ nothing }')).status);
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  const answer = await house.ask('{ nothing }');
  expect([answer.status, answer.body]).toEqual([429, limited(Number(answer.headers['retry-after']))]);
  expect(house.calls()).toBe(0);
});

test('a body whose length is not stated is paid for as any other', async () => {
  await using house = await startConstellation({ over: 'memory', rateLimit: { perSecond: 0.01, burst: 450 } });
  const text = JSON.stringify({ query: '{ __typename }', variables: { unused: 'x'.repeat(100_000) } });
  const sendChunked = async () => {
    const body = new Blob([text]).stream();
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(house.url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    return answer.status;
  };
  expect([await sendChunked(), await sendChunked(), await sendChunked()]).toEqual([200, 200, 429]);
});

test.each([
  ['before it is parsed', `{ ${'customer(id: "1") { id } '.repeat(200)} }`],
  ['by validation', `{ ${'customer(id: "1") { nothing } '.repeat(20)} }`],
  ['for its pages', `{ customers(first: 101) { ${'id '.repeat(60)} } } # ${'x'.repeat(400)}`],
])('a long text that is refused %s is paid for by its length', async (_when, query) => {
  const rateLimit = { perSecond: 0.01, burst: 150 };
  await using house = await startConstellation({ over: 'memory', access: signedAccess, rateLimit });
  const [author, neighbour] = [await bearerOf('author'), await bearerOf('neighbour')];
  const statuses: number[] = [];
  for (let asked = 0; asked < 2; asked += 1) statuses.push((await house.ask(query, { headers: author })).status);
  expect(statuses).toEqual([400, 429]);
  expect((await house.ask(cheap, { headers: neighbour })).status).toBe(200);
});

test.each(
  transports.flatMap(({ name, open }) => [
    [
      name,
      'before it is parsed',
      `subscription { ${'customerChanged(ids: "1") { eventId } '.repeat(200)} }`,
      open,
    ] as const,
    [name, 'by validation', `subscription { customerChanged(ids: "1") { ${'nothing '.repeat(80)} } }`, open] as const,
  ]),
)('a long subscription over %s that is refused %s is paid for by its length', async (_name, _when, query, open) => {
  const rateLimit = { perSecond: 0.01, burst: 150 };
  await using house = await startConstellation({ over: 'memory', access: signedAccess, rateLimit });
  const author = await bearerOf('author');
  const refusal = async () => {
    const subscriber = open(house.url, { query, variables: {} }, author);
    await vi.waitFor(() => expect(subscriber.ended()).toBeDefined());
    const ended = subscriber.ended() ?? subscriber.told;
    return ended instanceof Error ? ended.message : JSON.stringify(ended);
  };
  expect(await refusal()).toMatch(/OPERATION_TOO_LARGE|GRAPHQL_VALIDATION_FAILED/);
  // Of who asks too much at a time graphql-sse tells the status.
  expect(await refusal()).toMatch(/RATE_LIMITED|Too Many Requests/);
});

test('a plan is paid for by whom it is made for, once for each way that its conditions turn out', async () => {
  const rateLimit = { perSecond: 0.01, burst: 100 };
  await using house = await startConstellation({ over: 'memory', access: signedAccess, rateLimit });
  const [agent, neighbour] = [await bearerOf('agent'), await bearerOf('neighbour')];
  const query = 'query ($more: Boolean!) { customer(id: "1") { id name: id @include(if: $more) } }';
  const ask = async (headers: Record<string, string>, more: boolean) =>
    (await house.ask(query, { headers, variables: { more } })).status;
  // 2 for the request and its object, 30 for the plan of three fields.
  expect([await ask(agent, true), await ask(agent, false), await ask(agent, true)]).toEqual([200, 200, 200]);
  const calls = house.calls();
  const other = '{ customer(id: "1") { a: id b: id c: id } }';
  expect((await house.ask(other, { headers: agent })).status).toBe(200);
  expect((await house.ask(other, { headers: agent })).status).toBe(429);
  expect(house.calls()).toBe(calls + 1);
  for (let turn = 0; turn < 20; turn += 1) expect(await ask(neighbour, turn % 2 === 0)).toBe(200);
});

test('what was spent flows back', async () => {
  await using house = await startConstellation({ over: 'memory', rateLimit: { perSecond: 100, burst: 61 } });
  expect((await house.ask(costly)).status).toBe(200);
  expect((await house.ask(costly)).status).toBe(429);
  await expect.poll(async () => (await house.ask(costly)).status, { interval: 400, timeout: 10_000 }).toBe(200);
});
