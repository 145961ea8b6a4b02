import { expect, test } from 'vitest';
import { builderOf } from './builder.ts';
import { emptyData, isData } from './data.ts';

const field = (as: string, key = as) => ({ as, key, from: (value: unknown) => [value], staysIf: undefined });

test('an object is built field by field, in order, under other names where they are meant', () => {
  const build = builderOf([field('b'), field('a', 'c')]);
  const built = build({ a: 1, b: 2, c: 3 });
  expect(isData(built)).toBe(true);
  expect(JSON.stringify(built)).toBe('{"b":[2],"a":[3]}');
});

test('a value that can stay as it is does, and every other is made', () => {
  const build = builderOf([{ ...field('text'), staysIf: "typeof value === 'string'" }]);
  expect({ ...build({ text: 'a' }) }).toEqual({ text: 'a' });
  expect({ ...build({ text: 7 }) }).toEqual({ text: [7] });
});

test('names that objects have anyway are read only where they are the own names of the object', () => {
  const build = builderOf(['__proto__', 'constructor', 'toString'].map((name) => field(name)));
  const nothing = build({});
  const own = build(JSON.parse('{"__proto__":1,"constructor":2,"toString":3}'));
  expect(Object.entries(nothing)).toEqual([
    ['__proto__', [undefined]],
    ['constructor', [undefined]],
    ['toString', [undefined]],
  ]);
  expect(Object.values(own)).toEqual([[1], [2], [3]]);
});

test('of fields that get one name the values are merged, and null if one of them is', () => {
  const object = (values: object) => Object.assign(emptyData(), values);
  const build = builderOf([field('a'), field('a', 'b')].map((each) => ({ ...each, from: (value: unknown) => value })));
  const built = build({ a: [object({ x: 1 })], b: [object({ y: 2 })] });
  expect(JSON.stringify(built)).toBe('{"a":[{"x":1,"y":2}]}');
  expect({ ...build({ a: null, b: object({ y: 2 }) }) }).toEqual({ a: null });
});

test('a name is no code, whatever it says', () => {
  const name = '"]; throw new Error("run"); this["';
  expect(Object.entries(builderOf([field(name)])({ [name]: 1 }))).toEqual([[name, [1]]]);
});
