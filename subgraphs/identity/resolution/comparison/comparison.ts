import type { Profile } from '../profile.ts';

/** One attribute that two records are compared by. */
export interface Comparison {
  name: string;
  /** What each level means; the last one is that both say the same. */
  levels: readonly string[];
  /** What both profiles have to say (`Profile.says`) for this to be compared. */
  needs: number;
  /** The level that two profiles reach, or `unsaid`. */
  level(a: Profile, b: Profile): number;
  /** The values that both have, at the top level; none where they do not matter. */
  shared(a: Profile, b: Profile): readonly string[];
  /** The two values of which one may be a slip of the other, as they are counted; null where that is not why they differ. */
  slip?(a: Profile, b: Profile): readonly [string, string] | null;
  /** What a profile says; how often each value occurs is part of a model when `countsValues`. */
  values(profile: Profile): readonly string[];
  /** Whether common values speak less for one party than rare ones, as they are counted in a model. */
  countsValues: boolean;
  /** Comparisons of one group say much the same: only the strongest for and the strongest against count. The finest comes first. */
  group?: string;
}

/** Where one of two profiles says nothing that could be compared. */
export const unsaid = -1;

interface Values<Value> {
  name: string;
  needs: number;
  levels: readonly string[];
  valuesOf: (profile: Profile) => readonly Value[];
  levelOf: (a: Value, b: Value) => number;
  /** The text under which a value is counted; empty when it is none to count. */
  textOf: (value: Value) => string;
}

/** The pair of values that are most alike decides. */
export function best<Value>({ name, needs, levels, valuesOf, levelOf, textOf }: Values<Value>): Comparison {
  const top = levels.length - 1;
  return {
    ...{ name, needs, levels, countsValues: false },
    level: (a, b) => {
      const others = valuesOf(b);
      let most = unsaid;
      for (const one of valuesOf(a)) {
        for (const other of others) {
          const level = levelOf(one, other);
          if (level === top) return top;
          if (level > most) most = level;
        }
      }
      return most;
    },
    shared: (a, b) => {
      const others = valuesOf(b);
      const texts: string[] = [];
      for (const one of valuesOf(a)) if (others.some((other) => levelOf(one, other) === top)) texts.push(textOf(one));
      return texts;
    },
    values: (profile) =>
      valuesOf(profile)
        .map(textOf)
        .filter((text) => text !== ''),
  };
}

/** What many share says something when it is the same, and nothing when it is not. */
export function onlyWhenShared(
  name: string,
  needs: number,
  valuesOf: (profile: Profile) => readonly string[],
): Comparison {
  const shared = (a: Profile, b: Profile): string[] => valuesOf(a).filter((value) => valuesOf(b).includes(value));
  return {
    ...{ name, needs, shared, values: valuesOf, countsValues: false },
    levels: ['different', 'the same'],
    level: (a, b) => (valuesOf(a).some((value) => valuesOf(b).includes(value)) ? 1 : unsaid),
  };
}
