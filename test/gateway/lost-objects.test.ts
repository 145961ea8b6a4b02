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
  guests: `${link} type Guest @key(fields: "id") { id: ID!  name: String }`,
  trips: `${link} type Query { trip: Trip } type Trip @key(fields: "id") { id: ID! }`,
  hotels: `${link} ${trip} type Stay { city: String } type Meal { cook: String } type Night { room: Int }`,
  rates: `${link} ${trip} type Stay { price: Int  guest: Guest } type Guest @key(fields: "id") { id: ID! }
    type Meal { cost: Int } type Night { cost: Int }`,
};

const lost = new Error('no longer known');
const costs = [{ cost: 40 }, { cost: 50 }];
const told: Record<string, object> = {
  hotels: { stay: lost, meal: lost, nights: [{ room: 7 }, lost], days: [{ room: 7 }, lost] },
  rates: { stay: { price: 90, guest: { id: '7' } }, meal: lost, nights: costs, days: costs },
};
const telling = Object.keys(told);

const resolvers: Record<string, object> = {
  guests: { Guest: { name: () => lost } },
  trips: { Query: { trip: () => ({ id: '1' }) } },
};

function schemaOf(subgraph: string) {
  const Trip = { __resolveReference: ({ id }: { id: string }) => ({ id, ...told[subgraph] }) };
  const own = resolvers[subgraph] ?? { Trip };
  return buildSubgraphSchema({ typeDefs: parse(sdls[subgraph] ?? ''), resolvers: own as never });
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

interface Told {
  path: (string | number)[];
  extensions: { serviceName: string };
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

  test('an error in what was asked for because of a lost object is told all the same', async () => {
    const { data, errors } = await askLast(last, '{ trip { stay { city guest { name } } } }');
    expect(data).toEqual({ trip: { stay: null } });
    const places = (errors as Told[]).map(({ path, extensions }) => [...path, extensions.serviceName].join('.'));
    expect(places.sort()).toEqual(['trip.stay.guest.name.guests', 'trip.stay.hotels']);
  });

  test('one error is told of an object that both lost, always the same', async () => {
    const { data, errors } = await askLast(last, '{ trip { meal { cook cost } } }');
    expect(data).toEqual({ trip: { meal: null } });
    expect(errors).toMatchObject([{ path: ['trip', 'meal'], extensions: { serviceName: 'hotels' } }]);
    expect(errors).toHaveLength(1);
  });
});
