import { describe, expect, it } from 'vitest';
import type { KindModel } from '../../subgraphs/identity/resolution/model/model.ts';
import { shippedModel } from '../../subgraphs/identity/resolution/model/shipped.ts';
import type { Learned } from './learn.ts';
import { reportOf, warningsOf } from './report.ts';

const { PERSON, ORGANISATION } = shippedModel.kinds;

function learned(person: Partial<KindModel>, change: Partial<Learned> = {}): Learned {
  return {
    model: { ...shippedModel, kinds: { PERSON: { ...PERSON, ...person }, ORGANISATION } },
    population: { PERSON: 10_001, ORGANISATION: 2001 },
    sampled: { PERSON: 10_001, ORGANISATION: 2001 },
    notLearned: [],
    verdicts: 0,
    ...change,
  };
}

describe('the report of a learned model', () => {
  it('says how many pairs are one party, and what each level weighs, the highest first', () => {
    const { phone } = PERSON.comparisons;
    const report = reportOf(
      learned({ prior: 0.0001, comparisons: phone ? { phone } : {} }, { notLearned: ['ORGANISATION'], verdicts: 1200 }),
    );
    expect(report.split('\n')).toEqual([
      '10,001 people: of all pairs 1 in 10,000 is one person, which makes 5,001 pairs, 1.0 others for a record.',
      '',
      'comparison  level                         bits  one person  strangers',
      'phone       the same                      15.2        76 %    0.002 %',
      '            one slip apart                11.0         4 %    0.002 %',
      '            the last six digits the same  11.0         2 %    0.001 %',
      '            different                     -2.5        18 %      100 %',
      '',
      'Probabilities are measured on the customers that the model makes of them, and on 1,200 pairs that stewards decided about.',
    ]);
  });

  it('warns of nothing where what was learned is plausible', () => {
    expect(warningsOf(learned({ prior: 0.0001 }))).toEqual([]);
  });

  it('warns where records have next to no others of their own, or too many', () => {
    expect(warningsOf(learned({ prior: 0.00000005 }))).toEqual([
      'among 10,001 people a record has 0.00050 others of its own: hardly any record has another, so there was little to learn from',
    ]);
    expect(warningsOf(learned({ prior: 0.003 }))).toEqual([
      'among 10,001 people a record has 30 others of its own, which is hardly true: strangers were taken for one person',
    ]);
  });

  it('warns where having the same value speaks against a match', () => {
    const { phone } = PERSON.comparisons;
    const comparisons = phone ? { ...PERSON.comparisons, phone: { m: phone.u, u: phone.m } } : {};
    expect(warningsOf(learned({ prior: 0.0001, comparisons }))).toEqual([
      'of people, the same phone speaks against a match: what was learned did not settle, do not use it',
    ]);
  });

  it('says of what nearly all have in common that it tells nobody apart, without calling the model wrong', () => {
    const { city } = PERSON.comparisons;
    const comparisons = city ? { ...PERSON.comparisons, city: { m: city.m, u: city.m } } : {};
    expect(warningsOf(learned({ prior: 0.0001, comparisons }))).toEqual([
      'of people, the city says nothing: strangers have the same as often',
    ]);
  });

  it('says for which kind nothing was learned', () => {
    const without = (organisations: number, picked = organisations): string[] => {
      const population = { PERSON: 10_001, ORGANISATION: organisations };
      const sampled = { PERSON: 10_001, ORGANISATION: picked };
      return warningsOf(learned({ prior: 0.0001 }, { population, sampled, notLearned: ['ORGANISATION'] }));
    };
    expect(without(40)).toEqual(['40 organisations are too few to learn from: the model has shipped values for them']);
    expect(without(600, 120)).toEqual([
      '120 organisations are too few to learn from: the model has shipped values for them; of some 600, pick more by --sample',
    ]);
    expect(without(0)).toEqual([]);
  });
});
