import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangedText } from './arranged-text.ts';

const definitions = [
  'query Q($by: By = { text: "}{", list: [{ a: 1 }] }) @log(as: { b: 2 }) { customer(by: $by) { ...A ...B } }',
  'fragment A on Customer { name(as: """} \\""" fragment""", or: "\\"}", and: "") billing { balance { currency } } }',
  'fragment B on Customer { ... on Customer { id } }',
  '{ customer(id: "1") { id } }',
];

test('a document reads the same in whichever order its definitions are, and however it is printed', () => {
  const arranged = arrangedText(definitions.join('\n'));
  const orders = fc.shuffledSubarray(definitions, { minLength: definitions.length });
  const between = fc.constantFrom('', ' ', ',', '\n# { a comment\n');
  fc.assert(
    fc.property(orders, between, (order, separator) => {
      expect(arrangedText(order.join(separator))).toBe(arranged);
    }),
  );
});

test.each([
  ['{ a { id __typename } __typename }', '{ a { id } }'],
  ['{ __typename a(s: "__typename") { b { c } __typename d } }', '{ a(s: "__typename") { b { c } d } }'],
  ['{ a @x(if: true) { ...F __typename __typename ... on B { id } } }', '{ a @x(if: true) { ...F ... on B { id } } }'],
])('%s reads as %s', (text, other) => {
  expect(arrangedText(text)).toBe(arrangedText(other));
});

test.each([
  ['{ a { type: __typename } }', '{ a { type } }'],
  ['query Q($x: Boolean!) { a { id __typename @include(if: $x) } }', 'query Q($x: Boolean!) { a { id } }'],
  ['{ a(s: " __typename ") { id } }', '{ a(s: "") { id } }'],
  ['{ a { id ...__typename } }', '{ a { id } }'],
])('%s does not read as %s', (text, other) => {
  expect(arrangedText(text)).not.toBe(arrangedText(other));
});

test.each([
  ['a fragment fewer', definitions.slice(1)],
  ['a fragment twice', [...definitions, definitions[1]]],
  ['fields in another order', definitions.map((text) => text.replace('...A ...B', '...B ...A'))],
  ['something behind the last', [...definitions, 'query']],
])('a document with %s is another', (_what, other) => {
  expect(arrangedText(other.join('\n'))).not.toBe(arrangedText(definitions.join('\n')));
});

test('what has no words of GraphQL cannot be arranged', () => {
  expect(() => arrangedText('{ "open')).toThrow('Unterminated string');
});
