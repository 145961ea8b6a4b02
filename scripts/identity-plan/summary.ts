import { randomNumbers } from '../../subgraphs/identity/resolution/model/chance.ts';
import type {
  CustomerRegrouping,
  RegroupingKind,
  Regroupings,
} from '../../subgraphs/identity/resolution/regroupings.ts';

/** How many customers there are of a kind of change before and after it, and how many records they have. */
export interface Extent {
  customersBefore: number;
  customersAfter: number;
  records: number;
}

export interface CustomersSummary {
  before: number;
  after: number;
  records: number;
  unchanged: Extent;
  merged: Extent;
  split: Extent;
  regrouped: Extent;
  /** Picked at random, each as likely as any other. */
  samples: CustomerRegrouping[];
  /** Those with the most records. */
  biggestMerges: CustomerRegrouping[];
  biggestSplits: CustomerRegrouping[];
}

const nameOf = { MERGED: 'merged', SPLIT: 'split', REGROUPED: 'regrouped' } as const;
const seed = 1;

/** Adds up what changes, part by part, and remembers some of it. */
export class SummaryOfCustomers {
  readonly #random = randomNumbers(seed);
  readonly #examples: number;
  readonly #summary: CustomersSummary;
  #changes = 0;

  /** @param examples how many changes are remembered in each list */
  constructor(examples: number) {
    this.#examples = examples;
    const [unchanged, merged, split, regrouped] = [nothing(), nothing(), nothing(), nothing()];
    this.#summary = {
      ...{ before: 0, after: 0, records: 0, unchanged, merged, split, regrouped },
      ...{ samples: [], biggestMerges: [], biggestSplits: [] },
    };
  }

  get summary(): CustomersSummary {
    return this.#summary;
  }

  add({ unchanged, changes }: Regroupings): void {
    const { customers, records } = unchanged;
    this.#count('unchanged', { customersBefore: customers, customersAfter: customers, records });
    for (const change of changes) {
      const { kind, before, after } = change;
      this.#count(nameOf[kind], {
        ...{ customersBefore: before.length, customersAfter: after.length },
        records: recordsIn(change),
      });
      this.#remember(change, kind);
    }
  }

  #count(name: 'unchanged' | (typeof nameOf)[RegroupingKind], extent: Extent): void {
    const summary = this.#summary;
    summary.before += extent.customersBefore;
    summary.after += extent.customersAfter;
    summary.records += extent.records;
    summary[name].customersBefore += extent.customersBefore;
    summary[name].customersAfter += extent.customersAfter;
    summary[name].records += extent.records;
  }

  #remember(change: CustomerRegrouping, kind: RegroupingKind): void {
    const { samples, biggestMerges, biggestSplits } = this.#summary;
    this.#changes += 1;
    if (samples.length < this.#examples) samples.push(change);
    else {
      const place = Math.floor(this.#random() * this.#changes);
      if (place < this.#examples) samples[place] = change;
    }
    if (kind === 'MERGED') this.#keepBiggest(biggestMerges, change);
    if (kind === 'SPLIT') this.#keepBiggest(biggestSplits, change);
  }

  #keepBiggest(biggest: CustomerRegrouping[], change: CustomerRegrouping): void {
    const size = recordsIn(change);
    const place = biggest.findIndex((each) => recordsIn(each) < size);
    biggest.splice(place === -1 ? biggest.length : place, 0, change);
    biggest.length = Math.min(biggest.length, this.#examples);
  }
}

function recordsIn({ after }: CustomerRegrouping): number {
  return after.reduce((sum, records) => sum + records.length, 0);
}

function nothing(): Extent {
  return { customersBefore: 0, customersAfter: 0, records: 0 };
}
