import { linkAll } from '../../../subgraphs/identity/resolution/link-all.ts';
import { alignedTable } from '../../aligned-table.ts';
import type { CalibrationErrors } from './calibration.ts';
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

export interface MeasuredCalibration extends CalibrationErrors {
  set: string;
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
    const shown = Object.values(figures).map((figure) => figure.toFixed(4));
    return [set, String(records), ...shown, seconds.toFixed(1)];
  });
  const heads = ['set', 'records', 'precision', 'recall', 'F1', 'B-cubed', 'exact', 'seconds'];
  console.log(alignedTable([heads, ...rows]));
}

export function printCalibration(measured: readonly MeasuredCalibration[], verdicts: number): void {
  const rows = measured.map(({ set, pairs, ...errors }) => {
    return [set, String(pairs), ...Object.values(errors).map((error) => error.toFixed(4))];
  });
  const heads = ['set', 'pairs', 'learned', 'odds', 'shipped', 'doubtful', `with ${verdicts} decided`];
  console.log(alignedTable([heads, ...rows]));
}

function rounded(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}
