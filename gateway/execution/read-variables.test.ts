import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { readVariables } from './read-variables.ts';

const schema = buildSchema('input By { email: String } type Query { customer(by: By, ids: [ID!]): ID }');

function read(query: string, sent: Record<string, unknown>) {
  const operation = parse(query).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return readVariables(schema, operation, sent);
}

test('variables that fit are read with their defaults', () => {
  expect(read('query ($by: By = { email: "a" }, $ids: [ID!]) { customer(by: $by, ids: $ids) }', { ids: 1 })).toEqual({
    variables: { by: { email: 'a' }, ids: ['1'] },
  });
});

test('of an object with thousands of unknown names few are told, each in few words, and soon', () => {
  const by = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`name${index}`, 1]));
  const start = performance.now();
  const { mistakes = [] } = read('query ($by: By) { customer(by: $by) }', { by });
  expect(performance.now() - start).toBeLessThan(1000);
  expect(mistakes).toHaveLength(5);
  for (const { message } of mistakes) {
    expect(message.length).toBeLessThan(600);
    expect(message).toMatch(/^Variable "\$by" got invalid value .* … .*Field "name\d+" is not defined by type "By"\.$/);
  }
});

test('of a list in which no item fits few are told', () => {
  const { mistakes } = read('query ($ids: [ID!]) { customer(ids: $ids) }', { ids: Array(1000).fill({}) });
  expect(mistakes).toHaveLength(5);
});
