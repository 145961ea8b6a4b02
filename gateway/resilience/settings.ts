export interface ResilienceSettings {
  /** Milliseconds for an answer, where that is not what all subgraphs get. */
  timeoutMs?: number;
  /** Calls that are under way at the same time. */
  concurrency: number;
  /** Calls that wait for their turn; more are refused. */
  queue: number;
  /** Repetitions of lost queries, as a percentage of all calls. */
  retryPercent: number;
  /** How many calls the circuit looks back on. */
  circuitCalls: number;
  /** When more than this percentage of them failed, no more are made until the subgraph is well again. */
  circuitPercent: number;
  /** How often to look whether it is well again. */
  probeMs: number;
}

export const defaultResilience: ResilienceSettings = {
  concurrency: 128,
  queue: 256,
  retryPercent: 10,
  circuitCalls: 20,
  circuitPercent: 50,
  probeMs: 100,
};
