import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BytePages } from './byte-pages.ts';

/** How many bytes a slot gets; 0 for its removal. A few are longer than a page. */
const change = fc.tuple(
  fc.integer({ min: 0, max: 60 }),
  fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
    { weight: 1, arbitrary: fc.constant(400_000) },
  ),
);

function bytesOf(length: number, slot: number): Buffer {
  return Buffer.alloc(length, slot + 1);
}

describe('byte pages', () => {
  it('give back what was set last, whatever else was set and deleted', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 400, size: 'max' }), (changes) => {
        const pages = new BytePages();
        const lengths = new Map<number, number>();
        for (const [slot, length] of changes) {
          lengths.set(slot, length);
          if (length === 0) pages.delete(slot);
          else pages.set(slot, bytesOf(length, slot));
        }
        for (const [slot, length] of lengths) {
          if (length === 0) continue;
          const start = pages.offsetOf(slot);
          expect(
            pages
              .pageOf(slot)
              .subarray(start, start + length)
              .equals(bytesOf(length, slot)),
          ).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('take no more than twice what is held, and two pages', () => {
    const pages = new BytePages();
    for (let round = 0; round < 20_000; round++) pages.set(round % 500, bytesOf(1000 + (round % 7), round % 500));
    for (let slot = 0; slot < 400; slot++) pages.delete(slot);
    expect(pages.size).toBeLessThanOrEqual(2 * 100 * 1010 + 2 * 2 ** 18);
  });
});
