import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubgraphName } from '../../scripts/config.ts';
import { showcase } from '../../scripts/sample-world/showcase.ts';
import { type ModeEnvironment, modes } from '../engines/modes.ts';
import { type CountedHouse, countedHouse } from './counted-house.ts';
import { linkedStores } from './linked-stores.ts';

const sizes = [1, 10, 100];

const fourDepartments = `
  query ($first: Int!, $after: String) {
    customers(first: $first, after: $after, filter: { kind: PERSON }) {
      edges { node {
        id
        name
        profile { name { value department } emails { value } phones { value } }
        records { id department }
        marketing {
          preferredChannel
          consents { channel purpose status }
          engagements(first: 50) { totalCount edges { node { kind occurredAt campaign { name } } } }
          segments { segment { name } }
          loyalty { tier points }
        }
        sales {
          orders(first: 5) { totalCount edges { node {
            id
            total { amountMinor currency }
            lines(first: 5) { edges { node { quantity product { name } } } }
          } } }
          opportunities(first: 5) { edges { node { id } } }
        }
        support {
          openTicketCount
          tickets(first: 5) { totalCount edges { node {
            subject
            status
            assignee { name }
            messages(first: 5) { edges { node { createdAt } } }
          } } }
          satisfaction { good bad }
        }
        billing {
          balance { amountMinor currency }
          lifetimeValue { amountMinor currency }
          invoices(first: 5) { totalCount edges { node {
            number
            amountRemaining { amountMinor currency }
            lines(first: 5) { edges { node { description } } }
          } } }
          subscriptions(first: 5) { edges { node { status } } }
        }
      } }
    }
  }`;

const positions = `query ($after: String) {
  customers(first: 100, after: $after, filter: { kind: PERSON }) {
    edges { cursor node { records { id } } }
    pageInfo { hasNextPage endCursor }
  } }`;

interface Position {
  cursor: string;
  node: { records: { id: string }[] };
}

async function everyone(house: CountedHouse): Promise<Position[]> {
  const found: Position[] = [];
  for (let after: string | null = null; ; ) {
    const { data } = await house.ask(positions, { after });
    found.push(...data.customers.edges);
    if (!data.customers.pageInfo.hasNextPage) return found;
    after = data.customers.pageInfo.endCursor;
  }
}

describe.each(modes())('a query for customers of four departments in %s mode', (mode) => {
  let stores: ModeEnvironment;
  let house: CountedHouse;
  let people: Position[];

  beforeAll(async () => {
    stores = await linkedStores(mode, 150);
    house = await countedHouse(stores.variables);
    people = await everyone(house);
  }, 240_000);
  afterAll(async () => {
    await house?.[Symbol.asyncDispose]();
    await stores?.[Symbol.asyncDispose]();
  });

  // A level of the query that is empty for everybody costs nothing, so every page has the showcase on it, for whom
  // none is; and persons only, since companies have tables of their own.
  it(`costs each store as many statements for ${sizes.join(', ')} of them`, async () => {
    const shown = people.findIndex(({ node }) => node.records.some(({ id }) => id === showcase.records.billing));
    const counts: Record<string, Record<SubgraphName, number>> = {};
    for (const first of sizes) {
      const begin = Math.max(0, Math.min(shown, people.length - first));
      const after = people[begin - 1]?.cursor;
      counts[`${mode} mode, ${first} of them`] = await house.countWhile(async () => {
        const { data, errors } = await house.ask(fourDepartments, { first, after });
        expect(errors).toBeUndefined();
        expect(data.customers.edges).toHaveLength(first);
      });
    }
    console.table(counts);
    const [one, ...more] = Object.values(counts);
    for (const count of more) expect(count).toEqual(one);
  });
});
