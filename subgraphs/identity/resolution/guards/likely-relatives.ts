import { birthDateLevels } from '../comparison/birth-date.ts';
import { nameLevels } from '../comparison/name.ts';
import type { LinkingRules } from '../engine/rules.ts';
import type { ComparisonModel, Model } from '../model/model.ts';

type RelativesRules = Pick<LinkingRules, 'holdTwins' | 'holdParents' | 'model'>;

/** Pairs that may well be relatives are so many for each that is one person. Each was chosen by what asking costs of recall. */
const [likelyTwins, likelyParents] = [0.1, 1];

const different = 0;
const [sameName, sameDate] = [nameLevels.length - 1, birthDateLevels.length - 1];

/**
 * Which relatives are held. Of customers who live in families a pair that differs in one of name and birth date is as easily two; where a
 * model was learned of people who have no relatives among them, as registers of patients are, it is one person of whom something went wrong.
 */
export function heldRelatives({ holdTwins, holdParents, model }: RelativesRules): { twins: boolean; parents: boolean } {
  return {
    twins: holdTwins === 'likely' ? relativesForEach(model, different, sameDate) >= likelyTwins : holdTwins,
    parents: holdParents === 'likely' ? relativesForEach(model, sameName, different) >= likelyParents : holdParents,
  };
}

/** How many relatives reach these levels of given name and birth date for each pair of records of one person that does. */
function relativesForEach({ kinds: { PERSON } }: Model, name: number, date: number): number {
  const { givenName, birthDate } = PERSON.comparisons;
  if (!givenName || !birthDate) return 0;
  const share = PERSON.related / PERSON.prior;
  return share * relativesToSame(givenName, name) * relativesToSame(birthDate, date);
}

/** Relatives are strangers in what a model says nothing else of. */
function relativesToSame({ m, u, r = u }: ComparisonModel, level: number): number {
  return (r[level] ?? 0) / (m[level] ?? 1);
}
