import { hashedValue, holderOf, mostHolders, neutralFrom, powerOfSpread, timesSaid } from '../model/spread.ts';
import type { Profile } from '../profile.ts';
import type { Postings } from './postings.ts';
import type { SketchedHolders } from './sketched-holders.ts';

/** As many powers stay known as are asked for together; a power of two. */
const powersKept = 1 << 14;

/** How much of its power each value has left among the records that are present: as `powerAmong` tells it. */
export class Powers {
  readonly #holders: Postings;
  readonly #profileOf: (slot: number) => Profile;
  readonly #sketched: SketchedHolders;
  readonly #keptHashes = new Int32Array(powersKept);
  readonly #keptComparisons: (string | null)[] = new Array(powersKept).fill(null);
  readonly #keptValues: string[] = new Array(powersKept).fill('');
  readonly #keptPowers = new Float64Array(powersKept);

  constructor(holders: Postings, profileOf: (slot: number) => Profile, sketched: SketchedHolders) {
    this.#holders = holders;
    this.#profileOf = profileOf;
    this.#sketched = sketched;
  }

  of(comparison: string, value: string): number {
    const hash = hashedValue(comparison, value);
    const place = hash & (powersKept - 1);
    const isKept = this.#keptHashes[place] === hash && this.#keptComparisons[place] === comparison;
    if (isKept && this.#keptValues[place] === value) return this.#keptPowers[place] ?? 1;
    const power = this.#count(hash, comparison, value);
    this.#keptHashes[place] = hash;
    this.#keptComparisons[place] = comparison;
    this.#keptValues[place] = value;
    this.#keptPowers[place] = power;
    return power;
  }

  /** To be called when a value gains or loses a holder. */
  forget(hash: number): void {
    const place = hash & (powersKept - 1);
    if (this.#keptHashes[place] === hash) this.#keptComparisons[place] = null;
  }

  /** Values may share a hash, so every holder is asked whether it has this one. */
  #count(hash: number, comparison: string, value: string): number {
    const length = this.#holders.find(hash);
    const { list, start } = this.#holders;
    const sketched = this.#sketched;
    sketched.begin(comparison, value);
    const names = new Set<string>();
    let records = 0;
    for (let index = start; index < start + length; index++) {
      const slot = list[index] ?? 0;
      const isSketched = sketched.knows(slot);
      const held = isSketched ? sketched.timesSaid(slot) : timesSaid(this.#profileOf(slot), comparison, value);
      if (held === 0) continue;
      records += held;
      const holder = isSketched ? sketched.holder(slot) : holderOf(this.#profileOf(slot));
      if (holder !== null) names.add(holder);
      if (records > mostHolders || names.size >= neutralFrom) return 0;
    }
    return powerOfSpread(names.size);
  }
}
