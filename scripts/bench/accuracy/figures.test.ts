import { describe, expect, it } from 'vitest';
import { findDrops, newSets, updatedFigures } from './figures.ts';
import type { MeasuredSet } from './report.ts';

const measured: MeasuredSet = {
  ...{
    set: 'febrl1',
    records: 1000,
    precision: 0.995,
    recall: 0.98,
    f1: 0.9874,
    bcubed: 0.99,
    exact: 0.97,
    seconds: 2,
  },
};
const { seconds: _, ...committed } = measured;

describe('the committed figures', () => {
  it('hold while nothing drops by more than 0.005', () => {
    const lower = { ...measured, precision: 0.99, recall: 0.975, exact: 0.5, f1: 0.9999 };
    expect(findDrops([committed], [lower])).toEqual([]);
  });

  it('name the set, the figure and the drop', () => {
    expect(findDrops([committed], [{ ...measured, recall: 0.9749, bcubed: 0.9 }])).toEqual([
      'febrl1: recall dropped by 0.0051, from 0.98 to 0.9749',
      'febrl1: bcubed dropped by 0.0900, from 0.99 to 0.9',
    ]);
  });

  it('say nothing about a set they do not hold', () => {
    const other = { ...measured, set: 'mine', f1: 0 };
    expect(findDrops([committed], [other])).toEqual([]);
    expect(newSets([committed], [measured, other])).toEqual(['mine']);
  });

  it('are replaced for the sets that were measured, and kept for the others', () => {
    const old = { ...committed, set: 'senzing' };
    expect(updatedFigures([committed, old], [{ ...measured, f1: 0.5 }])).toEqual([{ ...committed, f1: 0.5 }, old]);
  });
});
