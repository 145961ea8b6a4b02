import { givenNames } from './given-names.ts';
import { nicknameFamilies } from './nicknames.ts';
import { spellingGroups } from './spellings.ts';

type NameMatch = (a: string, b: string) => boolean;

const known = new Map<string, string>();

const families: readonly string[][] = [...nicknameFamilies, ...Array.from(givenNames, (name) => [name])];

const familiesOf = new Map<string, Set<number>>();
families.forEach(([name = '', ...shortForms], index) => {
  for (const each of [name, ...shortForms.flatMap(eitherEnding)].map(soundOf))
    familiesOf.set(each, (familiesOf.get(each) ?? new Set()).add(index));
});

const spellingOf = new Map(
  spellingGroups.flatMap((group, index) => group.map((name) => [soundOf(name), index] as const)),
);

const initialsOf = families.map((family) => new Set(family.map((name) => name.charAt(0))));

/** English writes the end of a pet name in two ways: Peggy and Peggie. */
function eitherEnding(shortForm: string): string[] {
  const other = shortForm.length < 4 ? shortForm : shortForm.replace(/y$/, 'ie');
  return other === shortForm ? [shortForm, shortForm.replace(/(?<=..)ie$/, 'y')] : [shortForm, other];
}

/** One spelling for what languages write with i, j or y: Yuliia, Julia and Yulia; Andrii and Andriy. */
function soundOf(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const sound = name.replace(/[ijy]+/g, 'i');
  known.set(name, sound);
  return sound;
}

/** Whether somebody is known to be called so. */
export function isGivenName(name: string): boolean {
  return familiesOf.has(soundOf(name));
}

/** Whether both are what bearers of one name are called: Peggy and Margaret. */
export const shareNickname: NameMatch = (a, b) => {
  const families = familiesOf.get(soundOf(b));
  if (families === undefined) return false;
  for (const family of familiesOf.get(soundOf(a)) ?? []) if (families.has(family)) return true;
  return false;
};

/** Whether a name, or what else its bearers are called, begins with an initial: `b` and Rebecca, who is Becky. */
export function mayBeginWith(initial: string, name: string): boolean {
  return [...(familiesOf.get(soundOf(name)) ?? [])].some((family) => initialsOf[family]?.has(initial));
}

/** Two names that are names of their own, however alike they look: Andrea and Andreas, Christian and Christina. */
export const areKnownApart: NameMatch = (a, b) =>
  familiesOf.has(soundOf(a)) &&
  familiesOf.has(soundOf(b)) &&
  soundOf(a) !== soundOf(b) &&
  !shareNickname(a, b) &&
  !areOneInOtherSpelling(a, b);

function areOneInOtherSpelling(a: string, b: string): boolean {
  const group = spellingOf.get(soundOf(a));
  return group !== undefined && group === spellingOf.get(soundOf(b));
}
