import { hashedIdKey, hashedKeys } from '../candidates/blocking-keys.ts';
import { keyPoints, typeOfKey } from '../candidates/key-types.ts';
import { hashOf } from '../hash.ts';
import type { PowerOf } from '../model/scorer.ts';
import { hashedValue, hashedValues } from '../model/spread.ts';
import type { Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import { PackedRecords } from './packed-records.ts';
import { Postings } from './postings.ts';
import { Powers } from './powers.ts';
import { SketchedHolders } from './sketched-holders.ts';
import type { Sketches } from './sketches.ts';
import { Slots } from './slots.ts';
import { Visits } from './visits.ts';

const partyKinds: readonly PartyKind[] = ['PERSON', 'ORGANISATION'];

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

export interface PopulationOptions {
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
  readonly #limits: readonly number[];
  readonly #enoughPoints: number;
  readonly #slots = new Slots();
  readonly #records = new PackedRecords();
  readonly #keys = new Postings();
  readonly #blocks = new Postings();
  readonly #values = new Postings();
  readonly #visits = new Visits();
  /** Blocks that crossed their limit, once for each time. */
  #crossings: number[] = [];
  readonly #powers = new Powers(
    this.#values,
    (slot) => this.#records.profileOf(slot),
    new SketchedHolders(this.#records.sketches),
  );
  /** Like `powerAmong` over everyone present. */
  readonly powerOf: PowerOf = (comparison, value) => this.#powers.of(comparison, value);

  constructor({ limits, enoughPoints }: PopulationOptions) {
    this.#limits = limits;
    this.#enoughPoints = enoughPoints;
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
    for (const block of blocks) this.#addBlock(block, slot);
    for (const value of values) this.#addValue(value, slot);
    return slot;
  }

  remove(slot: number): void {
    const profile = this.#records.profileOf(slot);
    for (const block of hashedKeys(profile)) this.#removeBlock(block, slot);
    for (const value of hashedValues(profile)) this.#removeValue(value, slot);
    this.#keys.remove(hashOf(this.keyOf(slot)), slot);
    this.#records.delete(slot);
    this.#slots.free(slot);
  }

  /** A record that says something else now, in the slot that it has; costs what is different, not all of its blocks. */
  replace(slot: number, { key, profile, blocks, values, name, firstSeen, updatedAt }: PopulationEntry): void {
    if (this.keyOf(slot) !== key) throw new RangeError(`${key} has another slot`);
    const before = this.#records.profileOf(slot);
    const [blocksBefore, valuesBefore] = [new Set(hashedKeys(before)), new Set(hashedValues(before))];
    this.#records.set(slot, key, name, profile);
    this.#slots.revise(slot, firstSeen, updatedAt);
    for (const block of blocks) if (!blocksBefore.delete(block)) this.#addBlock(block, slot);
    for (const block of blocksBefore) this.#removeBlock(block, slot);
    for (const value of values) {
      if (!valuesBefore.delete(value)) this.#addValue(value, slot);
      this.#powers.forget(value);
    }
    for (const value of valuesBefore) this.#removeValue(value, slot);
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

  /** The hashed blocking keys of a record. */
  blocksOf(slot: number): number[] {
    return hashedKeys(this.#records.profileOf(slot));
  }

  /** With more members than this a block is of no use. */
  limitOf(block: number): number {
    return this.#limits[typeOfKey(block)] ?? 0;
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
    this.#visits.start(this.#slots.end);
    for (const block of blocks) {
      const size = this.#blocks.find(block);
      if (size < 2 || size > this.limitOf(block)) continue;
      const points = keyPoints[typeOfKey(block)] ?? 0;
      const { list, start } = this.#blocks;
      for (let index = start; index < start + size; index++) this.#visits.note(list[index] ?? slot, points);
    }
    for (const other of this.#visits.withPoints(this.#enoughPoints)) if (other !== slot) visit(other);
  }

  /** Whether another record is a candidate of this one. */
  candidatesOf(slot: number): (other: number) => boolean {
    const usable = new Map<number, number>();
    for (const block of this.blocksOf(slot))
      if (this.sizeOf(block) <= this.limitOf(block)) usable.set(block, keyPoints[typeOfKey(block)] ?? 0);
    return (other) => {
      let points = 0;
      for (const block of this.blocksOf(other)) {
        points += usable.get(block) ?? 0;
        if (points >= this.#enoughPoints) return true;
      }
      return false;
    };
  }

  /** The hashes of a record's values that lose power as they spread. */
  valuesOf(slot: number): number[] {
    return hashedValues(this.#records.profileOf(slot));
  }

  /** Who has a value of this hash. */
  holdersOf(value: number): number[] {
    return this.#values.membersOf(value);
  }

  /** Blocks that are of use and were not when this was last asked, and the other way round. */
  takeCrossings(): { opened: number[]; closed: number[] } {
    const times = new Map<number, number>();
    for (const block of this.#crossings) times.set(block, (times.get(block) ?? 0) + 1);
    this.#crossings = [];
    const crossed = [...times].filter(([, count]) => count % 2 === 1).map(([block]) => block);
    const isOpen = (block: number): boolean => this.sizeOf(block) <= this.limitOf(block);
    return { opened: crossed.filter(isOpen), closed: crossed.filter((block) => !isOpen(block)) };
  }

  /** How many have a value of this hash. */
  holdersCount(value: number): number {
    return this.#values.sizeOf(value);
  }

  /** How many there are among whom a value's power can matter. */
  weighedByCount(comparison: string, value: string): number {
    if (comparison !== 'externalId') return this.holdersCount(hashedValue(comparison, value));
    return Math.max(...partyKinds.map((kind) => this.sizeOf(hashedIdKey(kind, value))));
  }

  /** Groups of records of which any two may weigh by how far a value has spread: of an id those who have it, too. */
  weighedBy(comparison: string, value: string): number[][] {
    if (comparison !== 'externalId') return [this.holdersOf(hashedValue(comparison, value))];
    return partyKinds.map((kind) => this.membersOf(hashedIdKey(kind, value)));
  }

  #addBlock(block: number, slot: number): void {
    if (this.#blocks.add(block, slot) === this.limitOf(block) + 1) this.#crossings.push(block);
  }

  #removeBlock(block: number, slot: number): void {
    if (this.#blocks.remove(block, slot) === this.limitOf(block)) this.#crossings.push(block);
  }

  #addValue(value: number, slot: number): void {
    this.#values.add(value, slot);
    this.#powers.forget(value);
  }

  #removeValue(value: number, slot: number): void {
    this.#values.remove(value, slot);
    this.#powers.forget(value);
  }
}
