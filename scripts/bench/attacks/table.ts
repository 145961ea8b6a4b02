import { alignedTable } from '../../aligned-table.ts';
import { type Figures, memoryGrowth, memoryMargin } from './figures.ts';
import type { Measured } from './measure.ts';

const titles = [
  'attack',
  'ends as (number)',
  '/s',
  'p50',
  'p99',
  'attacked p50',
  'p99',
  'times',
  'min',
  'max',
  'refusal p99',
  'calls',
  'gateway',
  'attacker',
  'MB by round',
];

export function tableOf({ figures, rssMb }: Measured): string {
  const rows = figures.map((row) => [
    row.attack,
    endsOf(row),
    ...[row.per_second, row.idle_p50_ms, row.idle_p99_ms, row.p50_ms, row.p99_ms].map(String),
    ...[row.ratio_median, row.ratio_min, row.ratio_max, row.refusal_p99_ms ?? '-', row.subgraph_calls].map(String),
    ...[row.gateway_cpu, row.attacker_cpu, row.rss_mb.join(' ')].map(String),
  ]);
  const memory = `Memory at the end of each round: ${rssMb.map(Math.round).join(' · ')} MB`;
  return [alignedTable([titles, ...rows], 2), '', memory].join('\n');
}

function endsOf({ outcomes }: Figures): string {
  return Object.entries(outcomes)
    .map(([outcome, count]) => `${outcome} (${count})`)
    .join(', ');
}

/** What does not hold, attack by attack. */
export function failuresOf({ figures, rssMb }: Measured): string[] {
  const growth = memoryGrowth(rssMb);
  const percent = Math.round(growth * 100);
  return [
    ...figures.flatMap(({ attack, failures }) => failures.map((failure) => `${attack}: ${failure}`)),
    ...(growth > memoryMargin ? [`memory grew by ${percent} % since the second round`] : []),
  ];
}
