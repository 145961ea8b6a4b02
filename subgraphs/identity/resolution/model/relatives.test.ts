import { expect, test } from 'vitest';
import { relativesLevels } from './relatives.ts';

const shipped = [0.1, 0.1, 0.8];
const none = { same: 0, all: 0 };

test.each([
  ['a street', 'street', [0.5, 0.1, 0.4], 0.4],
  ['a postal code', 'postalCode', [0.5, 0.1, 0.4], 0.4],
  ['a family name', 'familyName', [0.5, 0.1, 0.4], 0.4],
  ['a city, of which many households are,', 'city', [0.5, 0.1, 0.4], 0.8],
  ['a street that one party has more often', 'street', [0.05, 0.05, 0.9], 0.8],
])('relatives share %s no more often than one party does', (_what, comparison, m, same) => {
  const levels = relativesLevels(shipped, comparison, m, none);
  expect(levels.at(-1)).toBeCloseTo(same);
  expect(levels.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
});

test('relatives have one given name as often as it is learned, but never more often than shipped', () => {
  const learned = (same: number, all: number) => relativesLevels(shipped, 'givenName', shipped, { same, all }).at(-1);
  expect(learned(0, 0)).toBeCloseTo(0.8);
  expect(learned(1000, 10_000)).toBeCloseTo((1000 + 1000 * 0.8) / 11_000);
  expect(learned(9900, 10_000)).toBeCloseTo(0.8);
});
