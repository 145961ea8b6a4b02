import { expect, it } from 'vitest';
import { logShare } from './compiled.ts';

const share = (name: string, count: number, counted: number): number => Math.exp(logShare({ name }, count, counted));

it('takes a company name that next to no others bear for rarer than so few records could tell', () => {
  expect(share('name', 0, 4000)).toBeCloseTo(0.0001, 8);
  expect(share('name', 10, 4000)).toBeCloseTo(8 / 4000 + 0.0001, 8);
});

it('takes no company name for more common than it was counted, and names of people for as common as that', () => {
  expect(share('name', 2, 100_000)).toBeCloseTo(0.00002, 8);
  expect(share('familyName', 0, 4000)).toBeCloseTo(0.0005, 8);
  expect(share('familyName', 10, 4000)).toBeCloseTo(0.0025, 8);
});
