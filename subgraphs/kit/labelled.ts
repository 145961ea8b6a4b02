export type LabelValues<Label extends string> = Partial<Record<Label, string | number>>;

/** None, one or two: more combinations than that are too many to keep. */
export type LabelNames<Label extends string> = readonly [] | readonly [Label] | readonly [Label, Label];

/**
 * What is kept for each combination of labels, found by their values as they are: prom-client sorts the names and writes a text
 * whenever something is counted, which takes longer than counting.
 */
export class Labelled<Label extends string, Row> {
  readonly #names: LabelNames<Label>;
  readonly #make: () => Row;
  readonly #rows = new Map<string | number | undefined, Map<string | number | undefined, Row>>();

  constructor(names: LabelNames<Label>, make: () => Row) {
    this.#names = names;
    this.#make = make;
    if (names.length === 0) this.of({});
  }

  of(values: LabelValues<Label>): Row {
    const [one, other] = this.#names;
    const first = one && values[one];
    const second = other && values[other];
    return this.#rows.get(first)?.get(second) ?? this.#add(first, second);
  }

  each(): { labels: LabelValues<Label>; row: Row }[] {
    const [one, other] = this.#names;
    const labelled = (name: Label | undefined, value: string | number | undefined) =>
      (name === undefined || value === undefined ? {} : { [name]: value }) as LabelValues<Label>;
    return [...this.#rows].flatMap(([first, rows]) =>
      [...rows].map(([second, row]) => ({ labels: { ...labelled(one, first), ...labelled(other, second) }, row })),
    );
  }

  #add(first: string | number | undefined, second: string | number | undefined): Row {
    const rows = this.#rows.get(first) ?? new Map();
    const row = this.#make();
    this.#rows.set(first, rows.set(second, row));
    return row;
  }
}
