import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyData } from './data.ts';
import { representationKey } from './representation-key.ts';

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
