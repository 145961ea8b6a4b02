import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { houseConfig } from '../../scripts/config.ts';
import { startHouse } from '../../scripts/house.ts';
import { type ModeEnvironment, modes } from '../engines/modes.ts';
import { type Answer, ask } from './house-under-test.ts';
import { linkedStores } from './linked-stores.ts';

const patience = { timeout: 30_000, interval: 100 };

interface Customer {
  id: string;
  version: number;
  records: { id: string }[];
}

const customers = '{ customers(first: 100) { edges { node { id version records { id } } } } }';
const split = `mutation ($customerId: ID!, $recordIds: [ID!]!, $expectedVersion: SafeInt, $preview: Boolean) {
  splitCustomer(
    customerId: $customerId, recordIds: $recordIds, reason: "two people", expectedVersion: $expectedVersion, preview: $preview
  ) {
    __typename
    ... on Stewarded { event { id } changes { before { recordIds } after { recordIds } } }
  }
}`;
const undo = `mutation ($eventId: ID!) {
  undo(eventId: $eventId, reason: "one after all") { __typename ... on Stewarded { changes { customerId after { recordIds } } } }
}`;
const explain = `query ($a: ID!, $b: ID!) { explainLink(a: $a, b: $b) { outcome guards { guard } } }`;
const told = `query ($a: ID!, $b: ID!, $id: ID!, $asOf: DateTime!) {
  identityPath(a: $a, b: $b) { __typename }
  customer(id: $id) { assembly { reason } graph(depth: 1) { nodes { __typename } truncated } }
  then: customer(id: $id, asOf: $asOf) { records { id } }
}`;

describe.each(modes())('stewards of a house on %s stores', (mode) => {
  let environment: ModeEnvironment;
  beforeAll(async () => {
    environment = await linkedStores(mode, 30);
  });
  afterAll(() => environment[Symbol.asyncDispose]());

  async function house<T>(work: (url: string) => Promise<T>): Promise<T> {
    const config = houseConfig({ ...environment.variables, PORT: '0' });
    await using started = await startHouse(config, { logger: pino({ level: 'error' }) });
    return await work(started.url);
  }

  /** Linking starts with the house, and takes a moment. */
  async function once(
    url: string,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<NonNullable<Answer['data']>> {
    return vi.waitFor(async () => {
      const { data, errors } = await ask(url, query, variables);
      expect(errors).toBeUndefined();
      return data;
    }, patience);
  }

  const largest = async (url: string): Promise<Customer> => {
    const { data } = await ask(url, customers);
    const found: Customer[] = data.customers.edges.map(({ node }: { node: Customer }) => node);
    const [first] = found.sort((a, b) => b.records.length - a.records.length);
    if (!first) throw new Error('nobody is linked');
    return first;
  };

  test('a split is foreseen, done, explained, kept over a restart, and undone', async () => {
    const { customer, leaving, staying, eventId, splitAt } = await house(async (url) => {
      const found = await vi.waitFor(async () => {
        const each = await largest(url);
        expect(each.records.length).toBeGreaterThan(3);
        return each;
      }, patience);
      const ids = found.records.map(({ id }) => id);
      const [gone, left] = [ids.slice(-1), ids.slice(0, -1)];
      const given = { customerId: found.id, recordIds: gone, expectedVersion: found.version };
      const foreseen = await once(url, split, { ...given, preview: true });
      expect(foreseen.splitCustomer).toMatchObject({ __typename: 'Stewarded', event: null });
      const before = Date.now() - 1;
      const done = await once(url, split, given);
      expect(done.splitCustomer.changes).toEqual(foreseen.splitCustomer.changes);
      expect(await once(url, split, given)).toMatchObject({ splitCustomer: { __typename: 'StaleVersion' } });
      return { customer: found, leaving: gone, staying: left, eventId: done.splitCustomer.event.id, splitAt: before };
    });

    await house(async (url) => {
      const { data } = await ask(url, `{ customer(id: "${customer.id}") { records { id } } }`);
      expect(data.customer.records.map(({ id }: { id: string }) => id)).toEqual(staying);
      const why = await once(url, explain, { a: leaving[0], b: staying[0] });
      expect(why.explainLink.outcome).not.toBe('LINKED');
      expect(why.explainLink.guards).toContainEqual({ guard: 'NEVER' });
      const asOf = new Date(splitAt).toISOString();
      const about = { a: staying[0], b: staying[1], id: customer.id, asOf };
      const { identityPath, customer: now, then } = await once(url, told, about);
      expect(identityPath).toEqual({ __typename: 'IdentityPath' });
      expect(now.assembly.length).toBeGreaterThan(0);
      expect(now.graph.nodes.filter((node: { __typename: string }) => node.__typename === 'GraphRecord')).toHaveLength(
        staying.length,
      );
      expect(then.records).toHaveLength(customer.records.length);
      const undone = await once(url, undo, { eventId });
      expect(undone.undo.__typename).toBe('Stewarded');
      expect(undone.undo.changes).toContainEqual({
        customerId: customer.id,
        after: { recordIds: [...leaving, ...staying].sort() },
      });
    });
  });
});
