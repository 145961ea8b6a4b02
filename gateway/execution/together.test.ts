import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { buildSchema, OperationTypeNode } from 'graphql';
import { expect, test } from 'vitest';
import { compilePlan } from './plan.ts';
import type { Step } from './step.ts';

const schema = buildSchema(`
  type Query { _entities(representations: [_Any!]!): [_Entity]! customer: Customer }
  scalar _Any
  union _Entity = Customer
  type Customer { id: ID! name: String balance: Int }
`);
const endpoint = (name: string) => ({ name, execute: async () => null, ready: async () => {} });
const parts = {
  supergraphSchema: schema,
  supergraphVersion: '1',
  cacheHints: { types: new Map(), fields: new Map() },
  subgraphs: new Map(
    ['billing', 'sales'].map((name) => [name, { schema, endpoint: endpoint(name), keyFields: new Map() }]),
  ),
};

function asking(field: string, path: string[], serviceName = 'billing'): PlanNode {
  const node: FetchNode = {
    ...{ kind: 'Fetch', serviceName, operationName: undefined, operationKind: OperationTypeNode.QUERY },
    operation: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { ${field} } } }`,
    requires: [{ kind: 'InlineFragment', typeCondition: 'Customer', selections: [{ kind: 'Field', name: 'id' }] }],
  };
  return { kind: 'Flatten', path, node };
}

function compiled(...nodes: PlanNode[]): unknown {
  return told(compilePlan({ kind: 'QueryPlan', node: { kind: 'Parallel', nodes } }, parts));
}

function told(step: Step): unknown {
  if (step.kind !== 'fetch') return { [step.kind]: step.steps.map(told) };
  const { subgraph, places } = step.fetch.prepared;
  return `${subgraph.endpoint.name} ${places.map((place) => place.join('.')).join(' ')}`;
}

test('what is asked alike of entities in several places is one call', () => {
  expect(compiled(asking('name', ['a']), asking('balance', ['a']), asking('name', ['b', '@']))).toEqual({
    parallel: ['billing a b.@', 'billing a'],
  });
});

test('another subgraph is another call', () => {
  expect(compiled(asking('name', ['a']), asking('name', ['b'], 'sales'))).toEqual({
    parallel: ['billing a', 'sales b'],
  });
});

test('sequences that ask alike step by step are one sequence, others stay by themselves', () => {
  const sequence = (path: string, second: string): PlanNode => ({
    kind: 'Sequence',
    nodes: [asking('name', [path]), asking(second, [path])],
  });
  expect(compiled(sequence('a', 'balance'), sequence('b', 'balance'), sequence('c', 'id'))).toEqual({
    parallel: [{ sequence: ['billing a b', 'billing a b'] }, { sequence: ['billing c', 'billing c'] }],
  });
});
