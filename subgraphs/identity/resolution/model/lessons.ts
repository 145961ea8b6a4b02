import { levelWeights } from './compiled.ts';
import type { ComparisonModel } from './model.ts';

/** Only pairs that already look like one party teach how one party looks. */
export const teachingWeight = 3000;
/**
 * From here on a pair also teaches a comparison in which it would look so if it agreed there. Where the others say little, a
 * comparison would else learn that parties hardly ever differ in it, of pairs that it chose itself.
 */
const nearlyTeachingWeight = 2500;
/** A level that fewer of the pairs could have had and still teach is not learned of them. */
const fewestTeaching = 0.001;
/** A level speaks against one party where parties reach it less often than this share of how often strangers do. */
const hardlyAgainst = 0.9;

/** How often pairs that look like one party reach each level of each comparison. */
export class Lessons {
  readonly #models: readonly ComparisonModel[];
  readonly #weights: readonly (readonly number[])[];
  readonly #counts: number[][];
  /** How many teaching pairs would still teach if they were at that level. */
  readonly #possible: number[][];
  readonly #branched: readonly number[];

  /**
   * @param branched comparisons of places of which one party may have several: that next to none are elsewhere is not learned of
   * pairs that only look like one party because they are not
   */
  constructor(models: readonly ComparisonModel[], branched: readonly number[] = []) {
    this.#models = models;
    this.#branched = branched;
    this.#weights = models.map(levelWeights);
    this.#counts = models.map(({ m }) => m.map(() => 0));
    this.#possible = models.map(({ m }) => m.map(() => 0));
  }

  /** @param weights what each comparison adds to the weight of the pair */
  add(weight: number, levels: Int8Array, weights: Int32Array): void {
    if (weight <= nearlyTeachingWeight) return;
    const probability = 1 / (1 + Math.exp(-weight / 1000));
    const ofPlaces = this.#branched.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
    for (let index = 0; index < this.#counts.length; index++) {
      const level = levels[index] ?? -1;
      const count = this.#counts[index];
      if (!count || level < 0) continue;
      const own = weights[index] ?? 0;
      const agreeing = Math.max(own, this.#weights[index]?.at(-1) ?? 0);
      if (weight - own + agreeing > teachingWeight) count[level] = (count[level] ?? 0) + probability;
      if (weight > teachingWeight)
        this.#addPossible(
          index,
          weight - own,
          this.#branched.includes(index) ? weight - ofPlaces : weight - own,
          probability,
        );
    }
  }

  /** @param othersIfApart what the others say where this one differs, and with it whatever says the same */
  #addPossible(index: number, others: number, othersIfApart: number, probability: number): void {
    const possible = this.#possible[index] ?? [];
    const weights = this.#weights[index] ?? [];
    for (let level = 0; level < possible.length; level++)
      if ((level === 0 ? othersIfApart : others) + (weights[level] ?? 0) > teachingWeight)
        possible[level] = (possible[level] ?? 0) + probability;
  }

  /**
   * The pairs at each level of a comparison. Of what says something for one party, or next to nothing, or that a party is at
   * another of its places, but could not be seen because no pair at that level would teach, there are as many as shipped.
   *
   * @param changes whether a party may have another in time, as of an email, so that as many differ as shipped where none could be seen
   */
  counted(index: number, shipped: readonly number[], changes = false): number[] {
    const counts = this.#counts[index] ?? [];
    const possible = this.#possible[index] ?? [];
    const enough = fewestTeaching * Math.max(...possible);
    const unseen = shipped.map((share, level) => {
      const isElsewhere = level === 0 && (changes || this.#branched.includes(index));
      const isAgainst = !isElsewhere && share < hardlyAgainst * (this.#models[index]?.u[level] ?? 0);
      return isAgainst || enough === 0 ? 0 : share * Math.max(0, 1 - (possible[level] ?? 0) / enough);
    });
    const all = sumOf(counts) / (1 - sumOf(unseen));
    return counts.map((count, level) => count + all * (unseen[level] ?? 0));
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
