import { writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, test, vi } from 'vitest';
import { type Constellation, startConstellation } from './constellation.ts';
import { composeChanged, composeStandIns } from './stand-ins.ts';
import { underLoad } from './under-load.ts';

const withNickname = () =>
  composeChanged((name, sdl) => (name === 'sales' ? sdl.replace('salesOwner', 'nickname: String  salesOwner') : sdl));

const customerQuery = 'query ($id: ID!) { customer(id: $id) { id billing { recordIds } } }';

async function supergraphOf(house: Constellation): Promise<Record<string, unknown>> {
  const { body } = await house.get('/readyz');
  return (body as { supergraph: Record<string, unknown> }).supergraph;
}

async function fieldsOfQuery(house: Constellation): Promise<string> {
  return JSON.stringify((await house.ask('{ __type(name: "Query") { fields { name } } }')).body);
}

test('a changed supergraph serves without a restart', async () => {
  await using house = await startConstellation({ over: 'memory' });
  expect(await fieldsOfQuery(house)).not.toContain('nickname');
  await writeFile(house.supergraphPath, withNickname());
  await vi.waitFor(async () => expect(await fieldsOfQuery(house)).toContain('nickname'), { timeout: 5000 });
});

test.each(['memory', 'http'] as const)(
  'a field that a subgraph over %s does not know yet is lost as one that failed, and its names are not told',
  async (over) => {
    await using house = await startConstellation({ over });
    await writeFile(house.supergraphPath, withNickname());
    await vi.waitFor(async () => expect(await fieldsOfQuery(house)).toContain('nickname'), { timeout: 5000 });
    const extensions = { code: 'INTERNAL_SERVER_ERROR', serviceName: 'sales', requestId: 'request-1' };
    expect((await house.ask('{ nickname billingOwner }')).body).toEqual({
      data: { nickname: null, billingOwner: 'billing team' },
      errors: [{ message: 'nickname is not available', path: ['nickname'], extensions }],
    });
    expect(JSON.stringify(house.logged)).toContain('Cannot query field');
  },
);

test.each([
  ['no GraphQL', 'type Customer {'],
  ['no supergraph', 'type Query { hello: String }'],
  ['empty', ''],
])(
  'a file that is %s leaves the supergraph before it in place and says so until it is mended',
  async (_what, broken) => {
    await using house = await startConstellation({ over: 'memory' });
    const { version } = await supergraphOf(house);
    await writeFile(house.supergraphPath, broken);
    await vi.waitFor(
      async () =>
        expect(await supergraphOf(house)).toMatchObject({
          version,
          problem: 'the supergraph file has changed and cannot be loaded; the one before it serves',
        }),
      { timeout: 5000 },
    );
    expect((await house.get('/readyz')).status).toBe(200);
    expect((await house.ask('{ customer(id: "1") { id } }')).body).toEqual({ data: { customer: { id: '1' } } });
    expect(house.logged.map(({ msg }) => msg)).toContain(
      'the changed supergraph cannot be loaded; the one before it serves',
    );
    await writeFile(house.supergraphPath, composeStandIns());
    await vi.waitFor(async () => expect(await supergraphOf(house)).not.toHaveProperty('problem'), { timeout: 5000 });
  },
);

test('a supergraph with a subgraph that runs nowhere is not loaded', async () => {
  await using house = await startConstellation({ over: 'memory' });
  await writeFile(house.supergraphPath, composeStandIns().replaceAll('"billing"', '"invoicing"'));
  await vi.waitFor(async () => expect(await supergraphOf(house)).toHaveProperty('problem'), { timeout: 5000 });
  expect(JSON.stringify(house.logged)).toContain('nothing says where it runs');
});

test('no request fails while the supergraph changes under load, and what was asked before is planned ahead', async () => {
  await using house = await startConstellation({ over: 'http' });
  const expected = (id: string) => ({ data: { customer: { id, billing: { recordIds: [`account:billing-${id}`] } } } });
  const versions = [withNickname(), composeStandIns(), withNickname(), composeStandIns()];
  const requests = 2000;
  let done = 0;
  const changed = (async () => {
    for (const [index, version] of versions.entries()) {
      await vi.waitFor(() => expect(done).toBeGreaterThan((requests / 10) * (index + 1)), { timeout: 60_000 });
      const { loadedAt } = await supergraphOf(house);
      await writeFile(house.supergraphPath, version);
      await vi.waitFor(async () => expect((await supergraphOf(house)).loadedAt).not.toBe(loadedAt), {
        timeout: 20_000,
      });
    }
    return done;
  })();
  const answers = await underLoad({
    requests,
    concurrency: 8,
    ask: async (number) => {
      const id = String(number);
      const { status, body } = await house.ask(customerQuery, { variables: { id } });
      done += 1;
      return { status, body, expected: expected(id) };
    },
    untilAlso: changed,
  });
  expect(
    answers.filter(({ status, body, expected: right }) => status !== 200 || !isDeepStrictEqual(body, right)),
  ).toEqual([]);
  const told = house.logged.filter(({ msg }) => msg === 'operations planned ahead').map(({ planned }) => planned);
  expect(told).toEqual([0, ...versions.map(() => expect.any(Number))]);
  expect(Math.min(...told.slice(1).map(Number))).toBeGreaterThanOrEqual(1);
}, 120_000);

test('without a supergraph that loads the gateway does not start', async () => {
  await expect(startConstellation({ over: 'memory', supergraphPath: 'no/such/file.graphql' })).rejects.toThrow(
    'ENOENT',
  );
});
