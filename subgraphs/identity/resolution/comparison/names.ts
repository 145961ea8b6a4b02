import type { NameForm, Profile } from '../profile.ts';
import { acrossScriptsLevel, acrossScriptsLevels } from './across-scripts.ts';
import { type Comparison, unsaid } from './comparison.ts';
import { isSlip, middleInitialLevel, type NameWord, nameLevel, nameLevels, otherInitial, sameInitial } from './name.ts';
import { areHisAndHers, areTwoOfOneFamily, familyOfSiblings } from './of-one-family.ts';
import { says } from './says.ts';

export interface NameLevels {
  given: number;
  family: number;
  order: number;
  middle: number;
  /** As in `acrossScriptsLevels`, where the names have no script in common. */
  across: number;
  sharedGiven: string | null;
  sharedFamily: string | null;
}

/** What two forms of one script tell. */
type Found = Omit<NameLevels, 'across'>;

/** How alike a level is, for telling whether names stand in each other's place; `unsaid` is the last. */
const likeness = [0.3, 0.72, 0.84, 0.93, 0.93, 1, 0.93, 0.3];
const clearlyLikelier = 0.25;

const sameName = nameLevels.length - 1;
/** Of two given names that have nothing in common, and one family name. */
const ofSiblings = likenessOf(0) + likenessOf(sameName);

/** A pair is asked for its given names, its family names and their order one after the other. */
let lastA: Profile | null = null;
let lastB: Profile | null = null;
const found: NameLevels = {
  ...{ given: unsaid, family: unsaid, order: unsaid, middle: unsaid, across: unsaid },
  ...{ sharedGiven: null, sharedFamily: null },
};

/** Compares all spellings of both names; the two that are most alike decide. What it returns holds until the next call. */
function compareNames(a: Profile, b: Profile): Readonly<NameLevels> {
  if (a === lastA && b === lastB) return found;
  lastA = a;
  lastB = b;
  begin();
  let most = -1;
  for (const one of a.names) {
    for (const other of b.names) {
      most = Math.max(most, keepLikelier(one, other, most));
    }
  }
  if (isAcrossScripts())
    for (const one of a.names)
      for (const other of b.names) found.across = Math.max(found.across, acrossScriptsLevel(one, other));
  return found;
}

/** The same of two spellings. */
export function compareForms(one: NameForm, other: NameForm): Readonly<NameLevels> {
  lastA = null;
  begin();
  keepLikelier(one, other, -1);
  if (isAcrossScripts()) found.across = acrossScriptsLevel(one, other);
  return found;
}

function isAcrossScripts(): boolean {
  return found.given === unsaid && found.family === unsaid;
}

function begin(): void {
  found.given = unsaid;
  found.family = unsaid;
  found.order = unsaid;
  found.middle = unsaid;
  found.across = unsaid;
  found.sharedGiven = null;
  found.sharedFamily = null;
}

/** Keeps what it finds when the two are more alike than `most`, or as much and first in an order of its own. */
function keepLikelier(a: NameForm, b: NameForm, most: number): number {
  const family = levelOf(a.family, b.family);
  const givenAlike = levelOf(a.given, b.given);
  const areTwo = areHisAndHers(a, b, givenAlike, family) || areTwoOfOneFamily(a, b, givenAlike, family);
  const given = areTwo ? 0 : givenAlike;
  const straight = likenessOf(given) + likenessOf(family);
  if (a.given === null || b.given === null || (a.family === null && b.family === null))
    return keepStraight(straight, most, given, family, unsaid, a, b);
  const shared = familyOfSiblings(a, b, given, family);
  if (shared !== null) return keep(ofSiblings, most, 0, sameName, 1, unsaid, null, shared);
  // Names are crossed where that is likelier than so much; of what is not compared yet the most is 1.
  const enough = straight / said(given, family) + clearlyLikelier;
  if (enough >= 1) return keepStraight(straight, most, given, family, 1, a, b);
  const crossedGiven = levelOf(a.given, b.family);
  if (crossedGiven !== unsaid && (likenessOf(crossedGiven) + 1) / 2 <= enough)
    return keepStraight(straight, most, given, family, 1, a, b);
  const crossedFamily = levelOf(a.family, b.given);
  const crossed = likenessOf(crossedGiven) + likenessOf(crossedFamily);
  if (crossed / said(crossedGiven, crossedFamily) <= enough)
    return keepStraight(straight, most, given, family, 1, a, b);
  // Which of two crossed names is whose given one nobody knows; the choice must not depend on who comes first.
  const sharedGiven = sharedText(a.given, b.family);
  const sharedFamily = sharedText(a.family, b.given);
  const isInOrder =
    crossedGiven < crossedFamily || (crossedGiven === crossedFamily && (sharedGiven ?? '') <= (sharedFamily ?? ''));
  return isInOrder
    ? keep(crossed, most, crossedGiven, crossedFamily, 0, unsaid, sharedGiven, sharedFamily)
    : keep(crossed, most, crossedFamily, crossedGiven, 0, unsaid, sharedFamily, sharedGiven);
}

