import { buildSchema, graphql } from 'graphql';
import { expect, test } from 'vitest';
import { compose } from '../compose.ts';
import { startBoth } from './two-gateways.ts';

const sdl = `
  type Query { named: Named }
  interface Named { parts: [Part] }
  type Part { x: Int y: Int }
  type Book implements Named { parts: [Part!] }
  type Film implements Named { parts: [Part] }
`;

test('what an interface and one of its types select of one field is merged, where the stock gateway keeps half', async () => {
  // Field Selection Merging. The planner has one of them asked under an alias, as their types differ.
  const rootValue = { named: { __typename: 'Book', parts: [{ x: 1, y: 2 }] } };
  const { stock, ours } = await startBoth(compose({ catalogue: sdl }), {
    names: ['catalogue'],
    respond: async (_subgraph, { query }) => graphql({ schema: buildSchema(sdl), source: query ?? '', rootValue }),
  });
  const operation = { query: '{ named { parts { x } ... on Book { parts { y } } } }', variables: {} };
  expect((await ours(operation, 0)).data).toEqual({ named: { parts: [{ x: 1, y: 2 }] } });
  expect(JSON.parse(JSON.stringify(await stock(operation, 0))).data).toEqual({ named: { parts: [{ x: null, y: 2 }] } });
});
