import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person as anyone } from '../fixture.ts';
import { anyRecord, entryOf } from '../population/fixture.ts';
import { PackedRecords } from '../population/packed-records.ts';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import type { Model } from './model.ts';
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
    fc.assert(
      fc.property(person, person, (one, other) => {
        const { reach, weight } = weighed(one, other, model);
        expect(reach).toBeGreaterThanOrEqual(weight);
      }),
      { numRuns: 1000 },
    );
  });

  it('is no less where the @ of an address has slipped, of which sketches tell too little', () => {
    const one = anyone('sales:contact:1', { emails: ['ben.smith@workmail.com'] });
    const other = anyone('sales:contact:2', { emails: ['ben.smith.workmail@com'] });
    const { reach, weight } = weighed(one, other, shippedModel);
    expect(reach).toBeGreaterThanOrEqual(weight);
  });
});

function weighed(one: PartyRecord, other: PartyRecord, model: Model): { reach: number; weight: number } {
  const scorer = scorerOf(model);
  const packed = new PackedRecords();
  for (const [slot, record] of [one, other].entries()) {
    const { key, name, profile } = entryOf(record);
    packed.set(slot, key, name, profile);
  }
  const reach = new Reach(scorer.kindOfAll([]), packed.sketches).weightAtMost(0, 1);
  const [a, b] = [packed.profileOf(0), packed.profileOf(1)];
  return { reach, weight: scorer.weightOf(a, b, fullPower, Number.NEGATIVE_INFINITY) };
}
