import type { Comparison } from '../comparison/comparison.ts';
import { attributeComparison, attributeOf, comparisons } from '../comparison/comparisons.ts';
import { organisationName } from '../comparison/organisation-name.ts';
import { sayings } from '../comparison/says.ts';
import type { PartyKind } from '../record.ts';
import { type Dependence, dependenceOf } from './dependence.ts';
import { countOf } from './frequencies.ts';
import type { ComparisonModel, KindModel } from './model.ts';
import { shippedAttribute } from './shipped.ts';
import { thousandths } from './thousandths.ts';

const frequencyDamping = 0.8;
/** What was counted less often than this may as well be a slip. */
const rarest = 2;
/** How often two companies that nobody would take for one share a name all the same. */
const strangersOfOneName = 0.0001;
/** Of the bearers of a name so many are written as one certain other by a slip: one of twenty, in one of two hundred ways. */
const slipToOne = 0.00025;

/** A comparison with its weights, in thousandths of a nat. */
export interface CompiledComparison {
  comparison: Comparison;
  model: ComparisonModel;
  weights: readonly number[];
  /** The highest weight it can reach, 0 at least. */
  most: number;
  /** The weight of having this value in common. */
  weightOfShared(value: string): number;
  /** The weight of a level at which one of two values may be a slip of the other. */
  weightOfSlip(level: number, values: readonly [string, string]): number;
}

/** Everything that pairs of one kind are weighed by. */
export interface CompiledKind {
  prior: number;
  strangers: Pick<KindModel, 'related' | 'namesTogether'>;
  comparisons: CompiledComparison[];
  /** Their places in the order in which evidence tells them: attributes last, by name, whenever they became known. */
  told: readonly number[];
  rules: Dependence;
  /** The most that is still attainable by what a pair can be compared by; filled as combinations occur. */
  attainable: Int32Array;
}

export function compileKind(kind: PartyKind, model: KindModel): CompiledKind {
  const { comparisons: known } = model;
  const attributes = Object.keys(known).flatMap((name) => attributeOf(name) ?? []);
  const compared = [...comparisons[kind], ...attributes.sort().map(attributeComparison)];
  const compiled = compared.flatMap((comparison) => {
    const values = known[comparison.name];
    return values ? [compile(comparison, values)] : [];
  });
  return withRules(logOdds(model.prior), model, compiled);
}

/** With an attribute that the model has never seen. */
export function withAttribute(kind: CompiledKind, name: string): CompiledKind {
  return withRules(kind.prior, kind.strangers, [
    ...kind.comparisons,
    compile(attributeComparison(name), shippedAttribute),
  ]);
}

function withRules(
  prior: number,
  { related, namesTogether }: CompiledKind['strangers'],
  compiled: CompiledComparison[],
): CompiledKind {
  const strangers = { related, namesTogether };
  const compared = compiled.map(({ comparison }) => comparison);
  const models = compiled.map(({ model }) => model);
  return {
    ...{ prior, strangers, comparisons: compiled, attainable: new Int32Array(sayings).fill(-1) },
    told: inOrderOfEvidence(compared),
    rules: dependenceOf(compared, models, strangers),
  };
}

function inOrderOfEvidence(compared: readonly Comparison[]): number[] {
  const named = compared.map(({ name }, place) => ({ place, attribute: attributeOf(name) ?? '' }));
  return named
    .sort((a, b) => (a.attribute === b.attribute ? 0 : a.attribute < b.attribute ? -1 : 1))
    .map(({ place }) => place);
}

function compile(comparison: Comparison, model: ComparisonModel): CompiledComparison {
  const weights = levelWeights(model);
  const top = comparison.levels.length - 1;
  const { frequencies } = model;
  if (!frequencies) {
    const weight = weights[top] ?? 0;
    return {
      ...{ comparison, model, weights, most: Math.max(0, ...weights) },
      ...{ weightOfShared: () => weight, weightOfSlip: (level) => weights[level] ?? 0 },
    };
  }
  const byValue = new Map<string, number>();
  for (const [value, count] of Object.entries(frequencies.values))
    byValue.set(value, sharedWeight(model, top, logShare(comparison, count, frequencies.counted)));
  const rare = sharedWeight(model, top, logShare(comparison, rarest, frequencies.counted));
  return {
    ...{ comparison, model, weights, most: Math.max(0, rare, ...weights) },
    weightOfShared: (value) => byValue.get(value) ?? rare,
    weightOfSlip: (level, [one, other]) => {
      const count = Math.min(countOf(frequencies, one), countOf(frequencies, other));
      return slipWeight(weights, level, count, frequencies.counted);
    },
  };
}

/** A slip makes a word that hardly anyone bears: the more bear the rarer of two names, the more likely both are their own. */
function slipWeight(weights: readonly number[], level: number, count: number, counted: number): number {
  const [different, usual] = [weights[0] ?? 0, weights[level] ?? 0];
  if (count <= rarest || usual <= different) return usual;
  const bySlips = thousandths(Math.log((slipToOne * counted) / count));
  const amongFew = usual - thousandths(Math.log(count / rarest));
  return Math.max(different, Math.min(usual, Math.max(bySlips, amongFew)));
}

export function levelWeights({ m, u }: ComparisonModel): number[] {
  return m.map((share, level) => thousandths(Math.log(share / (u[level] ?? 1))));
}

/**
 * The share of all values that are this one, as a logarithm; seldom counted values count as rare ones. Two of those who bear a
 * company's name are the two that are compared, and of the others few are: companies are named so as not to be taken for others.
 */
export function logShare({ name }: Pick<Comparison, 'name'>, count: number, counted: number): number {
  const share = Math.max(count, rarest) / counted;
  return Math.log(
    name === organisationName.name ? Math.min(share, share - rarest / counted + strangersOfOneName) : share,
  );
}

/** The weight of the top level for a value that has its own share, damped since common values have namesakes' slips too. */
export function sharedWeight({ m, u }: ComparisonModel, top: number, share: number): number {
  const [byParty, byChance] = [m[top] ?? 0, u[top] ?? 1];
  return thousandths(Math.log(byParty / byChance) + frequencyDamping * (Math.log(byChance) - share));
}

export function logOdds(probability: number): number {
  return thousandths(Math.log(probability / (1 - probability)));
}
