import type { Logger } from 'pino';
import { type SubgraphCall, type SubgraphEndpoint, SubgraphFailure } from './calls/subgraph-endpoint.ts';
import { Bulkhead } from './resilience/bulkhead.ts';
import { CallUnderWay, type Parts } from './resilience/call-under-way.ts';
import { Circuit } from './resilience/circuit.ts';
import { circuitLog } from './resilience/circuit-log.ts';
import { RetryBudget } from './resilience/retry-budget.ts';
import { defaultResilience, type ResilienceSettings } from './resilience/settings.ts';

export type { ResilienceSettings };

/** By the names of subgraphs; what is not there is as usual. */
export type Resilience = Readonly<Record<string, Partial<ResilienceSettings> | undefined>>;

export interface CallStatus {
  circuit: Circuit['state'];
  /** Calls that are under way now. */
  active: number;
  /** Calls that wait for their turn now. */
  waiting: number;
  /** Calls that were not made, since the start: because the circuit was open, or too many waited. */
  refused: { circuitOpen: number; overloaded: number };
  /** Calls that were made a second time, since the start. */
  retried: number;
}

export interface ResilientSubgraph extends SubgraphEndpoint {
  status(): CallStatus;
  /** Ends what goes on in the background. The subgraph stays open. */
  stop(): void;
}

/** See docs/decisions/011-sick-subgraphs.md. */
export function resilientSubgraphs(
  subgraphs: readonly SubgraphEndpoint[],
  logger: Logger,
  resilience: Resilience = {},
): ResilientSubgraph[] {
  return subgraphs.map((subgraph) =>
    resilient(subgraph, logger, { ...defaultResilience, ...resilience[subgraph.name] }),
  );
}

function resilient(subgraph: SubgraphEndpoint, logger: Logger, settings: ResilienceSettings): ResilientSubgraph {
  const ready = async () => subgraph.ready();
  const refused = { circuitOpen: 0, overloaded: 0 };
  const changed = circuitLog({ subgraph: subgraph.name, logger, refused: () => refused.circuitOpen });
  const circuit = new Circuit({ ...settings, ready, changed });
  const bulkhead = new Bulkhead(settings);
  const parts: Parts = { subgraph, circuit, bulkhead, budget: new RetryBudget(settings.retryPercent), retried: 0 };

  const circuitOpen = (): SubgraphFailure => {
    refused.circuitOpen += 1;
    return new SubgraphFailure('SUBGRAPH_CIRCUIT_OPEN', 'not called: too many of the last calls failed');
  };
  const begin = (call: SubgraphCall): Promise<unknown> => {
    const period = circuit.enter();
    if (period !== undefined) return new CallUnderWay(parts, call, period).answer();
    bulkhead.leave();
    return Promise.reject(circuitOpen());
  };
  const wait = async (call: SubgraphCall): Promise<unknown> => {
    if (circuit.isOpen) throw circuitOpen();
    const turn = bulkhead.queue(call.signal);
    if (!turn) {
      refused.overloaded += 1;
      throw new SubgraphFailure('SUBGRAPH_OVERLOADED', `${bulkhead.waiting} calls are waiting already`);
    }
    await turn;
    return begin(call);
  };
  return {
    name: subgraph.name,
    timeoutMs: settings.timeoutMs ?? subgraph.timeoutMs,
    get changes() {
      return subgraph.changes;
    },
    ready,
    execute: (call) => (bulkhead.enter() ? begin(call) : wait(call)),
    status: () => ({
      circuit: circuit.state,
      active: bulkhead.active,
      waiting: bulkhead.waiting,
      refused: { ...refused },
      retried: parts.retried,
    }),
    stop: () => circuit.stop(),
  };
}
