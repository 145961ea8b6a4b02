import { describe, expect, it } from 'vitest';
import { Lessons } from './lessons.ts';
import { thousandths } from './thousandths.ts';

/** Weights of its levels: -3, 2 and 5 thousand. */
const name = { m: [0.04, 0.08, 0.88], u: [0.04 * Math.exp(3), 0.08 * Math.exp(-2), 0.88 * Math.exp(-5)] };
const [differs, slip, same] = [-3000, 2000, 5000];

function lessonsOf(
  pairs: readonly { level: number; others: number; times: number }[],
  branched: readonly number[] = [],
): Lessons {
  const lessons = new Lessons([name], branched);
  for (const { level, others, times } of pairs) {
    const own = [differs, slip, same][level] ?? 0;
    for (let time = 0; time < times; time++) lessons.add(others + own, Int8Array.of(level), Int32Array.of(own));
  }
  return lessons;
}

const rounded = (counts: readonly number[]): number[] => counts.map((count) => thousandths(count) / 1000);

describe('how often one party differs', () => {
  it('is counted of pairs that look like one party', () => {
    const lessons = lessonsOf([
      { level: 2, others: 15_000, times: 80 },
      { level: 1, others: 15_000, times: 20 },
      { level: 0, others: 15_000, times: 3 },
      { level: 1, others: -500, times: 50 },
    ]);
    expect(rounded(lessons.counted(0, name.m))).toEqual([3, 20, 80]);
  });

  it('is counted of a pair that nearly looks so, and would if it agreed', () => {
    const counts = lessonsOf([
      { level: 2, others: 15_000, times: 80 },
      { level: 1, others: 800, times: 10 },
    ]).counted(0, name.m);
    expect(counts[1]).toBeGreaterThan(9);
  });

  it('is as shipped where no pair that differs so would look like one party, unless it speaks against one', () => {
    const [differing, slips = 0, agreeing = 0] = lessonsOf([{ level: 2, others: -1000, times: 92 }]).counted(0, name.m);
    expect(slips / (slips + agreeing)).toBeCloseTo(0.08, 5);
    expect(differing).toBe(0);
  });

  it('is as shipped of branches, where pairs only look like one party because they are at one place', () => {
    const pairs = [{ level: 2, others: -1000, times: 92 }];
    const [elsewhere = 0, , here = 0] = lessonsOf(pairs, [0]).counted(0, name.m);
    expect(elsewhere / (elsewhere + here)).toBeCloseTo(0.04 / 0.92, 5);
    expect(lessonsOf(pairs).counted(0, name.m)[0]).toBe(0);
  });

  it('is as shipped of what people change, where nobody who did would look like one party', () => {
    const lessons = lessonsOf([{ level: 2, others: -1000, times: 92 }]);
    const [another = 0, , same = 0] = lessons.counted(0, name.m, true);
    expect(another / (another + same)).toBeCloseTo(0.04 / 0.92, 5);
  });

  it('is nothing where no pair looks like one party', () => {
    expect(lessonsOf([{ level: 2, others: -4000, times: 9 }]).counted(0, name.m)).toEqual([0, 0, 0]);
  });
});
