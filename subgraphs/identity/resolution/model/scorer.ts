import { unsaid } from '../comparison/comparison.ts';
import { attributeOf } from '../comparison/comparisons.ts';
import { bothSay } from '../comparison/says.ts';
import type { Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import { type CompiledComparison, type CompiledKind, compileKind, withAttribute } from './compiled.ts';
import { dropRepeated, relatedPenalty } from './dependence.ts';
import type { Model } from './model.ts';

/** What one comparison says about a pair: for one party when positive, against when negative. Thousandths of a nat. */
export interface Evidence {
  comparison: string;
  level: number;
  weight: number;
}

export interface Score {
  /** Logarithm of the odds that both records are one party, in thousandths of a nat, so that sums do not depend on order. */
  weight: number;
  evidence: Evidence[];
}

/** What one comparison says about a pair, where it can be compared and where it cannot. */
export interface FullEvidence {
  comparison: string;
  /** Null where one of the two says nothing that could be compared. */
  level: number | null;
  weight: number;
  /** What it would weigh if no other comparison said the same. */
  alone: number;
  /** Of the values that both have the one that says most; null where they have none in common. */
  value: string | null;
}

export interface FullScore {
  prior: number;
  weight: number;
  /** One for each comparison of the kind; with the prior they add up to the weight. */
  evidence: FullEvidence[];
}

/** How much of its power an identifier has left, 0 to 1; it loses power as it spreads over parties. */
export type PowerOf = (comparison: string, value: string) => number;

export const fullPower: PowerOf = () => 1;

/** Evidence that is of no single attribute: a family, or a group of companies, would explain the pair as well. */
export const relatedParties = 'related';

export interface Scorer {
  model: Model;
  /** What a pair of one kind is weighed by, with the attributes that this profile says. */
  kindOf(profile: Profile): CompiledKind;
  /** The same, with the attributes that any of these profiles says, which are of one kind. */
  kindOfAll(profiles: readonly Profile[]): CompiledKind;
  score(a: Profile, b: Profile, powerOf: PowerOf): Score;
  /** The same, with everything that was looked at. */
  scoreInFull(a: Profile, b: Profile, powerOf: PowerOf): FullScore;
  /** The weight alone. One below `floor` may be any number below it: a hopeless pair is not read to its end. */
  weightOf(a: Profile, b: Profile, powerOf: PowerOf, floor: number): number;
}

const mostComparisons = 4096;
/** What the pair weighed last said, comparison by comparison. */
export const levelsSaid = new Int8Array(mostComparisons);
export const weightsSaid = new Int32Array(mostComparisons);

export function scorerOf(model: Model): Scorer {
  const compiled: Record<PartyKind, CompiledKind> = {
    PERSON: compileKind('PERSON', model.kinds.PERSON),
    ORGANISATION: compileKind('ORGANISATION', model.kinds.ORGANISATION),
  };
  const known = { PERSON: attributesKnown(compiled.PERSON), ORGANISATION: attributesKnown(compiled.ORGANISATION) };
  const kindOf = ({ kind, attributes }: Profile): CompiledKind => {
    if (attributes.size === 0) return compiled[kind];
    for (const name of attributes.keys()) {
      if (known[kind].has(name)) continue;
      if (compiled[kind].comparisons.length === mostComparisons)
        throw new RangeError(`records of a kind are compared by ${mostComparisons} attributes at most`);
      known[kind].add(name);
      compiled[kind] = withAttribute(compiled[kind], name);
    }
    return compiled[kind];
  };
  const weightOf: Scorer['weightOf'] = (a, b, powerOf, floor) => weigh(kindOf(a), a, b, powerOf, floor);
  const kindOfAll: Scorer['kindOfAll'] = (profiles) => profiles.map(kindOf).at(-1) ?? compiled.PERSON;
  return {
    ...{ model, kindOf, kindOfAll, weightOf },
    score: (a, b, powerOf) => {
      const weight = weightOf(a, b, powerOf, Number.NEGATIVE_INFINITY);
      const { comparisons, told, rules } = kindOf(a);
      const evidence: Evidence[] = [];
      for (const place of told) {
        const level = levelsSaid[place] ?? unsaid;
        if (level === unsaid) continue;
        const name = comparisons[place]?.comparison.name ?? '';
        evidence.push({ comparison: name, level, weight: weightsSaid[place] ?? 0 });
      }
      const related = relatedPenalty(rules, levelsSaid, weightsSaid);
      if (related < 0) evidence.push({ comparison: relatedParties, level: 0, weight: related });
      return { weight, evidence };
    },
    scoreInFull: (a, b, powerOf) => {
      const { prior, comparisons, rules } = kindOfAll([a, b]);
      const weight = weightOf(a, b, powerOf, Number.NEGATIVE_INFINITY);
      const evidence = comparisons.flatMap((compared, index): FullEvidence[] => {
        const { name } = compared.comparison;
        const attribute = attributeOf(name);
        if (attribute !== null && !a.attributes.has(attribute) && !b.attributes.has(attribute)) return [];
        const level = levelsSaid[index] ?? unsaid;
        if (level === unsaid) return [{ comparison: name, level: null, weight: 0, alone: 0, value: null }];
        const value = isTop(compared, level)
          ? strongestShared(compared, compared.comparison.shared(a, b), powerOf)
          : null;
        const alone = aloneAt(compared, level, a, b, powerOf);
        return [{ comparison: name, level, weight: weightsSaid[index] ?? 0, alone, value }];
      });
      const related = relatedPenalty(rules, levelsSaid, weightsSaid);
      if (related < 0)
        evidence.push({ comparison: relatedParties, level: 0, weight: related, alone: related, value: null });
      return { prior, weight, evidence };
    },
  };
}

function attributesKnown({ comparisons }: CompiledKind): Set<string> {
  return new Set(comparisons.flatMap(({ comparison: { name } }) => attributeOf(name) ?? []));
}

/** Leaves each comparison's level and weight in `levelsSaid` and `weightsSaid`, unless it stops below the floor. */
function weigh(kind: CompiledKind, a: Profile, b: Profile, powerOf: PowerOf, floor: number): number {
  const both = bothSay(a.says, b.says);
  const { comparisons, rules } = kind;
  let reach = kind.prior + attainableBy(kind, both);
  if (reach < floor) return reach;
  for (let index = 0; index < comparisons.length; index++) {
    const compared = comparisons[index];
    if (compared === undefined) break;
    const { comparison } = compared;
    levelsSaid[index] = unsaid;
    weightsSaid[index] = 0;
    if ((both & comparison.needs) === 0) continue;
    const level = comparison.level(a, b);
    const weight = level === unsaid ? 0 : aloneAt(compared, level, a, b, powerOf);
    levelsSaid[index] = level;
    weightsSaid[index] = weight;
    if (rules.groupOf[index] !== -1) continue;
    reach += weight - compared.most;
    if (reach < floor) return reach;
  }
  dropRepeated(rules, levelsSaid, weightsSaid);
  let sum = kind.prior;
  for (let index = 0; index < comparisons.length; index++) sum += weightsSaid[index] ?? 0;
  return sum + relatedPenalty(rules, levelsSaid, weightsSaid);
}

function isTop({ comparison }: CompiledComparison, level: number): boolean {
  return level === comparison.levels.length - 1;
}

/** What a level weighs whatever other comparisons say. */
function aloneAt(compared: CompiledComparison, level: number, a: Profile, b: Profile, powerOf: PowerOf): number {
  if (!isTop(compared, level)) {
    const slip = compared.comparison.slip?.(a, b) ?? null;
    return slip === null ? (compared.weights[level] ?? 0) : compared.weightOfSlip(level, slip);
  }
  const value = strongestShared(compared, compared.comparison.shared(a, b), powerOf);
  return value === null ? (compared.weights[level] ?? 0) : weightOfShared(compared, value, powerOf);
}

/** Of several values that both have the one that says most counts. */
function strongestShared(compared: CompiledComparison, values: readonly string[], powerOf: PowerOf): string | null {
  if (values.length < 2) return values[0] ?? null;
  let [strongest, most]: [string | null, number] = [null, 0];
  for (const value of values) {
    const weight = weightOfShared(compared, value, powerOf);
    if (strongest === null || weight > most) [strongest, most] = [value, weight];
  }
  return strongest;
}

function weightOfShared(compared: CompiledComparison, value: string, powerOf: PowerOf): number {
  const { name, countsValues } = compared.comparison;
  const weight = compared.weightOfShared(value);
  return weight > 0 && !countsValues ? Math.round(weight * powerOf(name, value)) : weight;
}

function attainableBy(kind: CompiledKind, both: number): number {
  const known = kind.attainable[both] ?? -1;
  if (known !== -1) return known;
  const highest = new Int32Array(kind.rules.groups);
  let sum = 0;
  kind.comparisons.forEach(({ comparison, most }, index) => {
    if ((both & comparison.needs) === 0) return;
    const group = kind.rules.groupOf[index] ?? -1;
    if (group === -1) sum += most;
    else highest[group] = Math.max(highest[group] ?? 0, most);
  });
  sum += highest.reduce((all, most) => all + most, 0);
  kind.attainable[both] = sum;
  return sum;
}
