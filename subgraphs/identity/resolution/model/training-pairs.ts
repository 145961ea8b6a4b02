import type { Blocking } from '../candidates/key-types.ts';
import { forEachCandidatePair } from '../candidates/pairs.ts';
import type { Comparison } from '../comparison/comparison.ts';
import type { Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import { levelWeights, logOdds, logShare, sharedWeight } from './compiled.ts';
import { dependenceOf, dropRepeated, relatedPenalty } from './dependence.ts';
import { countOf } from './frequencies.ts';
import type { ComparisonModel, KindModel } from './model.ts';
import { levelsSaid, type PowerOf, scorerOf } from './scorer.ts';
import { shippedModel } from './shipped.ts';

/** Pairs below this by the first model are not looked at again: next to none of them are one party. */
const hopeless = -10_000;

export interface TrainedKind {
  prior: number;
  related: number;
  namesTogether: number;
  /** In the order of the comparisons. */
  models: readonly ComparisonModel[];
}

type VisitPair = (weight: number, penalty: number, levels: Int8Array, weights: Int32Array) => void;

export interface TrainingPairs {
  count: number;
  /** Weighs every pair anew; `levels`, and what each adds to the weight, are of the pair at hand only. */
  forEachWeight(kind: TrainedKind, visit: VisitPair): void;
}

/** Compares every candidate pair once, so that each round of training only adds up numbers. */
export function trainingPairs(
  profiles: readonly Profile[],
  kind: PartyKind,
  first: KindModel,
  powerOf: PowerOf,
  blocking: Blocking,
): TrainingPairs {
  const scorer = scorerOf({ name: 'first', records: 0, blocking, kinds: { ...shippedModel.kinds, [kind]: first } });
  const [someone] = profiles;
  const compared = someone ? scorer.kindOf(someone).comparisons.map(({ comparison }) => comparison) : [];
  const models = compared.map(({ name }) => first.comparisons[name]);
  const width = compared.length;
  let levels = new Int8Array(width << 12);
  /** Of a value that both have: the logarithm of its share where values are counted, else its power. */
  let details = new Float32Array(width << 12);
  let count = 0;
  forEachCandidatePair(profiles, blocking, (x, y) => {
    const [a, b] = [profiles[x], profiles[y]];
    if (!a || !b || scorer.weightOf(a, b, powerOf, hopeless) < hopeless) return;
    if ((count + 1) * width > levels.length) {
      levels = grown(levels, new Int8Array(levels.length * 2));
      details = grown(details, new Float32Array(details.length * 2));
    }
    compared.forEach((comparison, index) => {
      const level = levelsSaid[index] ?? -1;
      levels[count * width + index] = level;
      const values = level === comparison.levels.length - 1 ? comparison.shared(a, b) : [];
      details[count * width + index] = detailOf(comparison, models[index], values, powerOf);
    });
    count += 1;
  });
  return {
    count,
    forEachWeight: ({ prior, models: current, ...strangers }, visit) => {
      const rules = dependenceOf(compared, current, strangers);
      const weightsByLevel = current.map(levelWeights);
      const odds = logOdds(prior);
      const said = new Int8Array(width);
      const weights = new Int32Array(width);
      for (let pair = 0; pair < count; pair++) {
        for (let index = 0; index < width; index++) {
          const level = levels[pair * width + index] ?? -1;
          said[index] = level;
          let weight = level < 0 ? 0 : (weightsByLevel[index]?.[level] ?? 0);
          const detail = details[pair * width + index] ?? 1;
          const model = current[index];
          if (detail < 0 && model) weight = sharedWeight(model, level, detail);
          else if (weight > 0) weight = Math.round(weight * detail);
          weights[index] = weight;
        }
        dropRepeated(rules, said, weights);
        const penalty = relatedPenalty(rules, said, weights);
        visit(
          weights.reduce((sum, weight) => sum + weight, odds + penalty),
          penalty,
          said,
          weights,
        );
      }
    },
  };
}

function detailOf(
  comparison: Pick<Comparison, 'name' | 'countsValues'>,
  model: ComparisonModel | undefined,
  values: readonly string[],
  powerOf: PowerOf,
): number {
  if (values.length === 0) return 1;
  const { name, countsValues } = comparison;
  if (!countsValues) return Math.max(...values.map((value) => powerOf(name, value)));
  const frequencies = model?.frequencies;
  if (!frequencies) return 1;
  return Math.min(...values.map((value) => logShare(comparison, countOf(frequencies, value), frequencies.counted)));
}

function grown<Numbers extends Int8Array | Float32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
