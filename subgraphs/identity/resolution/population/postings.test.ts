import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Postings } from './postings.ts';

const key = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
const change = fc.record({ key, slot: fc.integer({ min: 0, max: 400 }) });

describe('postings', () => {
  it('hold what a Map of sets holds, whatever is added and removed', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3000, size: 'max' }), (changes) => {
        const postings = new Postings();
        const model = new Map<number, Set<number>>();
        for (const { key, slot } of changes) {
          const held = model.get(key) ?? new Set();
          model.set(key, held);
          if (held.delete(slot)) postings.remove(key, slot);
          else {
            held.add(slot);
            postings.add(key, slot);
          }
        }
        for (const [key, held] of model) {
          expect(postings.sizeOf(key)).toBe(held.size);
          expect(postings.membersOf(key).sort()).toEqual([...held].sort());
        }
      }),
      { numRuns: 50 },
    );
  });

  it('follow a list that grows from one to thousands and back to none', () => {
    const postings = new Postings();
    for (let slot = 0; slot < 3000; slot++) {
      postings.add(7, slot);
      expect(postings.sizeOf(7)).toBe(slot + 1);
    }
    for (let slot = 0; slot < 3000; slot++) {
      postings.remove(7, slot);
      expect(postings.sizeOf(7)).toBe(2999 - slot);
    }
    expect(postings.membersOf(7)).toEqual([]);
    postings.add(7, 1);
    expect(postings.membersOf(7)).toEqual([1]);
  });

  it('ignore that a slot is removed which does not have the key', () => {
    const postings = new Postings();
    for (const slot of [1, 2, 3]) postings.add(7, slot);
    postings.remove(7, 4);
    postings.remove(8, 1);
    expect(postings.membersOf(7)).toEqual([1, 2, 3]);
  });
});
