import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compose } from './compose.ts';
import { startBoth } from './differential/two-gateways.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@shareable"])`;

const trip = `type Trip @key(fields: "id") {
  id: ID!  stay: Stay @shareable  meal: Meal @shareable  nights: [Night] @shareable  days: [Night!] @shareable
}`;

const sdls: Record<string, string> = {
  trips: `${link} type Query { trip: Trip } type Trip @key(fields: "id") { id: ID! }`,
  hotels: `${link} ${trip} type Stay { city: String } type Meal { cook: String } type Night { room: Int }`,
  rates: `${link} ${trip} type Stay { price: Int } type Meal { cost: Int } type Night { cost: Int }`,
};

const lost = new Error('no longer known');
const costs = [{ cost: 40 }, { cost: 50 }];
const told: Record<string, object> = {
  hotels: { stay: lost, meal: lost, nights: [{ room: 7 }, lost], days: [{ room: 7 }, lost] },
  rates: { stay: { price: 90 }, meal: lost, nights: costs, days: costs },
};
const telling = Object.keys(told);

function schemaOf(subgraph: string) {
  const Trip = { __resolveReference: ({ id }: { id: string }) => ({ id, ...told[subgraph] }) };
  const resolvers = subgraph === 'trips' ? { Query: { trip: () => ({ id: '1' }) } } : { Trip };
  return buildSubgraphSchema({ typeDefs: parse(sdls[subgraph] ?? ''), resolvers: resolvers as never });
}

/** Asks of the trip through a gateway in which `last` answers after the other. */
async function askLast(last: string, query: string) {
  const other = Promise.withResolvers<void>();
  const { ours } = await startBoth(compose(sdls), {
    names: Object.keys(sdls),
    respond: async (subgraph, { query: text, variables }) => {
      if (subgraph === last) await other.promise;
      else if (telling.includes(subgraph)) setImmediate(other.resolve);
      return execute({ schema: schemaOf(subgraph), document: parse(text), variableValues: variables });
    },
  });
  return JSON.parse(JSON.stringify(await ours({ query, variables: {} }, 0)));
}

describe.each(telling)('where two subgraphs tell of one object and %s answers last', (last) => {
  test('an object that one of them lost with an error is lost', async () => {
    const { data, errors } = await askLast(last, '{ trip { stay { city price } } }');
    expect(data).toEqual({ trip: { stay: null } });
    expect(errors).toMatchObject([{ path: ['trip', 'stay'], extensions: { serviceName: 'hotels' } }]);
  });

  test('an item of a list that one of them lost with an error is lost, and its neighbour is not', async () => {
    const { data, errors } = await askLast(last, '{ trip { nights { room cost } } }');
    expect(data).toEqual({ trip: { nights: [{ room: 7, cost: 40 }, null] } });
    expect(errors).toMatchObject([{ path: ['trip', 'nights', 1] }]);
  });

  test('a list that one of them lost with an error is lost', async () => {
    const { data, errors } = await askLast(last, '{ trip { days { room cost } } }');
    expect(data).toEqual({ trip: { days: null } });
    expect(errors).toMatchObject([{ path: ['trip', 'days', 1] }]);
  });

  test('one error is told of an object that both lost, always the same', async () => {
    const { data, errors } = await askLast(last, '{ trip { meal { cook cost } } }');
    expect(data).toEqual({ trip: { meal: null } });
    expect(errors).toMatchObject([{ path: ['trip', 'meal'], extensions: { serviceName: 'hotels' } }]);
    expect(errors).toHaveLength(1);
  });
});
