import { Histogram, type Registry } from 'prom-client';
import { Labelled, type LabelNames, type LabelValues } from './labelled.ts';

export interface PlainHistogramOptions<Label extends string> {
  name: string;
  help: string;
  labels: LabelNames<Label>;
  buckets: readonly number[];
  registry: Registry;
}

interface Observed {
  /** How many were at most as much as each bound, and more than the one before. */
  inBuckets: number[];
  count: number;
  sum: number;
}

/** Observes into plain numbers, which prom-client is handed when somebody looks. */
export class PlainHistogram<Label extends string> {
  readonly #buckets: readonly number[];
  readonly #observed: Labelled<Label, Observed>;

  constructor({ name, help, labels, buckets, registry }: PlainHistogramOptions<Label>) {
    const observed = new Labelled(labels, (): Observed => ({ inBuckets: buckets.map(() => 0), count: 0, sum: 0 }));
    this.#buckets = buckets;
    this.#observed = observed;
    const values = () => observed.each().flatMap(({ labels, row }) => shown(name, labels, buckets, row));
    registry.registerMetric(new Shown({ name, help, labelNames: [...labels], registers: [] }, values));
  }

  observe(labels: LabelValues<Label>, value: number): void {
    const row = this.#observed.of(labels);
    row.count += 1;
    row.sum += value;
    const bucket = this.#buckets.findIndex((bound) => value <= bound);
    if (bucket >= 0) row.inBuckets[bucket] = (row.inBuckets[bucket] ?? 0) + 1;
  }
}

function shown(name: string, sharedLabels: LabelValues<string>, buckets: readonly number[], row: Observed) {
  let upTo = 0;
  const counted = row.inBuckets.map((count, bucket) => {
    upTo += count;
    return { metricName: `${name}_bucket`, labels: { le: buckets[bucket] }, sharedLabels, value: upTo };
  });
  return [
    ...counted,
    { metricName: `${name}_bucket`, labels: { le: '+Inf' }, sharedLabels, value: row.count },
    { metricName: `${name}_sum`, labels: {}, sharedLabels, value: row.sum },
    { metricName: `${name}_count`, labels: {}, sharedLabels, value: row.count },
  ];
}

type Configuration = ConstructorParameters<typeof Histogram>[0];

class Shown extends Histogram {
  readonly #values: () => ReturnType<typeof shown>;
  readonly #told: Pick<Configuration, 'name' | 'help'>;

  constructor(configuration: Configuration, values: () => ReturnType<typeof shown>) {
    super(configuration);
    this.#told = configuration;
    this.#values = values;
  }

  /** What prom-client's registry asks a histogram for. */
  async getForPromString() {
    const { name, help } = this.#told;
    return { name, help, type: 'histogram', aggregator: 'sum', values: this.#values() };
  }
}
