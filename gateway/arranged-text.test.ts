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
