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
  'ms each',
  'gateway',
  'attacker',
  'MB by round',
];

export function tableOf({ figures, memory }: Measured): string {
  const rows = figures.map((row) => [
    row.attack,
    endsOf(row),
    ...[row.per_second, row.idle_p50_ms, row.idle_p99_ms, row.p50_ms, row.p99_ms].map(String),
    ...[row.ratio_median, row.ratio_min, row.ratio_max, row.refusal_p99_ms ?? '-', row.subgraph_calls].map(String),
    ...[row.ms_each ?? '-', row.gateway_cpu, row.attacker_cpu, row.rss_mb.join(' ')].map(String),
  ]);
  const rss = memory.map(({ rssMb }) => rssMb).join(' · ');
  const heap = memory.map(({ heapMb }) => heapMb).join(' · ');
  const held = `Before the first round and after each: ${rss} MB resident; ${heap} MB in the heap after a collection`;
  return [alignedTable([titles, ...rows], 2), '', held].join('\n');
}

function endsOf({ outcomes }: Figures): string {
  return Object.entries(outcomes)
    .map(([outcome, count]) => `${outcome} (${count})`)
    .join(', ');
}

/** What does not hold, attack by attack. */
export function failuresOf({ figures, memory }: Measured): string[] {
  const growth = memoryGrowth(memory);
  const percent = Math.round(growth * 100);
  return [
    ...figures.flatMap(({ attack, failures }) => failures.map((failure) => `${attack}: ${failure}`)),
    ...(growth > memoryMargin ? [`what the heap holds grew by ${percent} % since the second round`] : []),
  ];
}
