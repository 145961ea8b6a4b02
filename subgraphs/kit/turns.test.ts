import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Turns } from './turns.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function taken(turns: Turns, names: string): { begun: string[]; end(name: string): void } {
  const begun: string[] = [];
  const ends = new Map([...names].map((name) => [name, turns.take(() => begun.push(name))]));
  return { begun, end: (name) => ends.get(name)?.() };
}

test('where there is room a turn begins at once, and else when another ends, the latest first', () => {
  const { begun, end } = taken(new Turns({ atOnce: 2, longestMs: 100 }), 'abcde');
  expect(begun).toEqual(['a', 'b']);
  end('a');
  expect(begun).toEqual(['a', 'b', 'e']);
  end('a');
  expect(begun).toEqual(['a', 'b', 'e']);
  end('b');
  expect(begun).toEqual(['a', 'b', 'e', 'd']);
});

test('whoever does not wait any more has no turn', () => {
  const { begun, end } = taken(new Turns({ atOnce: 1, longestMs: 100 }), 'abc');
  end('c');
  end('a');
  expect(begun).toEqual(['a', 'b']);
});

test('a turn that takes long goes on beside the next, and its end is not counted twice', () => {
  const { begun, end } = taken(new Turns({ atOnce: 1, longestMs: 100 }), 'abcd');
  vi.advanceTimersByTime(100);
  expect(begun).toEqual(['a', 'd']);
  end('a');
  expect(begun).toEqual(['a', 'd']);
  vi.advanceTimersByTime(200);
  expect(begun).toEqual(['a', 'd', 'c', 'b']);
});
