import { expect, test } from 'vitest';
import { Engine } from '../resolution/engine/engine.ts';
import { defaultRules } from '../resolution/engine/rules.ts';
import { parted } from './plan-records.ts';

const records = (department: string, count: number): string[] =>
  Array.from({ length: count }, (_, place) => `${department}:contact:${place}`);

test('two customers of so many records that their pairs would fill the memory are refused before a pair is made', () => {
  const sides = { leaving: records('a', 20_000), staying: records('b', 20_000) };
  expect(parted('neverLink', sides, new Engine(defaultRules))).toEqual({
    ...{ type: 'invalid', field: 'neverLink' },
    message: 'this would part 400000000 pairs of records, at most 5000 at a time',
  });
});

test('as many pairs as one decision may part are parted', () => {
  const sides = { leaving: records('a', 2), staying: records('b', 2_500) };
  expect(parted('recordIds', sides, new Engine(defaultRules))).toMatchObject({ never: { length: 5_000 } });
});
