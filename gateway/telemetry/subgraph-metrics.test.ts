import { expect, test } from 'vitest';
import { createMetrics } from '../../subgraphs/kit/metrics.ts';
import type { CallStatus } from '../resilience.ts';
import { addSubgraphMetrics } from './subgraph-metrics.ts';

test('a circuit that lets a call through to try is shown as open until it is answered', async () => {
  const metrics = createMetrics();
  const subgraphs = (['closed', 'half-open', 'open'] as const).map((circuit) => ({
    name: circuit,
    ready: async () => {},
    execute: async () => {},
    stop: () => {},
    status: (): CallStatus => ({
      ...{ circuit, active: 0, waiting: 0, retried: 0 },
      refused: { circuitOpen: 0, overloaded: 0 },
    }),
  }));
  addSubgraphMetrics(metrics, subgraphs);
  const text = await metrics.text();
  expect(text.match(/^customer_graph_subgraph_circuit_open.*/gm)).toEqual([
    'customer_graph_subgraph_circuit_open{subgraph="closed"} 0',
    'customer_graph_subgraph_circuit_open{subgraph="half-open"} 1',
    'customer_graph_subgraph_circuit_open{subgraph="open"} 1',
  ]);
});
