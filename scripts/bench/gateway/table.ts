import { alignedTable } from '../../aligned-table.ts';
import { type Figures, type Measured, rounded } from './figures.ts';

const titles = [
  'contender',
  'req/s',
  'min',
  'max',
  '/ aggregator',
  '/ stock',
  'p50 ms',
  'p99 ms',
  'p99/p50',
  'MB',
  'CPU ms',
];

/** One table for each workload, with ratios of the medians. */
export function tables(results: readonly Measured[]): string {
  return [...new Set(results.map(({ workload }) => workload))]
    .map((workload) => {
      const rows = results.filter((result) => result.workload === workload);
      const absent = rows.filter((row) => 'absent' in row);
      const table = alignedTable([titles, ...rows.filter(isFigures).map((row, _index, all) => cells(row, all))]);
      const missing = absent.map((row) => `${row.contender} is not here: ${row.absent}`);
      return [workload, table, ...missing].join('\n');
    })
    .join('\n\n');
}

function cells(row: Figures, all: readonly Figures[]): string[] {
  const ratioTo = (contender: string): string => {
    const other = all.find((one) => one.contender === contender);
    return other ? `${rounded(row.median_rps / other.median_rps, 2)}` : '-';
  };
  return [
    row.contender,
    ...[row.median_rps, row.min_rps, row.max_rps].map(String),
    ratioTo('aggregator'),
    ratioTo('stock'),
    ...[row.p50_ms, row.p99_ms, rounded(row.p99_ms / row.p50_ms, 1), row.rss_mb, row.cpu_ms_per_request].map(String),
  ];
}

export function isFigures(measured: Measured): measured is Figures {
  return !('absent' in measured);
}
