import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { knownOperations } from '../../gateway/operations-manifest.ts';
import type { HouseConfig } from '../../scripts/config.ts';
import { send } from './constellation-client.ts';
import { writeRow } from './linked-house.ts';
import { customerOfFour, type RealHouse, startRealHouse, temporaryDirectory } from './real-house.ts';

const patience = { timeout: 30_000, interval: 50 };
// Two threads that start take as long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
/** So many connections are never all given to one of two threads. */
const many = Array.from({ length: 32 });

async function houseOfTwoThreads(directory: string, change: Partial<HouseConfig> = {}): Promise<RealHouse> {
  const house = await startRealHouse(directory, { servingThreads: 2, ...change });
  await vi.waitFor(async () => expect(await shownBy(house)).toMatch(/^customer_graph_serving_threads 2$/m), patience);
  return house;
}

async function shownBy(house: RealHouse): Promise<unknown> {
  return (await send(new URL('/metrics', house.url).href, { method: 'GET', headers: { connection: 'close' } })).body;
}

/** Asks over a connection of its own. */
async function ask(house: RealHouse, sent: object): Promise<{ status: number; body: unknown }> {
  const { status, body } = await send(house.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'request-1', connection: 'close' },
    body: JSON.stringify(sent),
  });
  return { status, body };
}

async function askMany(house: RealHouse, sent: object): Promise<{ status: number; body: unknown }[]> {
  const answers = [];
  for (const _connection of many) answers.push(await ask(house, sent));
  return answers;
}

describe('a house of two serving threads', () => {
  const opened = new AsyncDisposableStack();
  let directory: string;
  let house: RealHouse;
  let customer: string;
  beforeAll(async () => {
    directory = opened.use(await temporaryDirectory()).path;
    house = opened.use(await houseOfTwoThreads(directory));
    customer = await customerOfFour(house);
  });
  afterAll(() => opened.disposeAsync());

  test('answers alike whichever is asked, and counts what each was asked', async () => {
    const countOf = async () =>
      Number(/^customer_graph_requests_total\{status="200"\} (\d+)$/m.exec(String(await shownBy(house)))?.[1]);
    const before = await countOf();
    const query = `{ customer(id: "${customer}") { id name sales { accounts { id } } support { tickets(first: 3) { totalCount } } } }`;
    const answers = await askMany(house, { query });
    expect(answers[0]).toMatchObject({ status: 200, body: { data: { customer: { id: customer } } } });
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect((await countOf()) - before).toBe(many.length);
  });

  test('asks the one thread that links, whichever is asked', async () => {
    const records = await house.ask(`{ customer(id: "${customer}") { records { id } } }`);
    const [a, b] = [...JSON.stringify(records.body).matchAll(/"id":"(\w+:[^"]+)"/g)].map((match) => match[1]);
    const query = 'query ($a: ID!, $b: ID!) { explainLink(a: $a, b: $b) { outcome } }';
    const answers = await vi.waitFor(async () => {
      const explained = await askMany(house, { query, variables: { a, b } });
      expect(JSON.stringify(explained)).not.toContain('errors');
      return explained;
    }, patience);
    expect(answers).toEqual(
      answers.map(() => ({ status: 200, body: { data: { explainLink: { outcome: 'LINKED' } } } })),
    );
  });

  test('shows within a second what changed, whichever is asked', async () => {
    const accounts = await house.ask(`{ customer(id: "${customer}") { billing { accounts { id } } } }`);
    const accountId = /"accounts":\[\{"id":"([^"]+)"/.exec(JSON.stringify(accounts.body))?.[1] ?? '';
    const query = `{ customer(id: "${customer}") { billing { invoices(first: 100) { edges { node { number } } } } } }`;
    await askMany(house, { query });
    const values = { account_id: accountId, number: 'the newest', currency: 'EUR', total_minor: 100, created_at: 1 };
    await writeRow(
      { DATA_DIR: directory },
      { ...{ department: 'billing', entity: 'invoice', id: 'in_newest' }, values },
    );
    await vi.waitFor(
      async () => {
        for (const { body } of await askMany(house, { query })) expect(JSON.stringify(body)).toContain('the newest');
      },
      { timeout: 2000, interval: 10 },
    );
  });
});

test('what a caller may spend is spent on all threads together', async () => {
  await using directory = await temporaryDirectory();
  const rateLimit = { perSecond: 0.001, burst: 20 };
  await using house = await houseOfTwoThreads(directory.path, { rateLimit, sample: false });
  const statuses = (await askMany(house, { query: '{ nothing }' })).map(({ status }) => status);
  expect(statuses).toEqual(many.map((_connection, index) => (index < 20 ? 400 : 429)));
});

test('clients who make up names make as many series on all threads together as on one', async () => {
  await using directory = await temporaryDirectory();
  await using house = await houseOfTwoThreads(directory.path, { sample: false });
  for (let name = 0; name < 160; name += 1) await ask(house, { query: `query Made_up_${name} { __typename }` });
  const counts = /^customer_graph_request_duration_seconds_count\{operation="(\w+)"\} (\d+)$/gm;
  const counted = new Map([...String(await shownBy(house)).matchAll(counts)].map(([, name, count]) => [name, count]));
  expect(counted.size).toBe(101);
  expect(counted.get('other')).toBe('60');
});

test('every thread knows the operations that clients were built with, and no others where they are enforced', async () => {
  await using directory = await temporaryDirectory();
  const operation = { id: 'op-1', name: 'Known', type: 'query', body: 'query Known { __typename }' } as const;
  const persistedOperations = { mode: 'enforce', known: knownOperations([operation]) } as const;
  await using house = await houseOfTwoThreads(directory.path, { persistedOperations, sample: false });
  const known = await askMany(house, { query: operation.body });
  expect(known).toEqual(many.map(() => ({ status: 200, body: { data: { __typename: 'Query' } } })));
  const unknown = await askMany(house, { query: '{ customers(first: 1) { totalCount } }' });
  expect(unknown).toEqual(unknown.map(() => unknown[0]));
  expect(unknown[0]?.status).toBe(403);
});
