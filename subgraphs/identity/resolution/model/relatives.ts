import { anchored } from './anchored.ts';

/** Pairs of relatives of one given name, and all whose given names can be compared. */
export interface RelativesOfOneName {
  same: number;
  all: number;
}

/** A household has one address, and a family one name. */
const ofTheFamily: ReadonlySet<string> = new Set(['street', 'postalCode', 'familyName']);

/**
 * How often relatives agree in something, as it was shipped or less often. Where little but names and addresses is known,
 * all records of one party would otherwise be taken for relatives of one name, and what is left would teach that one
 * party seldom has one address, or one family name.
 *
 * @param r as it was shipped
 * @param m how often records of one party agree in it
 */
export function relativesLevels(
  r: readonly number[],
  comparison: string,
  m: readonly number[],
  { same, all }: RelativesOfOneName,
): number[] {
  const shipped = r.at(-1) ?? 0;
  // Learned to be more often, a population without families would learn just that.
  if (comparison === 'givenName')
    return withSame(r, Math.min(shipped, anchored([shipped], [same, all - same])[0] ?? 0));
  // No two people share more of their address or name than one person's records do.
  return ofTheFamily.has(comparison) ? withSame(r, Math.min(shipped, m.at(-1) ?? 0)) : [...r];
}

/** The same shares, with another one for what is the same. */
function withSame(r: readonly number[], same: number): number[] {
  const others = (1 - same) / (1 - (r.at(-1) ?? 0));
  return r.map((share, level) => (level === r.length - 1 ? same : share * others));
}
