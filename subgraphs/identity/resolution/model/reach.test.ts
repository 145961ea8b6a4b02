import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecord, entryOf } from '../population/fixture.ts';
import { PackedRecords } from '../population/packed-records.ts';
import { profileOf } from '../profile.ts';
import { Reach } from './reach.ts';
import { fullPower, scorerOf } from './scorer.ts';
import { shippedModel } from './shipped.ts';
import { powerAmong } from './spread.ts';
import { trainModel } from './train.ts';

const few = 60;
const person = anyRecord(few).map((record) => ({ ...record, kind: 'PERSON' as const }));
const sample = fc.sample(anyRecord(400), { numRuns: 400, seed: 7 }).map((record) => profileOf(record));
const learned = trainModel(sample, 'learned', powerAmong(sample));

describe('what two people can weigh at most', () => {
  it.each([shippedModel, learned])('is never less than what they weigh, by the $name model', (model) => {
    const scorer = scorerOf(model);
    fc.assert(
      fc.property(person, person, (...records) => {
        const packed = new PackedRecords();
        records
          .map((record) => entryOf(record))
          .forEach(({ key, name, profile }, slot) => {
            packed.set(slot, key, name, profile);
          });
        const [one, other] = [packed.profileOf(0), packed.profileOf(1)];
        const reach = new Reach(scorer.kindOfAll([]), packed.sketches);
        const weight = scorer.weightOf(one, other, fullPower, Number.NEGATIVE_INFINITY);
        expect(reach.weightAtMost(0, 1)).toBeGreaterThanOrEqual(weight);
      }),
      { numRuns: 1000 },
    );
  });
});
