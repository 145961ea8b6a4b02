import { keyPoints, typeOfKey } from '../candidates/key-types.ts';
import type { Decision } from '../decision.ts';
import { hashOf } from '../hash.ts';
import type { PowerOf } from '../model/scorer.ts';
import type { Profile } from '../profile.ts';
import { Blocks } from './blocks.ts';
import { Casting, type CastingOptions } from './casting.ts';
import { PackedRecords } from './packed-records.ts';
import { Postings } from './postings.ts';
import type { Repeating } from './repeats.ts';
import { SharedValues } from './shared-values.ts';
import type { Sketches } from './sketches.ts';
import { Slots } from './slots.ts';
import { Spreading } from './spreading.ts';

/** A record as it enters the population. */
export interface PopulationEntry {
  key: string;
  /** Keys of records that were merged into this one in their source. */
  formerKeys: readonly string[];
  profile: Profile;
  /** As `hashedKeys` tells them of the profile. */
  blocks: readonly number[];
  /** As `hashedValues` tells them of the profile. */
  values: readonly number[];
  name: string | null;
  firstSeen: number;
  updatedAt: number | null;
}

export interface PopulationOptions extends CastingOptions {
  /** The most members of a block of use, by the type of its key. */
  limits: readonly number[];
  /** As in `Blocking`. */
  enoughPoints: number;
}

/**
 * All records that are present, in compact form: who they are, which others each is worth comparing with, and how far the
 * values that they share have spread. A record is known by its slot, a small number that is used again once it is free.
 */
export class Population {
  readonly #enoughPoints: number;
  readonly #slots = new Slots();
  readonly #records = new PackedRecords();
  readonly #keys = new Postings();
  readonly #blocks: Blocks;
  readonly #values = new SharedValues(this.#records);
  readonly #spreading: Spreading;
  readonly #casting: Casting;
  /** Like `powerAmong` over everyone present. */
  readonly powerOf: PowerOf = this.#values.powerOf;

