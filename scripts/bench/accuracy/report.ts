import { linkAll } from '../../../subgraphs/identity/resolution/link-all.ts';
import type { LabelledRecords, LabelledSet } from './labelled-set.ts';
import { measureClusters } from './measure.ts';

/** The figures of one set, as `--json` writes them. */
export interface MeasuredSet {
  set: string;
  records: number;
  precision: number;
  recall: number;
  f1: number;
  /** F1 of B-cubed. */
  bcubed: number;
  exact: number;
  /** Of linking, model training included; reading the records is not. */
  seconds: number;
}

export interface SetReport {
  figures: MeasuredSet;
  lines: string[];
}

/** Links a set's records as they are, with the defaults that every set gets, and holds the customers against the truth. */
export function measureSet({ name, remark }: LabelledSet, { records, truth, notes }: LabelledRecords): SetReport {
  const began = performance.now();
  const clusters = linkAll(records);
  const seconds = (performance.now() - began) / 1000;
  const { precision, recall, f1, bcubed, exact } = measureClusters(clusters, truth);
  return {
    figures: {
      ...{ set: name, records: records.length },
      ...{ precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) },
      ...{ bcubed: rounded(bcubed.f1), exact: rounded(exact), seconds: Math.round(seconds * 100) / 100 },
    },
    lines: [...notes, ...(remark ? [remark(records, clusters)] : [])].map((line) => `${name}: ${line}`),
  };
}

export function printTable(measured: readonly MeasuredSet[]): void {
  const rows = measured.map(({ set, records, seconds, ...figures }) => {
    const shown = Object.entries(figures).map(([name, figure]) => [name, figure.toFixed(4)]);
    return [set, records, ...shown.map(([, figure]) => figure), seconds.toFixed(1)].map(String);
  });
  const heads = ['set', 'records', 'precision', 'recall', 'F1', 'B-cubed', 'exact', 'seconds'];
  const widths = heads.map((head, column) =>
    Math.max(...[heads, ...rows].map((row) => row[column]?.length ?? 0), head.length),
  );
  for (const row of [heads, ...rows]) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  '));
  }
}

function rounded(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}
