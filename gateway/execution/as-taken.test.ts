import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { buildSchema, type GraphQLSchema, Kind, OperationTypeNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { markAsTaken } from './as-taken.ts';
import { compilePlan } from './plan.ts';
import { sourceOf } from './selection.ts';
import { ObjectShape, type ValueShape } from './shape.ts';

const types = (status: string, name: string) => `
  type Query { _entities(representations: [_Any!]!): [_Entity]! customer: Customer }
  scalar _Any
  union _Entity = Customer
  union Owner = Customer | Team
  type Customer { id: ID! name: ${name} status: ${status} orders: [Order!] owner: Owner }
  type Team { id: ID! }
  type Order { id: ID! total: Int buyer: Customer }
  enum Status { OPEN CLOSED }
  enum Internal { OPEN }
`;
const schema = buildSchema(types('Status', 'String'));
/** As a subgraph has it that knows customers by an interface only (`@interfaceObject`). */
const byInterface = buildSchema(`
  type Query { _entities(representations: [_Any!]!): [_Entity]! }
  scalar _Any
  union _Entity = Party
  type Party { id: ID! orders: [Order!] }
  type Order { total: Int }
`);

interface Asked {
  api?: GraphQLSchema;
  query: string;
  plan: PlanNode;
}

function fetching(operation: string, serviceName = 'sales'): FetchNode {
  const node = { kind: 'Fetch', serviceName, operation, operationName: undefined } as const;
  return { ...node, operationKind: OperationTypeNode.QUERY };
}

/** Paths of what need not be written anew, as far as something above it need not be either. */
function asTaken({ api = schema, query, plan }: Asked): string[] {
  const endpoint = { name: 'sales', execute: async () => null, ready: async () => {} };
  const step = compilePlan(
    { kind: 'QueryPlan', node: plan },
    {
      supergraphSchema: schema,
      supergraphVersion: '1',
      cacheHints: { types: new Map(), fields: new Map() },
      subgraphs: new Map([
        ['sales', { schema, endpoint, keyFields: new Map() }],
        ['parties', { schema: byInterface, endpoint, keyFields: new Map() }],
      ]),
    },
  );
  const document = parse(query);
  const [operation] = document.definitions;
  const queryType = api.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !queryType) throw new Error('no operation');
  const response = new ObjectShape(sourceOf(api, document), queryType, [operation.selectionSet]);
  markAsTaken(response, step);
  return marked(response, '');
}

function marked(shape: ObjectShape, path: string): string[] {
  return (shape.of(shape.declared.name)?.fields ?? []).flatMap(({ key, value, asTaken }) =>
    asTaken ? [`${path}${key}`] : within(value, `${path}${key}.`),
  );
}

function within(value: ValueShape, path: string): string[] {
  if (value.kind === 'list') return within(value.item, path);
  return value.kind === 'object' ? marked(value.object, path) : [];
}

test('what one fetch answers in the form that the client asked for is written as it is, lists and enums as well', () => {
  const query = '{ customer { id status orders { id total } } }';
  expect(asTaken({ query, plan: fetching(query) })).toEqual(['customer']);
});

test('an object that another fetch completes is written anew, what is in it and complete is not', () => {
  const completing: PlanNode = {
    kind: 'Flatten',
    path: ['customer', 'orders', '@', 'buyer'],
    node: {
      ...fetching(
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { name } } }',
      ),
      requires: [{ kind: 'InlineFragment', typeCondition: 'Customer', selections: [{ kind: 'Field', name: 'id' }] }],
    },
  };
  const first = fetching('{ customer { status orders { id buyer { __typename id } } } }');
  const query = '{ customer { status orders { id buyer { id name } } } }';
  const plan: PlanNode = { kind: 'Sequence', nodes: [first, completing] };
  expect(asTaken({ query, plan })).toEqual([
    'customer.status',
    'customer.orders.id',
    'customer.orders.buyer.id',
    'customer.orders.buyer.name',
  ]);
});

test('an object to which a subgraph may add by its interface is written anew with all that is in it', () => {
  const adding: PlanNode = {
    kind: 'Flatten',
    path: ['customer'],
    node: {
      ...fetching(
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Party { orders { total } } } }',
        'parties',
      ),
      requires: [{ kind: 'InlineFragment', typeCondition: 'Customer', selections: [{ kind: 'Field', name: 'id' }] }],
    },
  };
  const first = fetching('{ customer { __typename id orders { id } } }');
  const plan: PlanNode = { kind: 'Sequence', nodes: [first, adding] };
  expect(asTaken({ query: '{ customer { id orders { id } } }', plan })).toEqual([]);
});

test('an object with fields that the client did not ask for, or asked for in another order, is written anew', () => {
  const query = '{ customer { id name } }';
  const more = fetching('{ customer { id name status } }');
  const otherwise = fetching('{ customer { name id } }');
  for (const plan of [more, otherwise]) expect(asTaken({ query, plan })).toEqual(['customer.id', 'customer.name']);
});

test('a null that must not reach the client, and an enum value that clients do not know, are looked for', () => {
  const query = '{ customer { id name status } }';
  const api = buildSchema(types('Internal', 'String!'));
  expect(asTaken({ api, query, plan: fetching(query) })).toEqual(['customer.id']);
  const fewer = buildSchema(types('Status', 'String').replace('OPEN CLOSED', 'OPEN'));
  expect(asTaken({ api: fewer, query, plan: fetching(query) })).toEqual(['customer.id', 'customer.name']);
});

test('what may be of several types is written anew', () => {
  const query = '{ customer { id owner { __typename ... on Team { id } } } }';
  expect(asTaken({ query, plan: fetching(query) })).toEqual(['customer.id']);
});