  constructor({ limits, enoughPoints, ...casting }: PopulationOptions) {
    this.#blocks = new Blocks(limits);
    this.#enoughPoints = enoughPoints;
    const matter = { records: this.#records, blocks: this.#blocks, values: this.#values };
    this.#spreading = new Spreading(matter);
    this.#casting = new Casting({ ...matter, spreading: this.#spreading }, casting);
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Every slot is below. */
  get slots(): number {
    return this.#slots.end;
  }

  isPresent(slot: number): boolean {
    return this.#slots.isTaken(slot);
  }

  /** @throws when a record of this key is present */
  add({ key, profile, blocks, values, name, firstSeen, updatedAt }: PopulationEntry): number {
    if (this.slotOf(key) !== -1) throw new RangeError(`${key} is present already`);
    const slot = this.#slots.take(firstSeen, updatedAt);
    this.#records.set(slot, key, name, profile);
    this.#keys.add(hashOf(key), slot);
    for (const block of blocks) this.#blocks.add(block, slot);
    for (const value of values) this.#values.add(value, slot);
    this.#casting.cast(slot);
    return slot;
  }

  remove(slot: number): void {
    const [blocks, values] = [this.blocksOf(slot), this.valuesOf(slot)];
    this.#casting.leave(slot);
    for (const block of blocks) this.#blocks.remove(block, slot);
    for (const value of values) this.#values.remove(value, slot);
    this.#casting.castRenamed();
    this.#casting.forget(slot);
    this.#keys.remove(hashOf(this.keyOf(slot)), slot);
    this.#records.delete(slot);
    this.#slots.free(slot);
  }

  /** A record that says something else now, in the slot that it has; costs what is different, not all of its blocks. */
  replace(slot: number, { key, profile, blocks, values, name, firstSeen, updatedAt }: PopulationEntry): void {
    if (this.keyOf(slot) !== key) throw new RangeError(`${key} has another slot`);
    const [blocksBefore, valuesBefore] = [new Set(this.blocksOf(slot)), new Set(this.valuesOf(slot))];
    this.#casting.leave(slot);
    this.#records.set(slot, key, name, profile);
    this.#slots.revise(slot, firstSeen, updatedAt);
    for (const block of blocks) if (!blocksBefore.delete(block)) this.#blocks.add(block, slot);
    for (const block of blocksBefore) this.#blocks.remove(block, slot);
    for (const value of values) {
      if (!valuesBefore.delete(value)) this.#values.add(value, slot);
      this.#values.forget(value);
    }
    for (const value of valuesBefore) this.#values.remove(value, slot);
    this.#casting.cast(slot);
  }

  /** A record repeats such only of which the same was decided. */
  noteDecisions(made: readonly Decision[], revoked: readonly Decision[]): void {
    for (const key of this.#casting.noteDecisions(made, revoked)) {
      const slot = this.slotOf(key);
      if (slot !== -1) this.#casting.cast(slot);
    }
  }

  /** Who repeats whom: is compared with that record only, and with whoever names its id. */
  get repeating(): Repeating {
    return this.#casting.now;
  }

  /** The same when the batch began. */
  get repeatingBefore(): Repeating {
    return this.#casting.before;
  }

  /** Begins a batch, of whose beginning is known who repeated whom and how far values had spread. */
  begin(): void {
    this.#casting.begin();
    this.#spreading.begin();
  }

  /** Present records that are compared with others than when this was last asked. */
  takeRecast(): number[] {
    return this.#casting.takeRecast();
  }

  /** @returns -1 when no record of this key is present */
  slotOf(key: string): number {
    const hash = hashOf(key);
    if (this.#keys.sizeOf(hash) === 0) return -1;
    return this.#keys.membersOf(hash).find((slot) => this.#records.keyOf(slot) === key) ?? -1;
  }

  keyOf(slot: number): string {
    return this.#records.keyOf(slot);
  }

  nameOf(slot: number): string | null {
    return this.#records.nameOf(slot);
  }

  firstSeenOf(slot: number): number {
    return this.#slots.firstSeenOf(slot);
  }

  updatedAtOf(slot: number): number | null {
    return this.#slots.updatedAtOf(slot);
  }

  get sketches(): Sketches {
    return this.#records.sketches;
  }

  /** Good until the record is removed or replaced. */
  profileOf(slot: number): Profile {
    return this.#records.profileOf(slot);
  }

  /** The hashed blocking keys of a record; of one that repeats another its own id's. */
  blocksOf(slot: number): number[] {
    return this.#casting.blocksOf(slot);
  }

  /** With more members than this a block is of no use. */
  limitOf(block: number): number {
    return this.#blocks.limitOf(block);
  }

  sizeOf(block: number): number {
    return this.#blocks.sizeOf(block);
  }

  membersOf(block: number): number[] {
    return this.#blocks.membersOf(block);
  }

  /**
   * Every other record with which the blocks of use that it shares make enough points, once, in no particular order.
   *
   * @param blocks the record's own, for who knows them
   */
  forEachCandidate(
    slot: number,
    visit: (other: number) => void,
    blocks: readonly number[] = this.blocksOf(slot),
  ): void {
    for (const other of this.#blocks.withPoints(this.#enoughPoints, blocks, this.#slots.end))
      if (other !== slot) visit(other);
    for (const other of this.repeating.around(slot)) visit(other);
  }

  /** Whether another record is a candidate of this one. */
  candidatesOf(slot: number): (other: number) => boolean {
    const usable = new Map<number, number>();
    for (const block of this.blocksOf(slot))
      if (this.#blocks.isOfUse(block)) usable.set(block, keyPoints[typeOfKey(block)] ?? 0);
    const around = new Set(this.repeating.around(slot));
    return (other) => {
      if (around.has(other)) return true;
      let points = 0;
      for (const block of this.blocksOf(other)) {
        points += usable.get(block) ?? 0;
        if (points >= this.#enoughPoints) return true;
      }
      return false;
    };
  }

  /** The hashes of a record's values that lose power as they spread; one that repeats another does not spread them. */
  valuesOf(slot: number): number[] {
    return this.#casting.valuesOf(slot);
  }

  /** Who has a value of this hash. */
  holdersOf(value: number): number[] {
    return this.#values.holdersOf(value);
  }

  /** Blocks that are of use and were not when this was last asked, and the other way round. */
  takeCrossings(): { opened: number[]; closed: number[] } {
    return this.#blocks.takeCrossings();
  }

  /** How many have a value of this hash. */
  holdersCount(value: number): number {
    return this.#values.holdersCount(value);
  }

  /** To be called before a record that says this comes, goes or says something else. */
  noteSpread(profile: Profile): void {
    this.#spreading.note(profile);
  }

  /** Groups of present records of which any two may weigh by a value that has another power than when the batch began. */
  respread(): number[][] {
    return this.#spreading.changed();
  }
}
