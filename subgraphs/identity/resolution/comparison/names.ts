import type { NameForm, Profile } from '../profile.ts';
import type { Finding } from './comparisons.ts';
import { type NameWord, nameLevel } from './name.ts';

export interface NameFindings {
  given: Finding | null;
  family: Finding | null;
  order: Finding | null;
}

/** How alike a level is, for telling whether names stand in each other's place. */
const likeness = [0.3, 0.72, 0.84, 0.93, 0.93, 1];
const clearlyLikelier = 0.25;

const nothing: NameFindings = { given: null, family: null, order: null };

/** Compares all spellings of both names; the two that are most alike decide. */
export function compareNames(a: Profile, b: Profile): NameFindings {
  let found = nothing;
  let most = -1;
  for (const one of a.names) {
    for (const other of b.names) {
      const findings = compareForms(one, other);
      const alike = likenessOf(findings.given) + likenessOf(findings.family);
      if (alike > most) {
        most = alike;
        found = findings;
      }
    }
  }
  return found;
}

function compareForms(a: NameForm, b: NameForm): NameFindings {
  const straight = { given: finding(a.given, b.given), family: finding(a.family, b.family) };
  if (a.given === null || b.given === null || (a.family === null && b.family === null))
    return { ...straight, order: null };
  const crossed = { given: finding(a.given, b.family), family: finding(a.family, b.given) };
  const isCrossed = average(crossed) - average(straight) > clearlyLikelier;
  return { ...(isCrossed ? crossed : straight), order: { level: isCrossed ? 0 : 1, shared: null } };
}

function finding(a: NameWord | null, b: NameWord | null): Finding | null {
  if (a === null || b === null) return null;
  return { level: nameLevel(a, b), shared: a === b ? a.text : null };
}

function average({ given, family }: { given: Finding | null; family: Finding | null }): number {
  if (given && family) return (likenessOf(given) + likenessOf(family)) / 2;
  return likenessOf(given ?? family);
}

function likenessOf(found: Finding | null): number {
  return found === null ? 0 : (likeness[found.level] ?? 0);
}
