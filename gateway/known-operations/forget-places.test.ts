import { buildSchema, GraphQLError, parse, print, visit } from 'graphql';
import { expect, test } from 'vitest';
import { readVariables } from '../execution/read-variables.ts';
import { forgetPlaces } from './forget-places.ts';

const text = `
  query Q($n: Int! = 3, $names: [String]) @a(b: "c") {
    one(n: $n, names: $names, of: [{ kind: { c: null } }]) { id ... on A { x: y } ...f }
  }
  fragment f on A { y }`;

test('a document whose places are forgotten says the same, and holds on to its text but to no token', () => {
  const document = parse(text);
  forgetPlaces(document);
  expect(print(document)).toBe(print(parse(text)));
  expect(document.loc?.source.body).toBe(text);
  const places: string[] = [];
  visit(document, { enter: ({ kind, loc }) => void (loc && places.push(`${kind} ${loc.startToken.next}`)) });
  expect(places).toEqual(
    ['Document', 'OperationDefinition', 'VariableDefinition', 'VariableDefinition'].map((kind) => `${kind} null`),
  );
});

test('a mistake in what is sent for a variable is told with its place', () => {
  const document = parse(text);
  forgetPlaces(document);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  const schema = buildSchema('type Query { one: Int }');
  const { mistakes = [] } = readVariables(schema, operation, { n: 'many' });
  expect(mistakes.map((mistake) => new GraphQLError('', mistake).locations)).toEqual([[{ line: 2, column: 11 }]]);
});
