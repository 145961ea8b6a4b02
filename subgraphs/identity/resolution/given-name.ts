import { nicknameFamilies } from './nicknames.ts';
import { isTypoOf } from './similarity.ts';

const familiesOf = new Map<string, Set<number>>();
nicknameFamilies.forEach((family, index) => {
  for (const name of family) familiesOf.set(name, (familiesOf.get(name) ?? new Set()).add(index));
});

/** Whether two given names, in plain Latin letters, can be one person's: the same, an initial, a nickname, a short form or a typo. */
export function mayBeSameGivenName(a: string, b: string): boolean {
  if (a === b || isInitialOf(a, b) || isInitialOf(b, a)) return true;
  if (differInEndingOnly(a, b)) return false;
  return isShortFormOf(a, b) || isShortFormOf(b, a) || shareNickname(a, b) || isTypoOf(a, b);
}

function isInitialOf(initial: string, name: string): boolean {
  return [...initial].length === 1 && name.startsWith(initial);
}

function isShortFormOf(short: string, name: string): boolean {
  return short.length >= 3 && name.length >= short.length + 2 && name.startsWith(short);
}

function shareNickname(a: string, b: string): boolean {
  const families = familiesOf.get(b);
  return families !== undefined && [...(familiesOf.get(a) ?? [])].some((family) => families.has(family));
}

/** Daniel and Daniela, Mario and Maria, Paul and Paula: one letter apart, and two people. */
function differInEndingOnly(a: string, b: string): boolean {
  const stem = (name: string): string => name.replace(/[aeo]$/, '');
  return stem(a) === stem(b);
}
