import { beforeAll, describe, expect, it } from 'vitest';
import { type Decision, pairOf } from '../../subgraphs/identity/resolution/decision.ts';
import { defaultRules } from '../../subgraphs/identity/resolution/engine/rules.ts';
import { measureCalibration, sampleOf } from '../bench/accuracy/calibration.ts';
import type { LabelledRecords } from '../bench/accuracy/labelled-set.ts';
import { sampleWorldSet } from '../bench/accuracy/sample-world-set.ts';
import { type Learned, learnModel } from './learn.ts';

describe('a model learned from the sample world, whose truth it is not told', () => {
  const today = new Date('2026-11-26T23:00:00Z');
  let world: LabelledRecords;
  let learned: Learned;
  beforeAll(async () => {
    world = await sampleWorldSet(600, 1).load();
    learned = learnModel(sampleOf(world.records), defaultRules, today);
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

  it('gives pairs that may be linked probabilities that are right within a few hundredths, and doubtful ones better once stewards decided about some', () => {
    const { pairs, learned: error, doubtful, decided } = measureCalibration(world, 300);
    expect(pairs).toBeGreaterThan(1000);
    expect(error).toBeLessThan(0.03);
    expect(decided).toBeLessThan(0.9 * doubtful);
  });

  it('is refused of too few that were picked of more, with what to do about it', () => {
    const sample = sampleOf(world.records);
    const picked = { ...sample, records: sample.records.slice(0, 100) };
    expect(() => learnModel(picked, defaultRules, today)).toThrow(
      new RegExp(`among 100 of the ${sample.population} records: .* Pick more by --sample`),
    );
  });

  it('weighs as without decisions, and takes one about a record that was merged into another in its source for one about the other', () => {
    const sample = sampleOf(world.records);
    const [first, second] = sample.records;
    if (!first || !second) throw new Error('there are no records');
    const records = [{ ...first, formerKeys: ['sales:lead:gone'] }, ...sample.records.slice(1)];
    const decided = (key: string): Decision => ({
      ...{ id: '1-1', type: 'ALWAYS', ...pairOf(key, second.record.key) },
      ...{ by: 'ada', at: 0, reason: 'because', event: 1, revokedBy: null },
    });
    const decisions = [decided('sales:lead:gone'), decided('sales:lead:deleted')];
    const { model, verdicts } = learnModel({ ...sample, records, decisions }, defaultRules, today);
    expect(verdicts).toBe(1);
    expect(model.kinds).toEqual(learned.model.kinds);
  });
});
