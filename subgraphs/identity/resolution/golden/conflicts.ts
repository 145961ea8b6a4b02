import { acrossScriptsLevel, acrossScriptsLevels } from '../comparison/across-scripts.ts';
import { formsOfName } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import { placeholderDates } from '../values/blocked.ts';
import { organisationWords } from '../values/organisation-name.ts';
import { readPersonName } from '../values/person-name.ts';
import { foldLetters } from '../values/text.ts';

/**
 * Whether two names may be two ways to write one: in other letters or another script, in another order, with another title, with an initial for a
 * name, with fewer names. What a nickname or a maiden name says is another name.
 */
export function namesAgree(kind: PartyKind, a: string, b: string): boolean {
  const [readA, readB] = kind === 'PERSON' ? [personWords(a), personWords(b)] : [companyWords(a), companyWords(b)];
  if (readA.generation && readB.generation && readA.generation !== readB.generation) return false;
  const [shorter, longer] = [readA.words, readB.words].sort((one, other) => one.length - other.length);
  if (areAmong(shorter ?? [], longer ?? []) || readA.words.join('') === readB.words.join('')) return true;
  return kind === 'PERSON' && areHeardAlike(a, b);
}

const otherScript = /[^\p{sc=Latn}\p{sc=Zyyy}\p{sc=Zinh}]/u;

/** Where one of them is in another script than Latin letters. */
function areHeardAlike(a: string, b: string): boolean {
  if (otherScript.test(a) === otherScript.test(b)) return false;
  const forms = formsOfName(b);
  return formsOfName(a).some((one) =>
    forms.some((other) => acrossScriptsLevel(one, other) === acrossScriptsLevels.length - 1),
  );
}

/**
 * The dates that are worth choosing of: one that says less than another, but nothing else, gives way to it, and what forms
 * fill in to anything better.
 */
export function tellingDates<Claim extends { value: string }>(claims: readonly Claim[]): Claim[] {
  const meant = claims.filter(({ value }) => !placeholderDates.has(value));
  const candidates = meant.length > 0 ? meant : claims;
  return candidates.filter(({ value }) => !candidates.some((other) => other.value.startsWith(`${value}-`)));
}

interface NameWords {
  words: string[];
  generation: string | null;
}

function personWords(name: string): NameWords {
  const { given, family, generation } = readPersonName({ name, givenName: null, familyName: null });
  return { words: [...given, ...family].map(foldLetters), generation };
}

function companyWords(name: string): NameWords {
  return { words: organisationWords(name).map(foldLetters), generation: null };
}

/** Whether each word has one of its own among the others: the same, or one that begins with it where one is an initial. */
function areAmong(words: readonly string[], others: readonly string[]): boolean {
  const left = [...others];
  const take = (isIt: (other: string) => boolean): boolean => {
    const place = left.findIndex(isIt);
    if (place !== -1) left.splice(place, 1);
    return place !== -1;
  };
  const unlike = words.filter((word) => !take((other) => other === word));
  // Whole words first: only an initial will do for them.
  const inOrder = unlike.sort((a, b) => b.length - a.length);
  return inOrder.every((word) =>
    take((other) => (word.length === 1 || other.length === 1) && other.charAt(0) === word.charAt(0)),
  );
}
