import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { buildSchema, type GraphQLSchema, Kind, OperationTypeNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { compilePlan } from '../plan.ts';
import { sourceOf } from '../selection.ts';
import { ObjectShape, type ValueShape } from '../shape.ts';
import type { Step } from '../step.ts';
import { fetchesOf, markAsTaken } from './as-taken.ts';

const types = (status: string, name: string) => `
  type Query { _entities(representations: [_Any!]!): [_Entity]! customer: Customer }
  scalar _Any
  union _Entity = Customer
  union Owner = Customer | Team
  type Customer { id: ID! name: ${name} status: ${status} orders: [Order!] owner: Owner }
  type Team { id: ID! }
  type Order { id: ID! total: Int buyer: Customer lines: [Line!] }
  type Line { id: ID! }
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
function asTaken(asked: Asked): string[] {
  return marked(mark(asked).response, '');
}

/** For each fetch, what of its answers stays in the text in which it comes. */
function sealed(asked: Asked): (string | undefined)[] {
  return fetchesOf(mark(asked).step).map(({ prepared }) => prepared.sealing?.id);
}

function mark({ api = schema, query, plan }: Asked): { response: ObjectShape; step: Step } {
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
  return { response, step };
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

function completing(path: string[], selections: string, requires: FetchNode['requires'] = []): PlanNode {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { ${selections} } } }`;
  const selected: QueryPlanSelectionNode[] = [{ kind: 'Field', name: 'id' }, ...requires];
  const all: QueryPlanSelectionNode[] = [{ kind: 'InlineFragment', typeCondition: 'Customer', selections: selected }];
  return { kind: 'Flatten', path, node: { ...fetching(query), requires: all } };
}

test('a list that is written as it is stays in the text in which it comes, a single object does not', () => {
  const query = '{ customer { id orders { id lines { id } } } }';
  expect(sealed({ query, plan: fetching(query) })).toEqual(['customer']);
  const small = '{ customer { id orders { id buyer { id name } } } }';
  const plan: PlanNode = {
    kind: 'Sequence',
    nodes: [
      fetching('{ customer { id orders { id buyer { __typename id } } } }'),
      completing(['customer', 'orders', '@', 'buyer'], 'name'),
    ],
  };
  expect(sealed({ query: small, plan })).toEqual([undefined, undefined]);
});

test('what an entity is completed with stays in its text, beside the keys that are looked at', () => {
  const plan: PlanNode = {
    kind: 'Sequence',
    nodes: [fetching('{ customer { __typename id } }'), completing(['customer'], 'orders { id total }')],
  };
  expect(sealed({ query: '{ customer { id orders { id total } } }', plan })).toEqual([undefined, 'orders']);
});

test('what another fetch needs of it is not left in its text', () => {
  const first = fetching('{ customer { __typename id orders { id } } }');
  const query = '{ customer { id orders { id } name } }';
  const nodes = (requires: FetchNode['requires']): PlanNode => ({
    kind: 'Sequence',
    nodes: [first, completing(['customer'], 'name', requires)],
  });
  expect(sealed({ query, plan: nodes([]) })).toEqual(['customer.orders', undefined]);
  const needed: QueryPlanSelectionNode[] = [
    { kind: 'Field', name: 'orders', selections: [{ kind: 'Field', name: 'id' }] },
  ];
  expect(sealed({ query, plan: nodes(needed) })).toEqual([undefined, undefined]);
});

test('what is written as it is in one place and otherwise in another one is not left in its text', () => {
  const ask = fetching('{ customer { id orders { id lines { id } buyer { __typename id orders { id } } } } }');
  const query = '{ customer { id orders { id lines { id } buyer { id orders { id } } } } }';
  expect(sealed({ query, plan: ask })).toEqual(['customer.orders.lines,customer.orders.buyer.orders']);
  const twice = (path: string[]) => completing(path, 'orders { id total }');
  const both: PlanNode = {
    kind: 'Sequence',
    nodes: [
      fetching('{ customer { __typename id orders { id buyer { __typename id } } } }'),
      {
        kind: 'Parallel',
        nodes: [twice(['customer', 'orders', '@', 'buyer']), twice(['customer', 'owner'])],
      },
    ],
  };
  const differing =
    '{ customer { id orders { id buyer { orders { id total } } } owner { ... on Customer { orders { id } } } } }';
  expect(sealed({ query: differing, plan: both })).toEqual([undefined, undefined]);
});

test('what holds a name that the planner gave is not left in its text', () => {
  const rewrite = { path: ['customer', 'orders', 'lines__alias'], renameKeyTo: 'lines' };
  const plan = {
    ...fetching('{ customer { orders { id lines__alias: lines { id } } } }'),
    outputRewrites: [{ kind: 'KeyRenamer', ...rewrite } as const],
  };
  const query = '{ customer { orders { id lines { id } } } }';
  expect(asTaken({ query, plan })).toEqual(['customer']);
  expect(sealed({ query, plan })).toEqual([undefined]);
});
