import type { NameForm } from '../profile.ts';
import { type Heard, readingOf } from '../values/heard/reading.ts';
import { heardLetters, isSpelling, type Spelling } from '../values/heard/spellings.ts';
import { unsaid } from './comparison.ts';
import type { NameWord } from './name.ts';

export const acrossScriptsLevels = [
  'neither name heard alike',
  'one name heard alike',
  'both names heard alike',
] as const;

/** Comparing takes as long as both names are long, multiplied; nobody is called by more letters. */
const mostLetters = 100;

/**
 * Whether a name in another script sounds as one in Latin letters is written: 0 to 2 as in `acrossScriptsLevels`, `unsaid` where that cannot
 * be told.
 */
export function acrossScriptsLevel(a: NameForm, b: NameForm): number {
  const [one, other] = [isLatin(a), isLatin(b)];
  if (one === other || one === null || other === null) return unsaid;
  const [latin, { given, family }] = one ? [a, b] : [b, a];
  if (Math.max(given?.text.length ?? 0, family?.text.length ?? 0) > mostLetters) return unsaid;
  const { heard, mayBeOther } = readingOf(given?.text, family?.text);
  const names = { given: lettersOf(latin.given), family: lettersOf(latin.family) };
  const level = heard.reduce((most, each) => Math.max(most, levelOf(each, names)), unsaid);
  return level === 0 && mayBeOther ? unsaid : level;
}

/** Null where a name has both or none. */
function isLatin({ given, family }: NameForm): boolean | null {
  const scripts = [given, family].flatMap((name) => (name ? [name.script === 'Latin'] : []));
  const [first, second = first] = scripts;
  return first === undefined || first !== second ? null : first;
}

function lettersOf(name: NameWord | null): string {
  return name === null || name.isInitials || name.joined.length > mostLetters ? '' : heardLetters(name.joined);
}

function levelOf({ given, family, whole }: Heard, latin: Record<'given' | 'family', string>): number {
  const [one, other] = [latin.given, latin.family];
  if (whole && one && other && (isSpelling(whole, other + one) || isSpelling(whole, one + other))) return 2;
  const said = Math.max(
    Number(fits(given, one)) + Number(fits(family, other)),
    Number(fits(given, other)) + Number(fits(family, one)),
  );
  return one || other ? said : unsaid;
}

function fits(spelling: Spelling | null, letters: string): boolean {
  return spelling !== null && letters.length > 1 && isSpelling(spelling, letters);
}
