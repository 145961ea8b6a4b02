import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { departmentConfig, gatewayConfig, houseConfig, identityConfig } from '../../scripts/config.ts';
import { ConfigError } from '../../scripts/environment.ts';
import { startDepartmentProcess, startIdentityProcess } from '../../scripts/house/subgraph-process.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import { customerOfFour, logger, startRealHouse, temporaryDirectory } from './real-house.ts';
import { askUntilStopped } from './stop-under-load.ts';

const fourDepartments = (id: string) => `{
  customer(id: "${id}") {
    __typename id
    marketing { __typename } sales { __typename } support { __typename } billing { __typename }
  }
}`;

const answered = (id: string) => ({
  data: {
    customer: {
      __typename: 'Customer',
      id,
      marketing: { __typename: 'MarketingProfile' },
      sales: { __typename: 'SalesProfile' },
      support: { __typename: 'SupportProfile' },
      billing: { __typename: 'BillingProfile' },
    },
  },
});

test('an empty directory gets the sample world, and a customer is answered from four departments', async () => {
  await using directory = await temporaryDirectory();
  await using house = await startRealHouse(directory.path);
  expect((await house.ask('{ customers { totalCount } }')).status).toBe(200);
  const id = await customerOfFour(house);
  expect((await house.ask(fourDepartments(id))).body).toEqual(answered(id));
  expect(existsSync(join(directory.path, 'sample-world', 'loading'))).toBe(false);
}, 60_000);

test('without a sample an empty directory stays empty', async () => {
  await using directory = await temporaryDirectory();
  await using house = await startRealHouse(directory.path, { sample: false });
  expect(house.sample).toBeUndefined();
  expect((await house.ask('{ customers { totalCount } }')).body).toEqual({ data: { customers: { totalCount: 0 } } });
}, 30_000);

test('a sample world that was cut short is imported again, a complete one is not', async () => {
  await using directory = await temporaryDirectory();
  const cutShort = await startRealHouse(directory.path);
  await cutShort.close();
  writeFileSync(join(directory.path, 'sample-world', 'loading'), '');

  const resumed = await startRealHouse(directory.path);
  const id = await customerOfFour(resumed);
  await resumed.close();

  await using again = await startRealHouse(directory.path);
  expect(again.sample).toBeUndefined();
  expect((await again.ask(fourDepartments(id))).body).toEqual(answered(id));
}, 60_000);

test('a first start that fails leaves the sample world to the next one', async () => {
  await using directory = await temporaryDirectory();
  await using other = await temporaryDirectory();
  await using neighbour = await startRealHouse(other.path, { sample: false });
  const port = Number(new URL(neighbour.url).port);
  await expect(startRealHouse(directory.path, { port })).rejects.toThrow('EADDRINUSE');

  await using house = await startRealHouse(directory.path);
  const id = await customerOfFour(house);
  expect((await house.ask(fourDepartments(id))).body).toEqual(answered(id));
}, 60_000);

test('two houses cannot link the records of one directory', async () => {
  await using directory = await temporaryDirectory();
  const first = await startRealHouse(directory.path, { sample: false });
  await expect(startRealHouse(directory.path, { sample: false })).rejects.toThrow(ConfigError);
  await first.close();
  const second = await startRealHouse(directory.path, { sample: false });
  await second.close();
}, 30_000);

test('what was opened is closed again when the port is taken', async () => {
  await using directory = await temporaryDirectory();
  await using other = await temporaryDirectory();
  await using first = await startRealHouse(directory.path, { sample: false });
  const port = Number(new URL(first.url).port);
  await expect(startRealHouse(other.path, { sample: false, port })).rejects.toThrow('EADDRINUSE');
  await using second = await startRealHouse(other.path, { sample: false });
  expect((await second.ask('{ __typename }')).status).toBe(200);
}, 30_000);

test('whoever links answers stewards until a house that is told to stop takes no more requests', async () => {
  await using directory = await temporaryDirectory();
  const house = await startRealHouse(directory.path, { sample: false, shutdownDelayMs: 300 });
  const query = 'mutation { undo(eventId: "1", reason: "a slip", preview: true) { ... on InvalidInput { message } } }';
  const answered = { data: { undo: { message: 'there is no event 1' } } };
  await vi.waitFor(async () => expect((await house.ask(query)).body).toEqual(answered), { timeout: 10_000 });
  let closed: Promise<void> | undefined;
  const answers = await askUntilStopped({
    url: house.url,
    query,
    answered: () => {
      closed ??= house.close();
    },
  });
  expect(answers).toEqual(answers.map(() => ({ status: 200, body: answered })));
  await closed;
}, 30_000);

test('each subgraph and the gateway may be a process of its own', async () => {
  await using directory = await temporaryDirectory();
  const sampled = await startRealHouse(directory.path);
  const id = await customerOfFour(sampled);
  await sampled.close();

  const env = { DATA_DIR: directory.path, GATEWAY_SECRET: 'x'.repeat(40), PORT: '0' };
  await using running = new AsyncDisposableStack();
  const addresses: Record<string, string> = {};
  for (const entry of departments) {
    const server = await startDepartmentProcess(entry, departmentConfig(env, entry.name), logger);
    running.defer(server.close);
    addresses[`${entry.name.toUpperCase()}_SUBGRAPH_URL`] = server.url;
  }
  const identityServer = await startIdentityProcess(identityConfig({ ...env, ...addresses }), logger);
  running.defer(identityServer.close);
  const config = gatewayConfig({ ...env, ...addresses, IDENTITY_SUBGRAPH_URL: identityServer.url });
  await using house = await startRealHouse(directory.path, config);
  expect((await house.ask(fourDepartments(id))).body).toEqual(answered(id));
}, 60_000);

test('a department outside this process is followed over HTTP by identity inside it', async () => {
  await using directory = await temporaryDirectory();
  await using elsewhere = await temporaryDirectory();
  const sampled = await startRealHouse(elsewhere.path);
  await customerOfFour(sampled);
  await sampled.close();

  const secret = 'x'.repeat(40);
  const billing = departments.find(({ name }) => name === 'billing');
  if (!billing) throw new Error('there is no billing');
  const env = { DATA_DIR: elsewhere.path, GATEWAY_SECRET: secret, PORT: '0' };
  const server = await startDepartmentProcess(billing, departmentConfig(env, 'billing'), logger);
  const config = houseConfig({
    DATA_DIR: directory.path,
    PORT: '0',
    GATEWAY_SECRET: secret,
    BILLING_SUBGRAPH_URL: server.url,
  });
  const house = await startRealHouse(directory.path, config);
  await vi.waitFor(
    async () => {
      const { body } = await house.ask('{ customers(first: 1) { edges { node { billing { __typename } } } } }');
      expect(body).toEqual({
        data: { customers: { edges: [{ node: { billing: { __typename: 'BillingProfile' } } }] } },
      });
    },
    { timeout: 20_000, interval: 100 },
  );
  await house.close();
  await server.close();
}, 60_000);