function keepStraight(
  alike: number,
  most: number,
  given: number,
  family: number,
  order: number,
  a: NameForm,
  b: NameForm,
): number {
  const middle = a.given === null || b.given === null ? unsaid : (middleInitialLevel(a.given, b.given) ?? unsaid);
  return keep(alike, most, given, family, order, middle, sharedText(a.given, b.given), sharedText(a.family, b.family));
}

/** The name that both have, as it is counted. */
function sharedText(a: NameWord | null, b: NameWord | null): string | null {
  if (a === null || b === null || a.bare.joined !== b.bare.joined) return null;
  return a.bare.text < b.bare.text ? a.bare.text : b.bare.text;
}

function keep(
  alike: number,
  most: number,
  given: number,
  family: number,
  order: number,
  middle: number,
  sharedGiven: string | null,
  sharedFamily: string | null,
): number {
  if (alike < most) return most;
  if (alike === most && !comesFirst({ given, family, order, middle, sharedGiven, sharedFamily }, found)) return most;
  found.given = given;
  found.family = family;
  found.order = order;
  found.middle = middle;
  found.sharedGiven = sharedGiven;
  found.sharedFamily = sharedFamily;
  return alike;
}

/** Of findings that are equally alike the same one counts, whichever record comes first. */
function comesFirst(a: Found, b: Found): boolean {
  if (a.given !== b.given) return a.given > b.given;
  if (a.family !== b.family) return a.family > b.family;
  if (a.order !== b.order) return a.order > b.order;
  if (a.middle !== b.middle) return a.middle > b.middle;
  return `${a.sharedGiven}|${a.sharedFamily}` < `${b.sharedGiven}|${b.sharedFamily}`;
}

function levelOf(a: NameWord | null, b: NameWord | null): number {
  if (a === null || b === null || a.script !== b.script) return unsaid;
  return a === b && a.isRole ? unsaid : nameLevel(a, b);
}

function likenessOf(level: number): number {
  return likeness[level] ?? 0;
}

function said(given: number, family: number): number {
  return given !== unsaid && family !== unsaid ? 2 : 1;
}

function asList(shared: string | null): string[] {
  return shared === null ? [] : [shared];
}

/** Of records of one name each; which of several was meant would have to be found out again. */
function slipIn(part: 'given' | 'family'): NonNullable<Comparison['slip']> {
  return (a, b) => {
    const levels = compareNames(a, b);
    if (!isSlip(levels[part]) || levels.order === 0 || a.names.length > 1 || b.names.length > 1) return null;
    const [one, other] = [a.names[0]?.[part], b.names[0]?.[part]];
    return one && other ? [one.bare.text, other.bare.text] : null;
  };
}

const name = { levels: nameLevels, needs: says.name, countsValues: true };

export const given: Comparison = {
  ...{ ...name, name: 'givenName' },
  level: (a, b) => nameAt(compareNames(a, b).given),
  shared: (a, b) => asList(compareNames(a, b).sharedGiven),
  slip: slipIn('given'),
  values: ({ names }) => names.flatMap((form) => form.given?.bare.text ?? []),
};

export const family: Comparison = {
  ...{ ...name, name: 'familyName' },
  level: (a, b) => nameAt(compareNames(a, b).family),
  shared: (a, b) => asList(compareNames(a, b).sharedFamily),
  slip: slipIn('family'),
  values: ({ names }) => names.flatMap((form) => form.family?.bare.text ?? []),
};

const initials: Omit<Comparison, 'name' | 'level'> = {
  ...{ needs: says.name, countsValues: false, levels: ['another', 'the same'] },
  shared: () => [],
  values: () => [],
};

/** Where one of two names is but an initial. */
export const givenInitial: Comparison = {
  ...{ ...initials, name: 'givenInitial' },
  level: (a, b) => initialAt(compareNames(a, b).given),
};

export const familyInitial: Comparison = {
  ...{ ...initials, name: 'familyInitial' },
  level: (a, b) => initialAt(compareNames(a, b).family),
};

/** Where a given name is followed by the initial of another. */
export const middleInitial: Comparison = {
  ...{ ...initials, name: 'middleInitial' },
  level: (a, b) => compareNames(a, b).middle,
};

/** Where one name is in Latin letters and the other is not. */
export const acrossScripts: Comparison = {
  ...{ ...initials, name: 'acrossScripts', levels: acrossScriptsLevels },
  level: (a, b) => compareNames(a, b).across,
};

/** The level of names that are more than initials, `unsaid` otherwise. */
export function nameAt(level: number): number {
  return level < sameInitial ? level : unsaid;
}

/** The level of names of which one is an initial. */
export function initialAt(level: number): number {
  return level < sameInitial ? unsaid : level === otherInitial ? 0 : 1;
}

export const nameOrder: Comparison = {
  ...{ name: 'nameOrder', needs: says.name, countsValues: false },
  levels: ['given and family name in each other’s place', 'the names in their places'],
  level: (a, b) => compareNames(a, b).order,
  shared: () => [],
  values: () => [],
};
