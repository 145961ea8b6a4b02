import { nameWithId } from '../comparison/name.ts';
import { says } from '../comparison/says.ts';
import { hashOf } from '../hash.ts';
import { initialsOf } from '../model/spread.ts';
import { has } from './sections.ts';
import { more, type Sketches, word } from './sketches.ts';

/** Where a sketch says a value: what a record says then, what it says if that is more than the sketch, and the value's word. */
const places: ReadonlyMap<string, readonly [said: number, several: number, place: number]> = new Map([
  ['phone', [says.phone, more.phones, word.phone]],
  ['externalId', [says.claim, more.ids, word.claim]],
  ['street', [says.street, more.streets, word.street]],
  ['email', [says.email, more.emails, word.local]],
]);

/**
 * Whether records say a value, and what they count as, told from their sketches: holders of one value are spread over all
 * memory, and unpacking each would cost many times as much. It takes two values for one only if they agree in two hashes.
 */
export class SketchedHolders {
  readonly #sketches: Sketches;
  #said = 0;
  #several = 0;
  #place = 0;
  #hash = 0;
  /** Of an email, whose local part and domain are told apart; otherwise null. */
  #domain: number | null = null;

  constructor(sketches: Sketches) {
    this.#sketches = sketches;
  }

  /** What follows is about this value. */
  begin(comparison: string, value: string): void {
    const [said, several, place] = places.get(comparison) ?? [0, 0, 0];
    this.#said = said;
    this.#several = several | has.organisation;
    this.#place = place;
    const at = comparison === 'email' ? value.lastIndexOf('@') : -1;
    this.#domain = at === -1 ? null : hashOf(value.slice(at + 1));
    this.#hash = said === 0 ? 0 : hashOf(at === -1 ? value : value.slice(0, at));
  }

  /** Whether a record's sketch is all there is to know. */
  knows(slot: number): boolean {
    return this.#said !== 0 && (this.#at(slot, word.bits) & this.#several) === 0;
  }

  timesSaid(slot: number): number {
    if ((this.#at(slot, word.bits) & this.#said) === 0 || this.#at(slot, this.#place) !== this.#hash) return 0;
    return this.#domain === null || this.#at(slot, word.domain) === this.#domain ? 1 : 0;
  }

  /** As `holderOf` tells it of a person. */
  holder(slot: number): string | null {
    return initialsOf(nameWithId(this.#at(slot, word.given)), nameWithId(this.#at(slot, word.family)));
  }

  #at(slot: number, place: number): number {
    return this.#sketches.wordsOf(slot)[this.#sketches.offsetOf(slot) + place] ?? 0;
  }
}
