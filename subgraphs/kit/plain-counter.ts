import { Labelled, type LabelNames, type LabelValues } from './labelled.ts';

/** Counts in plain numbers, which prom-client is handed when somebody looks. */
export class PlainCounter<Label extends string> {
  readonly #counts: Labelled<Label, { count: number }>;

  constructor(labels: LabelNames<Label>) {
    this.#counts = new Labelled(labels, () => ({ count: 0 }));
  }

  inc(labels: LabelValues<Label> = {}, by = 1): void {
    this.#counts.of(labels).count += by;
  }

  each(): (readonly [LabelValues<Label>, number])[] {
    return this.#counts.each().map(({ labels, row }) => [labels, row.count]);
  }
}
