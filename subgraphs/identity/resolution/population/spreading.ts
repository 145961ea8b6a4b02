import { hashedIdKey } from '../candidates/blocking-keys.ts';
import { forEachSpreadingValue, hashedValue } from '../model/spread.ts';
import type { Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import type { Blocks } from './blocks.ts';
import type { SharedValues } from './shared-values.ts';

const partyKinds: readonly PartyKind[] = ['PERSON', 'ORGANISATION'];

/** The values whose power may be another after a batch than before it. */
export class Spreading {
  readonly #blocks: Blocks;
  readonly #values: SharedValues;
  readonly #before = new Map<string, { comparison: string; value: string; power: number }>();

  constructor({ blocks, values }: { blocks: Blocks; values: SharedValues }) {
    this.#blocks = blocks;
    this.#values = values;
  }

  /** Begins a batch. */
  begin(): void {
    this.#before.clear();
  }

  /** To be called before a record that says this begins or ceases to spread it. */
  note(profile: Profile): void {
    forEachSpreadingValue(profile, (comparison, value) => {
      const text = `${comparison}:${value}`;
      // Nobody notices how much power a value has that one record alone has.
      if (this.#before.has(text) || this.#countWeighed(comparison, value) < 2) return;
      this.#before.set(text, { comparison, value, power: this.#values.powerOf(comparison, value) });
    });
  }

  /** Groups of records of which any two may weigh by a value that has another power than when the batch began. */
  changed(): number[][] {
    const changed: number[][] = [];
    for (const { comparison, value, power } of this.#before.values()) {
      if (this.#values.powerOf(comparison, value) === power) continue;
      for (const records of this.#weighedBy(comparison, value)) if (records.length > 1) changed.push(records);
    }
    return changed;
  }

  /** Among how many the power of a value can matter. */
  #countWeighed(comparison: string, value: string): number {
    if (comparison !== 'externalId') return this.#values.holdersCount(hashedValue(comparison, value));
    return Math.max(...partyKinds.map((kind) => this.#blocks.sizeOf(hashedIdKey(kind, value))));
  }

  /** Of an id those who have it, too. */
  #weighedBy(comparison: string, value: string): number[][] {
    if (comparison !== 'externalId') return [this.#values.holdersOf(hashedValue(comparison, value))];
    return partyKinds.map((kind) => this.#blocks.membersOf(hashedIdKey(kind, value)));
  }
}
