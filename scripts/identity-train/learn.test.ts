import { beforeAll, describe, expect, it } from 'vitest';
import { defaultRules } from '../../subgraphs/identity/resolution/engine/rules.ts';
import { countByWeight, probabilityOf } from '../../subgraphs/identity/resolution/model/calibrate.ts';
import { powerAmong } from '../../subgraphs/identity/resolution/model/spread.ts';
import { profileOf } from '../../subgraphs/identity/resolution/profile.ts';
import type { LabelledRecords } from '../bench/accuracy/labelled-set.ts';
import { sampleWorldSet } from '../bench/accuracy/sample-world-set.ts';
import { type Learned, learnModel } from './learn.ts';

describe('a model learned from the sample world, whose truth it is not told', () => {
  let world: LabelledRecords;
  let learned: Learned;
  beforeAll(async () => {
    world = await sampleWorldSet(600, 1).load();
    const records = world.records.map((record, place) => ({
      ...{ record, formerKeys: [], firstSeen: place + 1 },
      customer: { id: `c_${place}`, ordinal: place, createdAt: 0 },
    }));
    const sample = { records, population: records.length };
    learned = learnModel(sample, defaultRules, new Date('2026-11-26T23:00:00Z'));
  });

  it('has the day and what it says in its name', () => {
    expect(learned.model.name).toMatch(/^trained-2026-11-26-[0-9a-f]{8}$/);
  });

  it('expects nearly as many pairs of one person as there are', () => {
    const people = Map.groupBy(
      world.records.filter(({ kind }) => kind === 'PERSON'),
      ({ key }) => world.truth.get(key),
    );
    const pairs = [...people.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
    const { PERSON: population } = learned.population;
    const expected = (learned.model.kinds.PERSON.prior * population * (population - 1)) / 2;
    expect(expected / pairs).toBeGreaterThan(0.85);
    expect(expected / pairs).toBeLessThan(1.1);
  });

  it('gives pairs that may be linked probabilities that are right within a few hundredths', () => {
    const profiles = world.records.map((record) => profileOf(record));
    const parties = world.records.map(({ key }) => world.truth.get(key));
    const { model } = learned;
    const counts = countByWeight(profiles, model, powerAmong(profiles), (a, b) => parties[a] === parties[b]);
    const linkable = counts.filter(({ weight }) => weight >= defaultRules.mergeBar);
    const pairs = linkable.reduce((sum, each) => sum + each.pairs, 0);
    const wrong = linkable.reduce(
      (sum, each) => sum + Math.abs((probabilityOf(model, each.weight) ?? 0) * each.pairs - each.same),
      0,
    );
    expect(pairs).toBeGreaterThan(1000);
    expect(wrong / pairs).toBeLessThan(0.03);
  });
});
