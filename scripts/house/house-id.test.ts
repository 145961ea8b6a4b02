import { mkdir, symlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryDirectory } from '../../test/gateway/real-house.ts';
import { gatewayConfig, houseConfig } from '../config.ts';
import { houseId } from './house-id.ts';

vi.mock('node:os', async (importActual) => ({
  ...(await importActual<typeof import('node:os')>()),
  hostname: vi.fn(() => 'one machine'),
}));

const secret = 'a secret of one house, which is long enough';
const otherSecret = 'a secret of another house, long enough too';
const onNetwork = {
  GATEWAY_SECRET: secret,
  MARKETING_SUBGRAPH_URL: 'http://marketing:4001',
  SALES_SUBGRAPH_URL: 'http://sales:4002',
  SUPPORT_SUBGRAPH_URL: 'http://support:4003',
  BILLING_DATABASE_URL: 'postgres://house:secret@db.internal/billing',
  NEO4J_URI: 'neo4j://graph.internal:7687',
  NEO4J_PASSWORD: 'secret',
};

const idOf = (variables: Record<string, string>) => houseId(houseConfig(variables));

function onMachine<Result>(name: string, work: () => Result): Result {
  vi.mocked(hostname).mockReturnValue(name);
  return work();
}

test('gateways on two machines that are configured alike are of one house', () => {
  const [one, other] = ['one', 'other'].map((name) => onMachine(name, () => idOf(onNetwork)));
  expect(one).toMatch(/^[\w-]{22}$/);
  expect(other).toBe(one);
  expect(houseId(gatewayConfig(onNetwork))).toBe(one);
});

test.each([
  ['another secret', { GATEWAY_SECRET: otherSecret }],
  ['another address of a subgraph', { SALES_SUBGRAPH_URL: 'http://sales.other:4002' }],
  ['another database of a department', { BILLING_DATABASE_URL: 'postgres://house:secret@db.internal/other' }],
  ['another graph', { NEO4J_URI: 'neo4j://graph.other:7687' }],
])('with %s it is another house', (_what, change) => {
  expect(idOf({ ...onNetwork, ...change })).not.toBe(idOf(onNetwork));
});

test('a new password of a database does not make another house', () => {
  expect(idOf({ ...onNetwork, BILLING_DATABASE_URL: 'postgres://house:renewed@db.internal/billing' })).toBe(
    idOf(onNetwork),
  );
});

test.each([
  ['files', { GATEWAY_SECRET: secret, DATA_DIR: '/data' }],
  ['a subgraph on its own machine', { ...onNetwork, SALES_SUBGRAPH_URL: 'http://127.0.0.1:4002' }],
  ['a database on its own machine', { ...onNetwork, BILLING_DATABASE_URL: 'postgres:///billing' }],
  ['a graph on its own machine', { ...onNetwork, NEO4J_URI: 'bolt://localhost:7687' }],
])('with %s each machine has a house of its own', (_what, variables: Record<string, string>) => {
  const [one, again, other] = ['one', 'one', 'other'].map((name) => onMachine(name, () => idOf(variables)));
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});

test('a directory is the same by whichever way it is named, and another is another house', async () => {
  await using directory = await temporaryDirectory();
  const [data, link, other] = ['data', 'link', 'other'].map((name) => join(directory.path, name));
  await mkdir(data ?? '');
  await symlink(data ?? '', link ?? '');
  const [one, same, another] = [data, link, other].map((path) => idOf({ DATA_DIR: path ?? '' }));
  expect(same).toBe(one);
  expect(another).not.toBe(one);
});
