import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { noWeights } from './cost-weights.ts';
import { costOf } from './operation-cost.ts';
import { rememberedCost } from './remembered-cost.ts';

const schema = buildSchema(`
  type Query { people(first: Int, named: String): [Person] }
  type Person { id: ID friends(first: Int): [Person] }`);
const document = parse(`query ($n: Int = 3, $m: Int, $name: String) {
  people(first: $n, named: $name) { friends(first: $m) { id } } }`);
const operation = getOperationAST(document);

test('what is remembered of an operation costs as much as it would if it were worked out again', () => {
  if (!operation) throw new Error('no operation');
  const remembered = rememberedCost();
  const sent = [{}, { n: 2 }, { n: 5, m: 2 }, { m: 5, n: 2 }, { n: null }, { name: 'x' }, { n: 2 }, { n: 1000, m: 1 }];
  const many = Array.from({ length: 50 }, (_, n) => ({ n, m: n + 1 }));
  for (const variables of [...sent, ...many, ...sent])
    expect(remembered({ schema, document, operation, variables })).toEqual(
      costOf({ schema, document, operation, variables }),
    );
});

test('another schema has costs of its own', () => {
  if (!operation) throw new Error('no operation');
  const remembered = rememberedCost();
  const costlier = { ...noWeights, types: new Map([['Person', 7]]) };
  const other = buildSchema(`type Query { people(first: Int, named: String): [Person] }
    type Person { id: ID friends(first: Int): [Person] }`);
  const before = remembered({ schema, document, operation, variables: {} });
  const after = remembered({ schema: other, document, operation, variables: {}, weights: costlier });
  expect(after.cost).toBe(7 * before.cost);
});
