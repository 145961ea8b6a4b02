import { percentiles } from '../identity/percentiles.ts';
import type { ContenderName } from './contenders.ts';

export interface Round {
  requests: number;
  seconds: number;
  latencies: number[];
  cpuMs: number;
  rssMb: number;
}

export interface Figures {
  workload: string;
  contender: ContenderName;
  median_rps: number;
  min_rps: number;
  max_rps: number;
  p50_ms: number;
  p99_ms: number;
  rss_mb: number;
  cpu_ms_per_request: number;
}

export type Measured = Figures | { workload: string; contender: ContenderName; absent: string };

export function measured(workload: string, contender: ContenderName, rounds: readonly Round[]): Figures {
  const perSecond = rounds.map(({ requests, seconds }) => requests / seconds).sort((a, b) => a - b);
  const { p50, p99 } = percentiles(rounds.flatMap(({ latencies }) => latencies));
  const sum = (of: (round: Round) => number): number => rounds.reduce((total, round) => total + of(round), 0);
  return {
    workload,
    contender,
    median_rps: rounded(perSecond[Math.floor(perSecond.length / 2)] ?? 0, 0),
    min_rps: rounded(perSecond[0] ?? 0, 0),
    max_rps: rounded(perSecond.at(-1) ?? 0, 0),
    p50_ms: rounded(p50, 2),
    p99_ms: rounded(p99, 2),
    rss_mb: Math.round(Math.max(...rounds.map(({ rssMb }) => rssMb))),
    cpu_ms_per_request: rounded(sum(({ cpuMs }) => cpuMs) / sum(({ requests }) => requests), 3),
  };
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
