import { areOtherGivenNames, nameLevel, nameLevels } from '../comparison/name.ts';
import type { Model } from '../model/model.ts';
import type { Profile } from '../profile.ts';
import { shareId } from './shared-id.ts';

/** From so many twins on for each who is called by two names, a pair may well be twins. */
const likelyTwins = 0.1;

/** Whether a rule holds those who are like twins. */
export function areTwinsHeld(rule: boolean | 'likely', model: Model): boolean {
  return rule === 'likely' ? twinsForEachOfTwoNames(model) >= likelyTwins : rule;
}

/**
 * Of pairs born on one day with two given names: how many are relatives for each that is one person. Where a model was learned of people
 * who have none, as registers of patients are, nearly all are one person whose name went wrong.
 */
function twinsForEachOfTwoNames({ kinds: { PERSON } }: Model): number {
  const { givenName, birthDate } = PERSON.comparisons;
  if (!givenName?.r || !birthDate?.r) return 0;
  const twins = PERSON.related * (givenName.r[0] ?? 0) * (birthDate.r.at(-1) ?? 0);
  return twins / (PERSON.prior * (givenName.m[0] ?? 1) * (birthDate.m.at(-1) ?? 1));
}

const wholeDate = 8;
const sameName = nameLevels.length - 1;

/**
 * Born on one day, of one family, with two given names of which neither is a slip or a short form of the other, and no id in
 * common that is given to one person.
 */
export function areLikeTwins(a: Profile, b: Profile): boolean {
  if (a.birthDate === null || a.birthDate !== b.birthDate || a.birthDate.length < wholeDate) return false;
  const isOfOneFamily = a.names.some(({ family }) =>
    b.names.some((other) => family && other.family && nameLevel(family, other.family) === sameName),
  );
  if (!isOfOneFamily || shareId(a, b)) return false;
  return a.names.every(({ given, family }) =>
    b.names.every(
      (other) =>
        given &&
        other.given &&
        areOtherGivenNames(given, other.given) &&
        given !== other.family &&
        family !== other.given,
    ),
  );
}
