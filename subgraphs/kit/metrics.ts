import {
  AggregatorRegistry,
  Counter,
  collectDefaultMetrics,
  Gauge,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client';
import type { LabelNames, LabelValues } from './labelled.ts';
import { PlainCounter } from './plain-counter.ts';
import { PlainHistogram } from './plain-histogram.ts';

/**
 * What one server counts and measures, for Prometheus. Names get the prefix `customer_graph_`. Label values must come from a
 * set that is known beforehand, never from what a client or a customer wrote.
 */
export interface Metrics {
  counter<Label extends string>(name: string, help: string, labels?: LabelNames<Label>): PlainCounter<Label>;
  /** Counts that somebody else keeps; asked for whenever somebody looks. */
  counts<Label extends string>(name: string, help: string, labels: readonly Label[], readEach: ReadEach<Label>): void;
  /** With `read` or `readEach` it is asked for its value whenever somebody looks. */
  gauge<Label extends string>(name: string, help: string, options?: GaugeOptions<Label>): Gauge<Label>;
  histogram<Label extends string>(
    name: string,
    help: string,
    options: { labels?: LabelNames<Label>; buckets: readonly number[] },
  ): PlainHistogram<Label>;
  /** All of it as plain data, without what is measured of the whole process. */
  told(): Promise<ToldMetrics>;
  /** In the exposition format, together with what is measured of the whole process. */
  text(): Promise<string>;
}

/** Survives a structured clone. */
export type ToldMetrics = readonly MetricObjectWithValues<MetricValue<string>>[];

export interface GaugeOptions<Label extends string> {
  labels?: readonly Label[];
  /** What several threads of one process say together; their sum if left out. */
  together?: 'sum' | 'max';
  read?: () => number;
  /** The same for a gauge with labels. */
  readEach?: ReadEach<Label>;
}

export type ReadEach<Label extends string> = () => readonly (readonly [labels: LabelValues<Label>, value: number])[];

export const expositionType = Registry.PROMETHEUS_CONTENT_TYPE;

/** In seconds: an embedded lookup takes one or two milliseconds, a whole request at most some seconds. */
export const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const prefix = 'customer_graph_';

/** Memory, event loop delay, garbage collection: once for all servers of a process. */
let ofProcess: Registry | undefined;

/** @param others asked for what other threads count at the same, which is added up whenever somebody looks */
export function createMetrics(others: () => Promise<readonly ToldMetrics[]> = async () => []): Metrics {
  const process = ofProcess ?? measureProcess();
  ofProcess = process;
  const registry = new Registry();
  const registers = [registry];
  const counts: Metrics['counts'] = (name, help, labels, readEach) => {
    new Counter({
      ...{ name: prefix + name, help, labelNames: [...labels], registers },
      collect() {
        this.reset();
        for (const [values, value] of readEach()) this.inc(values, value);
      },
    });
  };
  return {
    counts,
    counter: (name, help, labels = []) => {
      const counter = new PlainCounter(labels);
      counts(name, help, labels, () => counter.each());
      return counter;
    },
    gauge: (name, help, { labels = [], together = 'sum', read, readEach } = {}) =>
      new Gauge({
        ...{ name: prefix + name, help, labelNames: [...labels], registers, aggregator: together },
        ...((read ?? readEach) && {
          collect() {
            if (read) this.set(read());
            for (const [values, value] of readEach?.() ?? []) this.set(values, value);
          },
        }),
      }),
    histogram: (name, help, { labels = [], buckets }) =>
      new PlainHistogram({ name: prefix + name, help, labels, buckets, registry }),
    told: () => registry.getMetricsAsJSON(),
    text: async () => {
      const elsewhere = await others();
      if (elsewhere.length === 0) return Registry.merge([process, registry]).metrics();
      const together = AggregatorRegistry.aggregate([await registry.getMetricsAsJSON(), ...elsewhere]);
      return `${await process.metrics()}\n${await together.metrics()}`;
    },
  };
}

/** What somebody who has ended leaves to be counted: numbers that only grow. How things stood with them is over. */
export function leftBy(told: ToldMetrics): ToldMetrics {
  // Typed as the members of an enum, it is their names.
  return told.filter(({ type }) => `${type}` === 'counter' || `${type}` === 'histogram');
}

/** Of several the same as of one. */
export function addUp(told: readonly ToldMetrics[]): Promise<ToldMetrics> {
  return AggregatorRegistry.aggregate([...told]).getMetricsAsJSON();
}

function measureProcess(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
