import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noForm, Repeats } from './repeats.ts';

const compared = 2;
const form = 7;
const keyOf = (slot: number): string => `sales:guest:${String(slot).padStart(5, '0')}`;

test('who repeats whom follows from the records that are present, however they come and go in a batch', () => {
  const steps = fc.array(fc.oneof(fc.nat({ max: 12 }), fc.constant('begin' as const)), { maxLength: 80 });
  fc.assert(
    fc.property(steps, (taken) => {
      const repeats = new Repeats(compared, keyOf);
      const present = new Set<number>();
      for (const step of taken) {
        if (step === 'begin') repeats.begin();
        else if (present.delete(step)) repeats.leave(step);
        else {
          present.add(step);
          repeats.join(step, form);
        }
        const inOrder = [...present].sort((one, other) => one - other);
        expect(inOrder.filter((slot) => repeats.now.isRepeat(slot))).toEqual(inOrder.slice(compared));
        const [first] = inOrder;
        if (first !== undefined)
          expect(repeats.now.around(first).toSorted((one, other) => one - other)).toEqual(inOrder.slice(compared));
        for (const slot of inOrder.slice(compared)) expect(repeats.now.around(slot)).toEqual([first]);
      }
    }),
    { seed: 28, numRuns: 500 },
  );
});

test('a slot that another record has since is found in its new place among those that repeat', () => {
  const keys = new Map([1, 2, 3, 4, 5].map((slot) => [slot, keyOf(slot)]));
  const repeats = new Repeats(compared, (slot) => keys.get(slot) ?? '');
  for (const slot of keys.keys()) repeats.join(slot, form);
  repeats.leave(1);
  repeats.leave(4);
  keys.set(4, keyOf(9));
  repeats.join(4, form);
  repeats.leave(2);
  expect(repeats.formOf(2)).toBe(noForm);
  expect(repeats.now.around(3)).toEqual([4]);
  expect(repeats.now.isRepeat(5)).toBe(false);
});

test('thousands that go one after the other, the lowest key first, cost each about as much as one of a few', () => {
  let reads = 0;
  const repeats = new Repeats(compared, (slot) => {
    reads += 1;
    return keyOf(slot);
  });
  const slots = Array.from({ length: 5_000 }, (_, slot) => slot);
  for (const slot of slots) repeats.join(slot, form);
  repeats.begin();
  reads = 0;
  for (const slot of slots) repeats.leave(slot);
  expect(reads).toBeLessThan(5 * slots.length);
});
