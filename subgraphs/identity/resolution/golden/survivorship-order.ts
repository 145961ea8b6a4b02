import { recordName } from '../record.ts';
import { ruleOf, type Strategy, type SurvivorshipRule } from './survivorship.ts';

export interface Source {
  key: string;
  /** Epoch milliseconds; null where the source does not say. */
  updatedAt: number | null;
}

/** What one record says. */
export interface Claim<Value, From extends Source> {
  value: Value;
  record: From;
  /** Its place among the values of the record. */
  place: number;
}

/** How the values of an attribute are read, as coarse or as fine as one likes. */
export interface Reading<Value, From extends Source> {
  /** Alike for claims that say the same; null for one that says nothing. */
  meaningOf(claim: Claim<Value, From>): string | null;
  /** More for a value that says more; the meaning is as `meaningOf` tells it. */
  completenessOf(claim: Claim<Value, From>, meaning: string): number;
}

/** A value with all that say it. */
export interface Standing<Value, From extends Source> {
  /** The one that is shown. */
  best: Claim<Value, From>;
  /** The freshest first. */
  claims: Claim<Value, From>[];
  /** What each strategy makes of it, the more the better. */
  scores: readonly number[];
}

/**
 * The values of an attribute, the best first: each strategy decides where those before it found values alike, in the end the
 * order of record keys does, so that the order in which records come does not matter. Of several ways to write a value the
 * best is shown, which the finer readings tell apart.
 */
export function inOrder<Value, From extends Source>(
  claims: readonly Claim<Value, From>[],
  strategies: readonly Strategy[],
  [reading, ...finer]: readonly [Reading<Value, From>, ...Reading<Value, From>[]],
): Standing<Value, From>[] {
  const groups = new Map<string, [Claim<Value, From>, ...Claim<Value, From>[]]>();
  for (const claim of claims) {
    const meaning = reading.meaningOf(claim);
    if (meaning === null) continue;
    const known = groups.get(meaning);
    if (known) known.push(claim);
    else groups.set(meaning, [claim]);
  }
  const [next, ...rest] = finer;
  const standings = [...groups].map(([meaning, alike]): Standing<Value, From> => {
    const [first, second] = alike.sort(freshestFirst);
    const best = second && next ? inOrder(alike, strategies, [next, ...rest])[0]?.best : first;
    return {
      ...{ best: best ?? first, claims: alike },
      scores:
        groups.size < 2
          ? []
          : strategies.map((strategy) => score(strategy, alike, (claim) => reading.completenessOf(claim, meaning))),
    };
  });
  return standings.sort((a, b) => byScores(a.scores, b.scores) || byRecord(a.best, b.best));
}

/** Which strategy put one value before another. */
export function ruleBetween(
  strategies: readonly Strategy[],
  winner: Pick<Standing<unknown, Source>, 'scores'>,
  loser: Pick<Standing<unknown, Source>, 'scores'>,
): SurvivorshipRule {
  const decisive = strategies.find((_, index) => winner.scores[index] !== loser.scores[index]);
  return decisive === undefined ? 'RECORD_ORDER' : ruleOf(decisive);
}

function score<Value, From extends Source>(
  strategy: Strategy,
  claims: readonly Claim<Value, From>[],
  completenessOf: (claim: Claim<Value, From>) => number,
): number {
  if (strategy === 'MOST_RECENT') return Math.max(...claims.map(({ record }) => record.updatedAt ?? -Infinity));
  if (strategy === 'MOST_COMPLETE') return Math.max(...claims.map(completenessOf));
  if (strategy === 'MOST_FREQUENT') return new Set(claims.map(({ record }) => record.key)).size;
  return Math.max(...claims.map(({ record }) => trustIn(record, strategy.MOST_TRUSTED_SOURCE)));
}

function trustIn({ key }: Source, sources: readonly string[]): number {
  const { department, type } = recordName(key);
  const own = sources.indexOf(`${department}:${type}`);
  const place = own === -1 ? sources.indexOf(department) : own;
  return place === -1 ? -sources.length : -place;
}

function byScores(a: readonly number[], b: readonly number[]): number {
  const decisive = a.findIndex((score, index) => score !== b[index]);
  return decisive === -1 ? 0 : (b[decisive] ?? 0) > (a[decisive] ?? 0) ? 1 : -1;
}

function freshestFirst(a: Claim<unknown, Source>, b: Claim<unknown, Source>): number {
  const [atA, atB] = [a.record.updatedAt ?? -Infinity, b.record.updatedAt ?? -Infinity];
  return atA === atB ? byRecord(a, b) : atB > atA ? 1 : -1;
}

function byRecord(a: Claim<unknown, Source>, b: Claim<unknown, Source>): number {
  if (a.record.key === b.record.key) return a.place - b.place;
  return a.record.key < b.record.key ? -1 : 1;
}
