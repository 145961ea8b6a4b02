import { nicknameFamilies } from './nicknames.ts';
import { isTypoOf } from './similarity.ts';

/** Whether one name may stand for the other. */
export type NameMatch = (a: string, b: string) => boolean;

const known = new Map<string, string>();

const familiesOf = new Map<string, Set<number>>();
nicknameFamilies.forEach(([name = '', ...shortForms], index) => {
  for (const each of [name, ...shortForms.flatMap(eitherEnding)].map(soundOf))
    familiesOf.set(each, (familiesOf.get(each) ?? new Set()).add(index));
});

const initialsOf = nicknameFamilies.map((family) => new Set(family.map((name) => name.charAt(0))));

/** English writes the end of a pet name in two ways: Peggy and Peggie. */
function eitherEnding(shortForm: string): string[] {
  const other = shortForm.length < 4 ? shortForm : shortForm.replace(/y$/, 'ie');
  return other === shortForm ? [shortForm, shortForm.replace(/(?<=..)ie$/, 'y')] : [shortForm, other];
}

/**
 * Whether two given names, in plain Latin letters, are one person's: the same, a nickname, an abbreviation or a slip. The
 * beginning of a name is no short form of it: José and Josefa, Jan and Janneke are two people.
 */
export const isSameGivenName: NameMatch = (a, b) =>
  a === b || soundOf(a) === soundOf(b) || isAbbreviation(a, b) || shareNickname(a, b) || isSlipOf(a, b);

/** An initial says nothing against the names that begin with it. */
export const mayBeSameGivenName: NameMatch = (a, b) => isInitialOf(a, b) || isInitialOf(b, a) || isSameGivenName(a, b);

export const mayBeSameFamilyName: NameMatch = (a, b) =>
  isInitialOf(a, b) || isInitialOf(b, a) || soundOf(a) === soundOf(b) || isAbbreviation(a, b) || isTypoOf(a, b);

/** One spelling for what languages write with i, j or y: Yuliia, Julia and Yulia; Andrii and Andriy. */
function soundOf(name: string): string {
  const found = known.get(name) ?? name.replace(/[ijy]+/g, 'i');
  known.set(name, found);
  return found;
}

function isInitialOf(initial: string, name: string): boolean {
  return [...initial].length === 1 && name.startsWith(initial);
}

/** `chr.` and Christian. */
function isAbbreviation(a: string, b: string): boolean {
  return [
    [a, b],
    [b, a],
  ].some(([short = '', name = '']) => short.endsWith('.') && name.startsWith(short.slice(0, -1)));
}

export const shareNickname: NameMatch = (a, b) => {
  const families = familiesOf.get(soundOf(b));
  return families !== undefined && [...(familiesOf.get(soundOf(a)) ?? [])].some((family) => families.has(family));
};

/** Whether a name, or what else its bearers are called, begins with an initial: `b` and Rebecca, who is Becky. */
export function mayBeginWith(initial: string, name: string): boolean {
  return [...(familiesOf.get(soundOf(name)) ?? [])].some((family) => initialsOf[family]?.has(initial));
}

/** Two names that are names of their own, however alike they look: Andrea and Andreas, Christian and Christina. */
export const areKnownApart: NameMatch = (a, b) =>
  familiesOf.has(soundOf(a)) && familiesOf.has(soundOf(b)) && soundOf(a) !== soundOf(b) && !shareNickname(a, b);

/**
 * A slip of the finger that leaves the ending, or swaps its two letters: Andrea and Andreas, Haruki and Haruka are no
 * slips. Nor is it a slip when the nicknames know both names and do not join them, as Christian and Christina.
 */
function isSlipOf(a: string, b: string): boolean {
  const [soundA, soundB] = [soundOf(a), soundOf(b)];
  const bothKnown = familiesOf.has(soundA) && familiesOf.has(soundB);
  const sameEnding = soundA.at(-1) === soundB.at(-1) || lastTwoSwapped(soundA) === soundB;
  return !bothKnown && sameEnding && isTypoOf(a, b);
}

function lastTwoSwapped(name: string): string {
  return name.slice(0, -2) + name.slice(-1) + name.slice(-2, -1);
}
