import { buildSchema, graphql } from 'graphql';
import { afterEach, expect, test, vi } from 'vitest';
import { type SubgraphEndpoint, SubgraphFailure } from '../calls/subgraph-endpoint.ts';
import { customersKnownBy } from './customers-known-by.ts';
import type { HouseChange } from './house-change.ts';
import { toHouseChanges } from './whose-changes.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const schema = buildSchema(`
  enum Department { BILLING }
  input RecordInput { department: Department! type: String! id: String! }
  input CustomerByInput { record: RecordInput! }
  type Customer { id: ID! formerIds: [ID!]! }
  type Query { customer(id: ID!): Customer customerBy(by: CustomerByInput!): Customer }
`);

const formerIds = Array.from({ length: 5_000 }, (_, n) => `c_former_${n}`);
const customer = { id: 'c_1', formerIds };

/** Knows one customer, by all accounts and by all ids but one that nobody has. */
function identity() {
  let characters = 0;
  const endpoint: SubgraphEndpoint = {
    name: 'identity',
    ready: async () => {},
    execute: async ({ query, variables }) => {
      const rootValue = {
        customer: ({ id }: { id: string }) => (id === 'c_nobody' ? null : customer),
        customerBy: () => customer,
      };
      const answer = await graphql({ schema, source: query, variableValues: variables, rootValue });
      characters += JSON.stringify(answer).length;
      return answer;
    },
  };
  return { endpoint, characters: () => characters };
}

const nobodyElse = { signal: new AbortController().signal, isAnswering: () => false };

test('hundreds of records of one customer with thousands of former ids have these told once', async () => {
  const { endpoint, characters } = identity();
  const records = Array.from({ length: 500 }, (_, n) => `account:cus_${n}`);
  const names = { subgraph: 'billing', records, customers: ['c_1', 'c_former_7', 'c_nobody'] };
  const { byId, byRecord } = await customersKnownBy(endpoint, names, nobodyElse);
  const all = ['c_1', ...formerIds];
  expect(byRecord).toEqual(new Map(records.map((record) => [record, all])));
  expect(byId).toEqual(new Map(['c_1', 'c_former_7'].map((id) => [id, all])));
  expect(characters()).toBeLessThan(200_000);
});

test('of changes of one customer that are told at once the first has the former ids, and each has the present one', async () => {
  const told: HouseChange[] = [];
  const take = toHouseChanges(
    'billing',
    { identity: identity().endpoint, isAnswering: () => false },
    (changes) => void told.push(...changes),
  );
  const changes = Array.from({ length: 500 }, (_, n) => ({
    ...{ id: `${n}`, sequence: n, entity: 'invoice', entityId: `in_${n}`, at: n, type: 'upserted' as const },
    ...{ payload: {}, about: { records: [`account:cus_${n}`], customers: [] } },
  }));
  await take(changes, new AbortController().signal);
  expect(told.map(({ customers }) => customers)).toEqual([['c_1', ...formerIds], ...Array(499).fill(['c_1'])]);
});

test('others have their turn before an identity in this process has answered for a whole page', async () => {
  const { endpoint, characters } = identity();
  const records = Array.from({ length: 500 }, (_, n) => `account:cus_${n}`);
  const asked = customersKnownBy(endpoint, { subgraph: 'billing', records, customers: [] }, nobodyElse);
  const after: number[] = [];
  const note = (): void => {
    after.push(characters());
    turn = setImmediate(note);
  };
  let turn = setImmediate(note);
  await asked;
  clearImmediate(turn);
  expect(new Set(after).size).toBeGreaterThan(10);
});

test.each([
  ['until it is answered', (looks: number) => looks < 3, 3],
  ['and no longer than 4 ms where there is always one', () => true, 4],
])(
  'a request that is being answered goes on before more is asked of identity, %s',
  async (_, isAnswering, looksEachTime) => {
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs++);
    const { endpoint, characters } = identity();
    const names = { subgraph: 'billing', records: ['account:cus_1', 'account:cus_2'], customers: [] };
    const looksAfter = new Map<number, number>();
    const asked = {
      signal: nobodyElse.signal,
      isAnswering: () => {
        const looks = (looksAfter.get(characters()) ?? 0) + 1;
        looksAfter.set(characters(), looks);
        return isAnswering(looks);
      },
    };
    const { byRecord } = await customersKnownBy(endpoint, names, asked);
    expect(byRecord.size).toBe(2);
    expect([...looksAfter.values()]).toEqual([looksEachTime, looksEachTime]);
  },
);

test('while identity is away, that and not the department is told as the reason why its changes cannot be followed', async () => {
  const away: SubgraphEndpoint = {
    name: 'identity',
    ready: async () => {},
    execute: async () => {
      throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'could not be reached: ECONNREFUSED', { isLost: true });
    },
  };
  const names = { subgraph: 'sales', records: ['contact:1'], customers: [] };
  await expect(customersKnownBy(away, names, nobodyElse)).rejects.toThrow(
    'identity cannot say whose records these are: could not be reached: ECONNREFUSED',
  );
});
