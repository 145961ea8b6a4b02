import { hashedIdKey, hashedKeys } from '../candidates/blocking-keys.ts';
import type { Decision } from '../decision.ts';
import { hashedValues } from '../model/spread.ts';
import type { Blocks } from './blocks.ts';
import { DecidedKeys } from './decided-keys.ts';
import { formOf } from './form.ts';
import type { PackedRecords } from './packed-records.ts';
import { nobodyRepeats, noForm, type Recast, type Repeating, Repeats } from './repeats.ts';
import { has, ownIdOf } from './sections.ts';
import type { SharedValues } from './shared-values.ts';
import { word } from './sketches.ts';
import type { Spreading } from './spreading.ts';

export interface CastingOptions {
  /** So many records of a type that say the same are compared, and the rest repeat the first of them; default all. */
  comparedAlike?: number;
  /** Whether the record of a key may repeat another one; default true. */
  mayRepeat?: (key: string) => boolean;
}

/** What of the population a record's part decides about: where others meet it, and what it says. */
export interface CastingMatter {
  records: PackedRecords;
  blocks: Blocks;
  values: SharedValues;
  spreading: Spreading;
}

/** Finds out which records repeat others, and takes those out of all blocks and values but the block of their own id. */
export class Casting {
  readonly #records: PackedRecords;
  readonly #blocks: Blocks;
  readonly #values: SharedValues;
  readonly #spreading: Spreading;
  readonly #repeats: Repeats | null;
  readonly #mayRepeat: (key: string) => boolean;
  readonly #decided = new DecidedKeys();
  readonly #recast = new Set<number>();

  constructor(
    { records, blocks, values, spreading }: CastingMatter,
    { comparedAlike, mayRepeat = () => true }: CastingOptions,
  ) {
    this.#records = records;
    this.#blocks = blocks;
    this.#values = values;
    this.#spreading = spreading;
    this.#repeats = comparedAlike === undefined ? null : new Repeats(comparedAlike, (slot) => records.keyOf(slot));
    this.#mayRepeat = mayRepeat;
  }

  get now(): Repeating {
    return this.#repeats?.now ?? nobodyRepeats;
  }

  /** Who repeated whom when the batch began. */
  get before(): Repeating {
    return this.#repeats?.before ?? nobodyRepeats;
  }

  begin(): void {
    this.#repeats?.begin();
  }

  /** @returns the keys of records whose part is to be found out anew */
  noteDecisions(made: readonly Decision[], revoked: readonly Decision[]): Iterable<string> {
    return this.#decided.note(made, revoked);
  }

  /** Records that are compared with others than when this was last asked. */
  takeRecast(): number[] {
    const recast = [...this.#recast];
    this.#recast.clear();
    return recast;
  }

  /** The hashed blocking keys by which others meet a record; of one that repeats another its own id's. */
  blocksOf(slot: number): number[] {
    return this.now.isRepeat(slot) ? [this.#ownIdKey(slot)] : hashedKeys(this.#records.profileOf(slot));
  }

  /** The hashes of what a record spreads; one that repeats another spreads nothing. */
  valuesOf(slot: number): number[] {
    return this.now.isRepeat(slot) ? [] : hashedValues(this.#records.profileOf(slot));
  }

  /** Finds out anew whether a record repeats others. */
  cast(slot: number): void {
    if (this.#repeats !== null) this.#castOne(slot, this.#repeats);
    this.castRenamed();
  }

  /** A record whose id another one names is always compared. */
  castRenamed(): void {
    for (let renamed = this.#blocks.takeRenamed(); renamed.length > 0; renamed = this.#blocks.takeRenamed())
      if (this.#repeats !== null) for (const slot of renamed) this.#castOne(slot, this.#repeats);
  }

  /** A record takes no part until it is cast again. */
  leave(slot: number): void {
    this.#carryOut(this.#repeats?.leave(slot));
  }

  /** A record that has left is no more. */
  forget(slot: number): void {
    this.#recast.delete(slot);
  }

  #castOne(slot: number, repeats: Repeats): void {
    const form = this.#formOf(slot);
    if (form === repeats.formOf(slot)) return;
    const wasRepeat = repeats.now.isRepeat(slot);
    this.#carryOut(repeats.leave(slot));
    if (wasRepeat) this.#promote(slot);
    if (form !== noForm) this.#carryOut(repeats.join(slot, form));
  }

  /** `noForm` of a record that is compared whatever others say. */
  #formOf(slot: number): number {
    const records = this.#records;
    const key = records.keyOf(slot);
    if ((this.#bitsOf(slot) & has.otherIds) !== 0 || !this.#mayRepeat(key)) return noForm;
    if (this.#blocks.sizeOf(this.#ownIdKey(slot)) > 1) return noForm;
    return formOf(records.sketches, slot, key, records.profileOf(slot), this.#decided.markOf(key));
  }

  #carryOut(recast: Recast | undefined): void {
    if (recast === undefined) return;
    for (const slot of recast.promoted) this.#promote(slot);
    for (const slot of recast.demoted) this.#demote(slot);
    for (const slot of recast.repeated) this.#recast.add(slot);
  }

  #promote(slot: number): void {
    const { blocks, values } = this.#besideOwnId(slot);
    for (const block of blocks) this.#blocks.add(block, slot);
    for (const value of values) this.#values.add(value, slot);
  }

  #demote(slot: number): void {
    const { blocks, values } = this.#besideOwnId(slot);
    for (const block of blocks) this.#blocks.remove(block, slot);
    for (const value of values) this.#values.remove(value, slot);
  }

  /** What a record that is recast gains or loses: everything but its own id's key. */
  #besideOwnId(slot: number): { blocks: number[]; values: number[] } {
    this.#recast.add(slot);
    const [own, profile] = [this.#ownIdKey(slot), this.#records.profileOf(slot)];
    this.#spreading.note(profile);
    return { blocks: hashedKeys(profile).filter((block) => block !== own), values: hashedValues(profile) };
  }

  #ownIdKey(slot: number): number {
    const kind = (this.#bitsOf(slot) & has.organisation) === 0 ? 'PERSON' : 'ORGANISATION';
    return hashedIdKey(kind, ownIdOf(this.#records.keyOf(slot)));
  }

  #bitsOf(slot: number): number {
    const { sketches } = this.#records;
    return sketches.wordsOf(slot)[sketches.offsetOf(slot) + word.bits] ?? 0;
  }
}
