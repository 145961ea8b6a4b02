import { attributeComparison, type Comparison, comparisons, type Finding } from '../comparison/comparisons.ts';
import type { Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import type { ComparisonModel, KindModel, Model } from './model.ts';
import { shippedAttribute } from './shipped.ts';

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

/** How much of its power an identifier has left, 0 to 1; it loses power as it spreads over parties. */
export type PowerOf = (comparison: string, value: string) => number;

export const fullPower: PowerOf = () => 1;

export interface Scorer {
  model: Model;
  /** The comparisons of a kind, in their order. */
  comparisonsOf(kind: PartyKind): readonly CompiledComparison[];
  score(a: Profile, b: Profile, powerOf: PowerOf): Score;
}

export interface CompiledComparison {
  comparison: Comparison;
  weights: readonly number[];
  weigh(finding: Finding, powerOf: PowerOf): number;
}

/** What every pair starts from, and what is added where attributes depend on each other. */
const householdPenalty = -4;
const frequencyDamping = 0.8;
const rarest = 2;

export function scorerOf(model: Model): Scorer {
  const compiled: Record<PartyKind, CompiledComparison[]> = {
    PERSON: compileKind(model.kinds.PERSON, comparisons.PERSON),
    ORGANISATION: compileKind(model.kinds.ORGANISATION, comparisons.ORGANISATION),
  };
  const attributes: Record<PartyKind, Set<string>> = {
    PERSON: new Set(attributeNames(compiled.PERSON)),
    ORGANISATION: new Set(attributeNames(compiled.ORGANISATION)),
  };
  const learnAttributes = ({ kind, attributes: own }: Profile): void => {
    for (const name of own.keys()) {
      if (attributes[kind].has(name)) continue;
      attributes[kind].add(name);
      compiled[kind].push(compile(attributeComparison(name), shippedAttribute));
    }
  };
  const priors = {
    PERSON: logOdds(model.kinds.PERSON.prior),
    ORGANISATION: logOdds(model.kinds.ORGANISATION.prior),
  };
  return {
    model,
    comparisonsOf: (kind) => compiled[kind],
    score: (a, b, powerOf) => {
      if (a.attributes.size > 0) learnAttributes(a);
      return scorePair(a, b, compiled[a.kind], priors[a.kind], powerOf);
    },
  };
}

function compileKind(model: KindModel, known: readonly Comparison[]): CompiledComparison[] {
  const learned = Object.keys(model.comparisons)
    .filter((name) => name.startsWith('attribute:'))
    .map((name) => attributeComparison(name.slice('attribute:'.length)));
  return [...known, ...learned].flatMap((comparison) => {
    const values = model.comparisons[comparison.name];
    return values ? [compile(comparison, values)] : [];
  });
}

function attributeNames(compiled: readonly CompiledComparison[]): string[] {
  return compiled.flatMap(({ comparison: { name } }) =>
    name.startsWith('attribute:') ? [name.slice('attribute:'.length)] : [],
  );
}

function compile(comparison: Comparison, { m, u, frequencies }: ComparisonModel): CompiledComparison {
  const weights = comparison.levels.map((_, level) => toThousandths(Math.log((m[level] ?? 0) / (u[level] ?? 1))));
  const top = comparison.levels.length - 1;
  const topM = m[top] ?? 0;
  const topU = u[top] ?? 1;
  const byValue = new Map<string, number>();
  for (const [value, count] of Object.entries(frequencies?.values ?? {})) byValue.set(value, weightOf(count));
  const rare = frequencies ? weightOf(rarest) : weights[top];
  function weightOf(count: number): number {
    const share = Math.max(count, rarest) / (frequencies?.counted ?? 1);
    return toThousandths(Math.log(topM / topU) + frequencyDamping * Math.log(topU / share));
  }
  return {
    comparison,
    weights,
    weigh: ({ level, shared }, powerOf) => {
      if (shared === null) return weights[level] ?? 0;
      const weight = (frequencies ? (byValue.get(shared) ?? rare) : weights[level]) ?? 0;
      return comparison.countsValues || weight <= 0 ? weight : Math.round(weight * powerOf(comparison.name, shared));
    },
  };
}

function scorePair(
  a: Profile,
  b: Profile,
  compiled: readonly CompiledComparison[],
  prior: number,
  powerOf: PowerOf,
): Score {
  const evidence: Evidence[] = [];
  const groups = new Map<string, Evidence[]>();
  let weight = prior;
  for (const { comparison, weigh } of compiled) {
    const finding = comparison.compare(a, b);
    if (finding === null) continue;
    const said = { comparison: comparison.name, level: finding.level, weight: weigh(finding, powerOf) };
    evidence.push(said);
    if (comparison.group === undefined) weight += said.weight;
    else groups.set(comparison.group, [...(groups.get(comparison.group) ?? []), said]);
  }
  for (const said of groups.values()) weight += strongestOf(said);
  return { weight: weight + correlations(evidence), evidence };
}

/** What depends on each other counts once: the strongest for, and the strongest against. */
function strongestOf(said: readonly Evidence[]): number {
  const weights = said.map((each) => each.weight);
  return Math.max(0, ...weights) + Math.min(0, ...weights);
}

/** An email is often made from the name, and a household shares everything but given names and birth dates. */
function correlations(evidence: readonly Evidence[]): number {
  const levels = new Map(evidence.map((each) => [each.comparison, each]));
  const level = (name: string): number | undefined => levels.get(name)?.level;
  const email = levels.get('email');
  const namesAgree = (level('givenName') ?? 0) >= 3 && (level('familyName') ?? 0) >= 3;
  let correction = 0;
  if (email && email.level < 5 && email.weight > 0 && namesAgree) correction -= email.weight;
  const apart = (level('givenName') ?? 9) <= 1 && (level('birthDate') ?? 9) <= 2;
  if (apart && level('email') !== 5 && level('externalId') !== 4 && level('taxId') !== 4)
    correction += toThousandths(householdPenalty);
  return correction;
}

function logOdds(probability: number): number {
  return toThousandths(Math.log(probability / (1 - probability)));
}

function toThousandths(nats: number): number {
  return Math.round(1000 * nats);
}
