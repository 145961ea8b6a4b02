import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { comparisonsOf } from './merged-fields.ts';

const most = { comparisons: 1000, fields: 1000 };
const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

test.each([
  ['fields of different names', '{ a b c }', 0],
  ['fields of one name', `{ ${repeat(10, () => 'a')} }`, 45],
  ['fields whose aliases are one name', '{ a: b  a: c }', 1],
  ['fields of one name, and what is within them', `{ ${repeat(10, () => 'a { b { c } }')} }`, 135],
  ['fields in places that are not merged', `{ ${repeat(10, (i) => `a${i}: a { b }`)} }`, 0],
  ['fields that fragments bring to one place', '{ a ...f ...g } fragment f on A { a } fragment g on A { a }', 3],
  ['fields of fragments without a name', `{ ${repeat(10, () => '... { a }')} }`, 45],
  ['a fragment that is used in two places', '{ a { ...f ...f } b { ...f } } fragment f on A { c c }', 2],
  ['a fragment inside of what spreads it as well', '{ ...f a { ...f } } fragment f on A { c c }', 2],
  ['several operations', 'query A { a a } query B { a a }', 2],
])('%s are counted', (_what, text, comparisons) => {
  expect(comparisonsOf(parse(text), most)).toBe(comparisons);
});

test('counting ends at the bound, and in fragments that contain themselves', () => {
  expect(comparisonsOf(parse(`{ ${repeat(1000, () => 'a { b }')} }`), most)).toBeGreaterThan(most.comparisons);
  const cyclic = '{ ...f } fragment f on A { a { ...f } b { ...f } c { ...f } }';
  expect(comparisonsOf(parse(cyclic), most)).toBe(0);
});
