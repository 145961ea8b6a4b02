import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { readWeights } from './cost-weights.ts';
import { costOf } from './operation-cost.ts';
import { rememberedCost } from './remembered-cost.ts';

const sdl = `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(
    assumedSize: Int slicingArguments: [String!] sizedFields: [String!] requireOneSlicingArgument: Boolean = true
  ) on FIELD_DEFINITION

  type Query {
    counted(first: Int = 30): [Item]
    byIds(ids: [ID!]): [Item] @listSize(slicingArguments: ["ids"], assumedSize: 50)
    search(input: Search = { page: { first: 6 } }): [Item] @listSize(slicingArguments: ["input.page.first"], assumedSize: 25)
    box(first: Int): Box @listSize(slicingArguments: ["first"], sizedFields: ["items"])
    deepBox(first: Int): DeepBox @listSize(slicingArguments: ["first"], sizedFields: ["items", "box { items }"])
    weighed(at: Int @cost(weight: 10), order: Order, filter: Filter, filters: [Filter!]): Int
    list(at: Int @cost(weight: 10)): [Item] @listSize(assumedSize: 5)
  }
  type Item { id: ID tags: [Tag] }
  type Tag { name: String }
  type Box { items: [Item] others: [Item] }
  type DeepBox { items: [Item] box: Box }
  input Search { page: Page }
  input Page { first: Int = 7 }
  input Filter { dear: Int @cost(weight: 20) cheap: Int and: [Filter!] }
  enum Order @cost(weight: 15) { UP DOWN }
`;
const schema = buildSchema(sdl);
const weights = readWeights(sdl);

function asked(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return { schema, document, operation, variables, weights };
}

test.each<[string, number]>([
  ['{ counted { id } }', 30],
  ['{ counted(first: 3) { id } }', 3],
  ['{ counted(first: null) { id } }', 20],
  ['query ($__proto__: Int = 50) { counted(first: $__proto__) { id } }', 50],
  ['{ byIds(ids: ["a", "b", "c"]) { id } }', 3],
  ['{ byIds(ids: []) { id } }', 0],
  ['{ byIds { id } }', 50],
  ['{ search(input: { page: { first: 9 } }) { id } }', 9],
  ['{ search(input: { page: {} }) { id } }', 7],
  ['{ search(input: { page: null }) { id } }', 25],
  ['{ search { id } }', 6],
])('%s may cost %i by what its slicing arguments say, or would if they were sent', (query, cost) => {
  expect(costOf(asked(query)).cost).toBe(cost);
});

test.each<[string, number]>([
  ['{ box(first: 10) { items { id } } }', 1 + 10],
  ['{ box(first: 10) { others { id } } }', 1 + 4],
  ['{ box(first: 10) { ...b others { id } } } fragment b on Box { items { tags { name } } }', 1 + 10 * (1 + 4) + 4],
  ['{ deepBox(first: 10) { items { id } box { items { id } others { id } } } }', 1 + 10 + 1 + 10 + 4],
])('%s may cost %i, as long as only sized fields are', (query, cost) => {
  expect(costOf(asked(query)).cost).toBe(cost);
});

test.each<[string, Record<string, unknown>, number]>([
  ['{ weighed }', {}, 0],
  ['{ weighed(at: 1) }', {}, 10],
  ['{ weighed(at: null) }', {}, 0],
  ['query ($at: Int) { weighed(at: $at) }', {}, 0],
  ['query ($at: Int = 1) { weighed(at: $at) }', {}, 10],
  ['query ($at: Int = 1) { weighed(at: $at) }', { at: null }, 0],
  ['{ weighed(order: UP) }', {}, 15],
  ['query ($order: Order) { weighed(order: $order) }', { order: 'DOWN' }, 15],
  ['{ weighed(filter: { dear: 1, cheap: 2 }) }', {}, 20],
  ['query ($n: Int) { weighed(filter: { and: [{ dear: $n }, { dear: 2 }, { cheap: 1 }] }) }', { n: 1 }, 40],
  ['query ($f: [Filter!]) { weighed(filters: $f) }', { f: [{ dear: 1 }, { and: [{ dear: 1 }] }, { nobody: 1 }] }, 40],
  ['{ list(at: 1) { id } }', {}, 10 + 5],
])('%s with %j may cost %i by the weights of what is sent', (query, variables, cost) => {
  expect(costOf(asked(query, variables)).cost).toBe(cost);
});

test('objects that are sent deeper within each other than functions can call themselves are weighed', () => {
  let filter: object = { dear: 1 };
  for (let depth = 0; depth < 100_000; depth += 1) filter = { and: [filter] };
  expect(costOf(asked('query ($f: Filter) { weighed(filter: $f) }', { f: filter })).cost).toBe(20);
});

test('what is remembered of an operation costs as much as it would if it were worked out again, whatever is sent', () => {
  const remembered = rememberedCost();
  const query = 'query ($ids: [ID!], $f: Filter, $o: Order) { byIds(ids: $ids) { id } weighed(filter: $f, order: $o) }';
  const one = asked(query);
  const sent = [{}, { ids: ['a'] }, { ids: ['a', 'b'] }, { f: { dear: 1 } }, { f: {} }, { o: 'UP' }, {}, { ids: null }];
  for (const variables of sent) expect(remembered({ ...one, variables })).toEqual(costOf({ ...one, variables }));
});
