import { describe, expect, it } from 'vitest';
import { Portion } from './portion.ts';

/** Follows a feed of so many changes of which some cannot be taken in; tells what was set aside and at which price. */
function play(count: number, most: number, bad: readonly number[]): { setAside: number[]; tries: number } {
  const portion = new Portion(most);
  const setAside: number[] = [];
  let tries = 0;
  for (let after = 0; after < count; tries++) {
    const size = Math.min(portion.size, count - after);
    const page = Array.from({ length: size }, (_, n) => after + n + 1);
    if (!page.some((change) => bad.includes(change))) {
      portion.succeeded(size);
      after += size;
    } else if (!portion.isSuspicious) portion.failed();
    else if (portion.suspect(size) === 'set aside') {
      portion.trust();
      setAside.push(...page);
      after += size;
    }
  }
  return { setAside, tries };
}

describe('Portion', () => {
  it('finds the only change that fails, among thousands', () => {
    for (const bad of [1, 700, 2000, 5000]) {
      const { setAside, tries } = play(5000, 2000, [bad]);
      expect(setAside).toEqual([bad]);
      expect(tries).toBeLessThan(20);
    }
  });

  it('finds each of several, next to each other and apart', () => {
    expect(play(300, 100, [3, 4, 77, 250]).setAside).toEqual([3, 4, 77, 250]);
  });

  it('is whole again a few portions later when what failed fails no more', () => {
    const portion = new Portion(8);
    for (const _ of [1, 2]) portion.failed();
    expect(portion.suspect(8)).toBe('smaller');
    const sizes: number[] = [];
    for (; portion.size < 8; portion.succeeded(portion.size)) sizes.push(portion.size);
    expect(sizes).toEqual([4, 2, 1, 1]);
  });

  it('grows while a feed is far behind and each is taken in fast, and is the usual one again when it is not full', () => {
    const portion = new Portion(10);
    const sizes: number[] = [];
    for (const ms of [100, 200, 600, 300, 100, 100, 100]) {
      portion.succeeded(portion.size, ms);
      sizes.push(portion.size);
    }
    expect(sizes).toEqual([20, 40, 40, 80, 160, 320, 320]);
    portion.succeeded(319, 100);
    expect(portion.size).toBe(10);
  });

  it('shrinks to what takes a second, and to no less than a quarter, and grows again when that takes less', () => {
    const portion = new Portion(80);
    const sizes: number[] = [];
    for (const ms of [100, 4000, 1250, 2000, 700, 400, 300]) {
      portion.succeeded(portion.size, ms);
      sizes.push(portion.size);
    }
    expect(sizes).toEqual([160, 40, 32, 20, 20, 40, 80]);
    portion.succeeded(3, 1500);
    expect(portion.size).toBe(80);
  });

  it('is the usual one again when one that has grown cannot be read', () => {
    const portion = new Portion(10);
    for (const _ of [1, 2, 3]) portion.succeeded(portion.size, 100);
    expect(portion.size).toBe(80);
    expect(portion.failed()).toBe('again');
    expect(portion.size).toBe(10);
  });

  it('suspects nothing before the third failure in a row', () => {
    const portion = new Portion(8);
    for (const _ of [1, 2]) {
      expect(portion.isSuspicious).toBe(false);
      portion.failed();
    }
    expect(portion.isSuspicious).toBe(true);
    portion.succeeded(8);
    expect(portion.isSuspicious).toBe(false);
  });
});
