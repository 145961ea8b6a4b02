import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { MemoryStore } from '../../../gateway/cache/memory-store.ts';
import { RedisStore } from '../../../gateway/cache/redis-store.ts';
import type { CacheStore } from '../../../gateway/cache/store.ts';
import { startGateway } from '../../../gateway/server.ts';
import { supergraphPath } from '../../../scripts/schema/files.ts';
import type { ColumnValue } from '../../../subgraphs/kit/import/row-change.ts';
import type { ModeEnvironment } from '../../engines/modes.ts';
import { linkedStores } from '../../integration/linked-stores.ts';
import { send } from '../constellation-client.ts';
import { linkedSubgraphs, logger, writeRow } from '../linked-house.ts';
import { customerOfFour, startRealHouse, temporaryDirectory } from '../real-house.ts';

const soon = { timeout: 1000, interval: 10 };
/** Nothing is promised of when something is kept: a machine with much to do fetches. */
const patiently = { timeout: 10_000, interval: 10 };
const redisUrl = inject('redisUrl');
const kept: ['memory' | 'http', string, () => CacheStore][] = [
  ['memory', 'memory', () => new MemoryStore(10_000_000)],
  ['http', 'memory', () => new MemoryStore(10_000_000)],
];
if (redisUrl) kept.push(['memory', 'Redis', () => new RedisStore({ url: redisUrl, house: 'house', logger })]);

let stores: ModeEnvironment;

beforeAll(async () => {
  stores = await linkedStores('embedded', 30);
}, 120_000);
afterAll(() => stores?.[Symbol.asyncDispose]());

