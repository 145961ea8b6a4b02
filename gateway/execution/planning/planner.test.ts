import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { GraphQLError, parse } from 'graphql';
import { expect, test } from 'vitest';
import { composeFeatured } from '../../../test/gateway/differential/featured-supergraph.ts';
import { boundedPlanner } from './planner.ts';

const supergraph = Supergraph.build(composeFeatured());
const wide = Array.from(
  { length: 16 },
  (_, i) =>
    `p${i}: alike { sku freight margin size { width height depth } seller { rating open } brand { id name } reviews { text } }`,
);
const asked = operationFromDocument(supergraph.apiSchema(), parse(`{ product(id: "1") { ${wide.join(' ')} } }`));

test('an operation of which there are thousands of plans is planned by comparing some of them', () => {
  expect(boundedPlanner(supergraph)(asked).node?.kind).toBe('Sequence');
});

test('an operation with more ways to a field than are looked at is refused as the client’s to ask in parts', () => {
  const plan = boundedPlanner(supergraph, { maxEvaluatedPlans: 100, pathsLimit: 1 });
  expect(() => plan(asked)).toThrow(
    new GraphQLError('the operation can be answered in too many ways: ask for it in parts', {
      extensions: { code: 'OPERATION_TOO_COMPLEX', http: { status: 400 } },
    }),
  );
});
