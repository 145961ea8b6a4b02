import type { NameForm, Profile } from '../profile.ts';
import { type Comparison, unsaid } from './comparison.ts';
import { type NameWord, nameLevel, nameLevels, otherInitial, sameInitial } from './name.ts';
import { says } from './says.ts';

export interface NameLevels {
  given: number;
  family: number;
  order: number;
  sharedGiven: string | null;
  sharedFamily: string | null;
}

/** How alike a level is, for telling whether names stand in each other's place; `unsaid` is the last. */
const likeness = [0.3, 0.72, 0.84, 0.93, 0.93, 1, 0.93, 0.3];
const clearlyLikelier = 0.25;

/** A pair is asked for its given names, its family names and their order one after the other. */
let lastA: Profile | null = null;
let lastB: Profile | null = null;
const found: NameLevels = { given: unsaid, family: unsaid, order: unsaid, sharedGiven: null, sharedFamily: null };

/** Compares all spellings of both names; the two that are most alike decide. What it returns holds until the next call. */
export function compareNames(a: Profile, b: Profile): Readonly<NameLevels> {
  if (a === lastA && b === lastB) return found;
  lastA = a;
  lastB = b;
  Object.assign(found, nothing);
  let most = -1;
  for (const one of a.names) {
    for (const other of b.names) {
      most = Math.max(most, compareForms(one, other, most));
    }
  }
  return found;
}

const nothing: NameLevels = { given: unsaid, family: unsaid, order: unsaid, sharedGiven: null, sharedFamily: null };

/** Keeps what it finds when the two are more alike than `most`, or as much and first in an order of its own. */
function compareForms(a: NameForm, b: NameForm, most: number): number {
  const given = levelOf(a.given, b.given);
  const family = levelOf(a.family, b.family);
  const straight = likenessOf(given) + likenessOf(family);
  if (a.given === null || b.given === null || (a.family === null && b.family === null))
    return keep(straight, most, given, family, unsaid, a, b.given, b.family);
  const crossedGiven = levelOf(a.given, b.family);
  const crossedFamily = levelOf(a.family, b.given);
  const crossed = likenessOf(crossedGiven) + likenessOf(crossedFamily);
  const isCrossed = crossed / said(crossedGiven, crossedFamily) - straight / said(given, family) > clearlyLikelier;
  if (!isCrossed) return keep(straight, most, given, family, 1, a, b.given, b.family);
  // Which of two crossed names is whose given one nobody knows; the choice must not depend on who comes first.
  const sharedGiven = a.given === b.family ? (a.given?.text ?? null) : null;
  const sharedFamily = a.family === b.given ? (a.family?.text ?? null) : null;
  const isInOrder =
    crossedGiven < crossedFamily || (crossedGiven === crossedFamily && (sharedGiven ?? '') <= (sharedFamily ?? ''));
  const kept = { given: crossedGiven, family: crossedFamily, order: 0, sharedGiven, sharedFamily };
  const turned = {
    ...{ given: crossedFamily, family: crossedGiven, order: 0, sharedGiven: sharedFamily, sharedFamily: sharedGiven },
  };
  return keepLikelier(crossed, most, isInOrder ? kept : turned);
}

function keep(
  alike: number,
  most: number,
  given: number,
  family: number,
  order: number,
  a: NameForm,
  otherGiven: NameWord | null,
  otherFamily: NameWord | null,
): number {
  if (alike < most) return most;
  const sharedGiven = a.given !== null && a.given === otherGiven ? a.given.text : null;
  const sharedFamily = a.family !== null && a.family === otherFamily ? a.family.text : null;
  return keepLikelier(alike, most, { given, family, order, sharedGiven, sharedFamily });
}

function keepLikelier(alike: number, most: number, levels: NameLevels): number {
  if (alike < most || (alike === most && !comesFirst(levels, found))) return most;
  Object.assign(found, levels);
  return alike;
}

/** Of findings that are equally alike the same one counts, whichever record comes first. */
function comesFirst(a: NameLevels, b: NameLevels): boolean {
  if (a.given !== b.given) return a.given > b.given;
  if (a.family !== b.family) return a.family > b.family;
  if (a.order !== b.order) return a.order > b.order;
  return `${a.sharedGiven}|${a.sharedFamily}` < `${b.sharedGiven}|${b.sharedFamily}`;
}

function levelOf(a: NameWord | null, b: NameWord | null): number {
  return a === null || b === null || a.isLatin !== b.isLatin ? unsaid : nameLevel(a, b);
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

const name = { levels: nameLevels, needs: says.name, countsValues: true };

export const given: Comparison = {
  ...{ ...name, name: 'givenName' },
  level: (a, b) => nameAt(compareNames(a, b).given),
  shared: (a, b) => asList(compareNames(a, b).sharedGiven),
  values: ({ names }) => names.flatMap((form) => form.given?.text ?? []),
};

export const family: Comparison = {
  ...{ ...name, name: 'familyName' },
  level: (a, b) => nameAt(compareNames(a, b).family),
  shared: (a, b) => asList(compareNames(a, b).sharedFamily),
  values: ({ names }) => names.flatMap((form) => form.family?.text ?? []),
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

function nameAt(level: number): number {
  return level < sameInitial ? level : unsaid;
}

function initialAt(level: number): number {
  return level < sameInitial ? unsaid : level === otherInitial ? 0 : 1;
}

export const nameOrder: Comparison = {
  ...{ name: 'nameOrder', needs: says.name, countsValues: false },
  levels: ['given and family name in each other’s place', 'the names in their places'],
  level: (a, b) => compareNames(a, b).order,
  shared: () => [],
  values: () => [],
};
