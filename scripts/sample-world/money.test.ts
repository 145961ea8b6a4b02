import { expect, test } from 'vitest';
import { inMajorUnits, priceIn } from './money.ts';

test('a price looks like a price in its currency', () => {
  expect([priceIn('EUR', 7_900), priceIn('USD', 7_900), priceIn('JPY', 7_900)]).toEqual([7_890, 8_690, 12_640]);
});

test('major units have as many decimals as the currency', () => {
  expect([inMajorUnits('EUR', 7_890), inMajorUnits('JPY', 12_640)]).toEqual(['78.90', '12640']);
});
