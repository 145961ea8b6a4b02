import type { PowerOf } from '../model/scorer.ts';
import type { PackedRecords } from './packed-records.ts';
import { Postings } from './postings.ts';
import { Powers } from './powers.ts';
import { SketchedHolders } from './sketched-holders.ts';

/** The values that lose power as they spread, by their hashes: who has them, and what power they have left. */
export class SharedValues {
  readonly #holders = new Postings();
  readonly #powers: Powers;
  /** Like `powerAmong` over everyone who has the value. */
  readonly powerOf: PowerOf = (comparison, value) => this.#powers.of(comparison, value);

  constructor(records: PackedRecords) {
    const profileOf = (slot: number) => records.profileOf(slot);
    this.#powers = new Powers(this.#holders, profileOf, new SketchedHolders(records.sketches));
  }

  add(value: number, slot: number): void {
    this.#holders.add(value, slot);
    this.forget(value);
  }

  remove(value: number, slot: number): void {
    this.#holders.remove(value, slot);
    this.forget(value);
  }

  /** To be called when what a holder says beside the value changes. */
  forget(value: number): void {
    this.#powers.forget(value);
  }

  holdersOf(value: number): number[] {
    return this.#holders.membersOf(value);
  }

  holdersCount(value: number): number {
    return this.#holders.sizeOf(value);
  }
}
