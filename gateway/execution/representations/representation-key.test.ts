import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyData } from '../data.ts';
import { keyOfFields, representationKey } from './representation-key.ts';

const fields = fc.dictionary(
  fc.constantFrom('id', 'upc', 'name', '__typename'),
  fc.oneof(
    fc.constantFrom<unknown>(
      '',
      '1',
      1,
      -1,
      0.5,
      null,
      true,
      ';id=1:2',
      'id=1',
      '1;',
      [],
      ['1'],
      ['1', '2'],
      [['1', '2']],
    ),
    fc.string({ maxLength: 4 }),
    fc.array(fc.string({ maxLength: 2 }), { maxLength: 2 }),
  ),
);
const asData = (values: Record<string, unknown>) => Object.assign(emptyData(), values);

test('two representations have one key only when they are the same', () => {
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const areSame = JSON.stringify(asData(one)) === JSON.stringify(asData(other));
      expect(representationKey(asData(one)) === representationKey(asData(other))).toBe(areSame);
    }),
    { seed: 5, numRuns: 5000 },
  );
});

test.each<[Record<string, unknown>, Record<string, unknown>]>([
  [{ id: '1' }, { id: 1 }],
  [{ id: 'a', upc: 'b' }, { id: 'aupc=1:b' }],
  [{ id: null }, { id: 'null' }],
  [{ ids: ['1', '2'] }, { ids: ['1,2'] }],
])('%j and %j are told apart', (one, other) => {
  expect(representationKey(asData(one))).not.toBe(representationKey(asData(other)));
});

test('two objects have one key of some fields only when all of these are the same, and none where one is null or not known', () => {
  const names = ['id', 'upc'];
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const values = [one, other].map((object) => names.map((name) => object[name]));
      const keys = [one, other].map((object) => keyOfFields(asData(object), names));
      values.forEach((each, index) => {
        expect(keys[index] === undefined).toBe(each.some((value) => value === undefined || value === null));
      });
      const areSame = JSON.stringify(values[0]) === JSON.stringify(values[1]);
      if (keys[0] !== undefined) expect(keys[0] === keys[1]).toBe(areSame);
    }),
    { seed: 6, numRuns: 5000 },
  );
});
