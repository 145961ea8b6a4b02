import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createMetrics, durationBuckets } from './metrics.ts';
import { addMetricsRoute, type MetricsAccess } from './metrics-route.ts';
import type { Subgraph } from './subgraph.ts';
import { startServerSpan, within } from './tracing.ts';

/**
 * Counts what a subgraph's own server is asked, shows it at `/metrics`, and continues the gateway's traces.
 *
 * @returns what to answer a call with: in the trace that the call belongs to, and counted.
 */
export function watchSubgraphServer(
  server: FastifyInstance,
  subgraph: Subgraph,
  access: MetricsAccess,
): <T>(request: FastifyRequest, answer: () => Promise<T>) => Promise<T> {
  const metrics = createMetrics();
  const durations = metrics.histogram('subgraph_call_duration_seconds', 'Calls of the gateway, by how they ended.', {
    labels: ['subgraph', 'outcome'],
    buckets: durationBuckets,
  });
  let inFlight = 0;
  metrics.gauge('subgraph_calls_in_flight', 'Calls of the gateway that are being answered.', { read: () => inFlight });
  const statements = () => [[{}, subgraph.statements()]] as const;
  metrics.counts('subgraph_statements_total', 'Statements sent to the store.', [], statements);
  addMetricsRoute(server, metrics, access);

  return async (request, answer) => {
    const startedAt = performance.now();
    const span = continuing(request, subgraph.name);
    let outcome = 'failed';
    inFlight += 1;
    try {
      const answered = await within(span, answer);
      outcome = 'answered';
      return answered;
    } finally {
      inFlight -= 1;
      durations.observe({ subgraph: subgraph.name, outcome }, (performance.now() - startedAt) / 1000);
      span?.end();
    }
  };
}

/** A call that no trace began for has none here either. */
function continuing({ headers, method }: FastifyRequest, subgraph: string) {
  if (headers.traceparent === undefined) return undefined;
  return startServerSpan(`${method} /graphql`, headers, {
    'http.request.method': method,
    'http.route': '/graphql',
    'customer_graph.subgraph': subgraph,
  });
}
