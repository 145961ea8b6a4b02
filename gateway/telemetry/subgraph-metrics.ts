import type { Metrics } from '../../subgraphs/kit/metrics.ts';
import type { CallStatus, ResilientSubgraph } from '../resilience.ts';

/** Shows how each subgraph is called, and which calls are not made. */
export function addSubgraphMetrics(metrics: Metrics, subgraphs: readonly ResilientSubgraph[]): void {
  const each = (told: (status: CallStatus) => number) => () =>
    subgraphs.map((subgraph) => [{ subgraph: subgraph.name }, told(subgraph.status())] as const);
  const gauge = (name: string, help: string, told: (status: CallStatus) => number) =>
    metrics.gauge(name, help, { labels: ['subgraph'], readEach: each(told) });
  metrics.gauge(
    'subgraph_circuit_open',
    '1 from when a subgraph failed too often until a call to it is answered again.',
    {
      labels: ['subgraph'],
      together: 'max',
      readEach: each(({ circuit }) => (circuit === 'closed' ? 0 : 1)),
    },
  );
  gauge('subgraph_calls_active', 'Calls that are under way.', ({ active }) => active);
  gauge('subgraph_calls_waiting', 'Calls that wait for their turn.', ({ waiting }) => waiting);
  metrics.counts(
    'subgraph_calls_retried_total',
    'Calls that were made a second time.',
    ['subgraph'],
    each(({ retried }) => retried),
  );
  metrics.counts('subgraph_calls_refused_total', 'Calls that were not made, by reason.', ['subgraph', 'reason'], () =>
    subgraphs.flatMap((subgraph) => {
      const { circuitOpen, overloaded } = subgraph.status().refused;
      return [
        [{ subgraph: subgraph.name, reason: 'circuit_open' }, circuitOpen],
        [{ subgraph: subgraph.name, reason: 'overloaded' }, overloaded],
      ] as const;
    }),
  );
}
