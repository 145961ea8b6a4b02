import { rounded } from '../gateway/figures.ts';
import type { Usage } from '../gateway/processes.ts';
import { percentiles } from '../identity/percentiles.ts';
import type { Attack } from './attack.ts';
import type { AttackerReport, NeighbourReport } from './orders.ts';

/** Of the gateway's process, at the end of a round. */
export interface Memory {
  rssMb: number;
  /** After a collection. */
  heapMb: number;
}

export interface Round {
  seconds: number;
  idle: NeighbourReport;
  during: NeighbourReport;
  attacked: AttackerReport;
  /** Of the gateway, around the time in which the neighbour is alone, and around the attack. */
  alone: Usage;
  before: Usage;
  after: Usage;
}

export interface Figures {
  attack: string;
  /** Requests, or connections, of the attacker each second. */
  per_second: number;
  outcomes: Record<string, number>;
  idle_p50_ms: number;
  idle_p99_ms: number;
  p50_ms: number;
  p99_ms: number;
  /** p99 under attack to p99 without, each of one round. */
  ratio_median: number;
  ratio_min: number;
  ratio_max: number;
  refusal_p99_ms: number | undefined;
  /** Made for the attacker alone. */
  subgraph_calls: number;
  rss_mb: number[];
  /** Processor time of the gateway for each request, or connection, of the attacker. */
  ms_each: number | undefined;
  gateway_cpu: number;
  attacker_cpu: number;
  failures: string[];
}

const most = { ratio: 2, refusalMs: 50 };

export function figuresOf(attack: Attack, rounds: readonly Round[], calls: number): Figures {
  const idle = percentiles(rounds.flatMap((round) => round.idle.latencies));
  const during = percentiles(rounds.flatMap((round) => round.during.latencies));
  const ratios = rounds
    .map((round) => percentiles(round.during.latencies).p99 / percentiles(round.idle.latencies).p99)
    .sort((a, b) => a - b);
  const refusals = rounds.flatMap(({ attacked }) => attacked.refusals);
  const outcomes = sum(rounds.map(({ attacked }) => attacked.outcomes));
  const seconds = rounds.reduce((total, round) => total + round.seconds, 0);
  const total = Object.values(outcomes).reduce((a, b) => a + b, 0);
  const attackedCpuMs = rounds.reduce(
    (sum, { alone, before, after }) => sum + after.cpuMs - before.cpuMs - (before.cpuMs - alone.cpuMs),
    0,
  );
  const figures = {
    attack: attack.name,
    per_second: Math.round(total / seconds),
    outcomes,
    idle_p50_ms: rounded(idle.p50, 2),
    idle_p99_ms: rounded(idle.p99, 2),
    p50_ms: rounded(during.p50, 2),
    p99_ms: rounded(during.p99, 2),
    ratio_median: rounded(ratios[Math.floor(ratios.length / 2)] ?? Number.NaN, 2),
    ratio_min: rounded(ratios[0] ?? Number.NaN, 2),
    ratio_max: rounded(ratios.at(-1) ?? Number.NaN, 2),
    refusal_p99_ms: refusals.length > 0 ? rounded(percentiles(refusals).p99, 1) : undefined,
    subgraph_calls: calls,
    rss_mb: rounds.map(({ after }) => Math.round(after.rssMb)),
    ms_each: total > 0 ? rounded(Math.max(0, attackedCpuMs) / total, 2) : undefined,
    gateway_cpu: rounded(share(rounds.map(({ before, after }) => after.cpuMs - before.cpuMs)) / seconds, 2),
    attacker_cpu: rounded(share(rounds.map(({ attacked }) => attacked.cpuMs)) / seconds, 2),
  };
  return { ...figures, failures: failuresOf(attack, figures) };
}

/** Of one processor. */
function share(cpuMs: readonly number[]): number {
  return cpuMs.reduce((total, ms) => total + ms, 0) / 1000;
}

function failuresOf(attack: Attack, figures: Omit<Figures, 'failures'>): string[] {
  const failures: string[] = [];
  const { ratio_median, refusal_p99_ms = 0, outcomes, subgraph_calls } = figures;
  const isOne = !('burns' in attack) && !('request' in attack && (attack.callers === 'many' || attack.isControl));
  if (isOne && !(ratio_median <= most.ratio))
    failures.push(`the neighbour's p99 is ${ratio_median} times its normal one`);
  if (isOne && refusal_p99_ms > most.refusalMs) failures.push(`refusals take ${refusal_p99_ms} ms`);
  if ('request' in attack) {
    const isProper = attack.is === 'refused' ? /^4\d\d [A-Z_]+$|^connection closed$/ : /^200|^4\d\d [A-Z_]+$/;
    const other = Object.keys(outcomes).filter((outcome) => !isProper.test(outcome));
    if (other.length > 0) failures.push(`ends as ${other.join(', ')}`);
    if (attack.is === 'refused' && subgraph_calls > 0) failures.push(`${subgraph_calls} calls of subgraphs`);
  }
  return failures;
}

function sum(all: readonly Record<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const one of all) for (const [name, count] of Object.entries(one)) total[name] = (total[name] ?? 0) + count;
  return total;
}

/** Caches fill in the first two rounds; from then on the same attacks may add no more than this. */
export const memoryMargin = 0.1;

/** Of what the heap holds after a collection; 0 when there were not enough rounds to tell. */
export function memoryGrowth(memory: readonly Memory[]): number {
  const [, , settled, ...later] = memory;
  const last = later.at(-1);
  return settled && last ? last.heapMb / settled.heapMb - 1 : 0;
}