describe.each(kept)('departments over %s, their answers kept in %s', (over, where, makeStore) => {
  const opened = new AsyncDisposableStack();
  let calls: string[] = [];
  let url: string;
  let one: string;
  let other: string;

  const ask = async (query: string) => {
    calls = [];
    const { body } = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return body;
  };
  const invoicesOf = (id: string) =>
    `{ customer(id: "${id}") { billing { invoices(first: 100) { totalCount edges { node { id number } } } } } }`;
  const writeInvoice = (values: Record<string, ColumnValue>) =>
    writeRow(stores.variables, {
      ...{ department: 'billing', entity: 'invoice', id: `in_${over}_${where}` },
      values: { currency: 'EUR', total_minor: 100, created_at: 1, ...values },
    });
  /** Asks until nothing is asked of billing any more, so that what it says is kept. */
  const askUntilKept = (query: string) =>
    vi.waitFor(async () => {
      const body = await ask(query);
      expect(calls).not.toContain('billing');
      return JSON.stringify(body);
    }, patiently);

  beforeAll(async () => {
    const subgraphs = await linkedSubgraphs(stores.variables, over, opened);
    const gateway = await startGateway({
      host: '127.0.0.1',
      port: 0,
      supergraphPath,
      subgraphs: subgraphs.map((subgraph) => ({
        ...subgraph,
        execute: (call) => {
          calls.push(subgraph.name);
          return subgraph.execute(call);
        },
      })),
      access: { mode: 'open' },
      subgraphTimeoutMs: 5000,
      requestDeadlineMs: 8000,
      logger,
      cache: makeStore(),
    });
    opened.defer(gateway.close);
    url = gateway.url;
    const found = JSON.stringify(
      await ask(
        '{ customers(filter: { departments: [BILLING] }, first: 2) { edges { node { id billing { accounts { id } } } } } }',
      ),
    );
    [one = '', other = ''] = [...found.matchAll(/"node":\{"id":"([^"]+)"/g)].map((match) => match[1] ?? '');
  }, 60_000);
  afterAll(() => opened.disposeAsync());

  async function accountOf(customer: string): Promise<string> {
    const body = JSON.stringify(await ask(`{ customer(id: "${customer}") { billing { accounts { id } } } }`));
    return /"accounts":\[\{"id":"([^"]+)"/.exec(body)?.[1] ?? '';
  }

  test('a customer is asked for once, and a changed record is shown within a second', async () => {
    await askUntilKept(invoicesOf(one));
    await writeInvoice({ account_id: await accountOf(one), number: 'first' });
    await vi.waitFor(async () => expect(JSON.stringify(await ask(invoicesOf(one)))).toContain('"first"'), soon);
    await askUntilKept(invoicesOf(one));
    const metrics = await send(new URL('/metrics', url).href, { method: 'GET' });
    expect(metrics.body).toMatch(/^customer_graph_subgraph_cache_total\{subgraph="billing",result="hit"\} [1-9]/m);
    await writeInvoice({ account_id: await accountOf(one), number: 'second' });
    await vi.waitFor(async () => expect(JSON.stringify(await ask(invoicesOf(one)))).toContain('"second"'), soon);
  });

  test('a change of one customer leaves what is kept of another', async () => {
    await askUntilKept(invoicesOf(one));
    await askUntilKept(invoicesOf(other));
    await writeInvoice({ account_id: await accountOf(one), number: 'third' });
    await vi.waitFor(async () => expect(JSON.stringify(await ask(invoicesOf(one)))).toContain('"third"'), soon);
    await ask(invoicesOf(other));
    expect(calls).not.toContain('billing');
  });

  test('a row that goes over to another customer is gone from the one who had it', async () => {
    const number = `wandering over ${over} and ${where}`;
    await writeInvoice({ account_id: await accountOf(one), number });
    await vi.waitFor(async () => expect(await askUntilKept(invoicesOf(one))).toContain(number), soon);
    expect(await askUntilKept(invoicesOf(other))).not.toContain(number);
    await writeInvoice({ account_id: await accountOf(other), number });
    await vi.waitFor(async () => {
      expect(JSON.stringify(await ask(invoicesOf(one)))).not.toContain(number);
      expect(JSON.stringify(await ask(invoicesOf(other)))).toContain(number);
    }, soon);
  });
});

test('a record that is imported into a running house is seen in its kept customer within a second', async () => {
  await using directory = await temporaryDirectory();
  await using house = await startRealHouse(directory.path);
  const id = await customerOfFour(house);
  const query = `{ customer(id: "${id}") { name billing { invoices(first: 100) { edges { node { number } } } } } }`;
  const accounts = JSON.stringify(
    (await house.ask(`{ customer(id: "${id}") { billing { accounts { id name } } } }`)).body,
  );
  const [, account = '', name = ''] = /"id":"([^"]+)","name":"([^"]+)"/.exec(accounts) ?? [];
  const variables = { DATA_DIR: directory.path };
  for (const number of ['one', 'two', 'three']) {
    await house.ask(query);
    await writeRow(variables, {
      ...{ department: 'billing', entity: 'invoice', id: 'in_new' },
      values: { account_id: account, number, currency: 'EUR', total_minor: 100, created_at: 1 },
    });
    await vi.waitFor(async () => expect(JSON.stringify((await house.ask(query)).body)).toContain(`"${number}"`), soon);
  }
  expect(name).not.toBe('');
}, 60_000);

test('a newer time of a record whose values are the same, of which identity tells nothing, is soon seen in its kept customer', async () => {
  await using directory = await temporaryDirectory();
  await using house = await startRealHouse(directory.path);
  await house.sample;
  const ask = async (fields: string) => {
    const by = '{ record: { department: BILLING, id: "cus_new" } }';
    return JSON.stringify((await house.ask(`{ customerBy(by: ${by}) ${fields} }`)).body);
  };
  const writeAccount = (delinquent: number) =>
    writeRow(
      { DATA_DIR: directory.path },
      {
        ...{ department: 'billing', entity: 'account', id: 'cus_new' },
        values: { kind: 'PERSON', name: 'Zora Neumann', email: 'zora@example.com', created_at: 1, delinquent },
      },
    );
  const hits = async () => {
    const { body } = await send(new URL('/metrics', house.url).href, { method: 'GET' });
    return Number(/subgraph_cache_total\{subgraph="identity",result="hit"\} (\d+)/.exec(String(body))?.[1] ?? 0);
  };
  const [kept, asked] = ['{ version updatedAt profile { name { asOf } } }', '{ records { updatedAt } }'];
  await writeAccount(0);
  await vi.waitFor(async () => expect(await ask(asked)).toContain('updatedAt'), patiently);
  // As often as it takes for identity to have told all that the account began with.
  await vi.waitFor(async () => {
    await ask(kept);
    expect(await hits()).toBeGreaterThan(20);
  }, patiently);
  const before = { kept: await ask(kept), asked: await ask(asked) };
  await writeAccount(1);
  await vi.waitFor(async () => expect(await ask(asked)).not.toBe(before.asked), patiently);
  await vi.waitFor(async () => expect(await ask(kept)).not.toBe(before.kept), patiently);
}, 60_000);

test('what tickets of a customer show of other customers is a second old at most', async () => {
  await using directory = await temporaryDirectory();
  await using house = await startRealHouse(directory.path);
  const id = await customerOfFour(house);
  const ofNewest = (shown: string) => `tickets(first: 1) { edges { node { ${shown} } } }`;
  const questions = [
    'lastContactAt',
    ofNewest('messages(first: 1) { edges { node { from } } }'),
    ofNewest('followUps(first: 1) { edges { node { status } } }'),
    ofNewest('mergedTickets(first: 1) { edges { node { status } } }'),
  ];
  const ask = async (support: string) =>
    JSON.stringify((await house.ask(`{ customer(id: "${id}") { support { ${support} } } }`)).body);
  const tells = (...told: string[]) =>
    Promise.all(
      questions.map((question, index) =>
        vi.waitFor(async () => expect(await ask(question)).toContain(told[index]), { ...soon, timeout: 2000 }),
      ),
    );
  const write = (entity: string, row: string, values: Record<string, ColumnValue>) =>
    writeRow({ DATA_DIR: directory.path }, { department: 'support', entity, id: row, values });
  const [, requester = ''] = /"requesters":\[\{"id":"([^"]+)"/.exec(await ask('requesters(first: 1) { id }')) ?? [];
  const [opened, written] = ['2200-01-01T00:00:00.000Z', '2200-01-02T00:00:00.000Z'];
  const theirs = { requester_id: 'colleague', created_at: 1 };

  await write('ticket', '1', { requester_id: requester, status: 'OPEN', created_at: Date.parse(opened) });
  await write('ticket', '2', { ...theirs, status: 'OPEN' });
  for (const kind of ['FOLLOW_UP', 'MERGED'])
    await write('ticket_link', `${kind}:2`, { kind, ticket_id: '2', continued_id: '1' });
  await write('message', '3', {
    ...{ conversation_id: 'ticket:1', kind: 'TEXT', author_id: 'colleague', created_at: Date.parse(written) },
  });
  await tells(opened, '"UNKNOWN"', '"OPEN"', '"OPEN"');
  await write('requester', 'colleague', { name: 'Cole Eague', created_at: 1 });
  await write('ticket', '2', { ...theirs, status: 'SOLVED' });
  await tells(written, '"CUSTOMER"', '"SOLVED"', '"SOLVED"');
}, 60_000);

test('what the contact that changed last says is a second old at most, also where only its time is newer', async () => {
  await using directory = await temporaryDirectory();
  await using house = await startRealHouse(directory.path);
  await house.sample;
  const marketing = '{ preferredChannel loyalty { points } }';
  const ask = async () =>
    JSON.stringify(
      (
        await house.ask(
          `{ customerBy(by: { record: { department: MARKETING, id: "one" } }) { recordCount marketing ${marketing} } }`,
        )
      ).body,
    );
  const zora = { given_name: 'Zora', family_name: 'Neumann', email: 'zora@example.com', birth_date: '1990-02-03' };
  const writeContact = (id: string, values: Record<string, ColumnValue>) =>
    writeRow(
      { DATA_DIR: directory.path },
      { department: 'marketing', entity: 'contact', id, values: { ...zora, ...values, created_at: 1 } },
    );
  const one = { preferred_channel: 'EMAIL', loyalty_points: 1 };
  const tells = (...told: string[]) =>
    vi.waitFor(
      async () => {
        const body = await ask();
        for (const each of told) expect(body).toContain(each);
      },
      { ...soon, timeout: 2000 },
    );
  await writeContact('one', one);
  await writeContact('other', { preferred_channel: 'PHONE', loyalty_points: 2 });
  await vi.waitFor(async () => expect(await ask()).toContain('"recordCount":2'), patiently);
  await tells('"PHONE"', '"points":2');
  await writeContact('one', one);
  await tells('"EMAIL"', '"points":1');
}, 60_000);
