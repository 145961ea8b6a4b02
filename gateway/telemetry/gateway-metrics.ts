import { durationBuckets, type Metrics } from '../../subgraphs/kit/metrics.ts';

/** Plain numbers, since they change several times in each request and are seldom looked at. */
export interface UnderWay {
  requests: number;
  fetches: Map<string, { count: number }>;
}

export type GatewayMetrics = ReturnType<typeof gatewayMetrics>;

const costBuckets = [1, 10, 100, 1000, 10_000, 100_000];
const planBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

export function gatewayMetrics(metrics: Metrics) {
  const now: UnderWay = { requests: 0, fetches: new Map() };
  metrics.gauge(
    'requests_in_flight',
    'Requests for /graphql that are being answered; streams only until they are open.',
    { read: () => now.requests },
  );
  metrics.gauge('subgraph_fetches_in_flight', 'Fetches whose answer is waited for.', {
    labels: ['subgraph'],
    readEach: () => [...now.fetches].map(([subgraph, { count }]) => [{ subgraph }, count] as const),
  });
  return {
    now,
    requests: metrics.counter('requests_total', 'Requests for /graphql, by the status of the answer.', ['status']),
    durations: metrics.histogram(
      'request_duration_seconds',
      'Requests for /graphql but streams, by the operation asked for.',
      {
        labels: ['operation'],
        buckets: durationBuckets,
      },
    ),
    errors: metrics.counter(
      'errors_total',
      'Errors that clients were told, by code and by the subgraph they are about.',
      ['code', 'subgraph'],
    ),
    refused: metrics.counter('requests_refused_total', 'Requests of which nothing was executed, by code.', ['code']),
    cost: metrics.histogram('operation_cost', 'What operations may cost, of those that were let through.', {
      buckets: costBuckets,
    }),
    fetches: metrics.histogram('subgraph_fetch_duration_seconds', 'Fetches from subgraphs, by how they ended.', {
      labels: ['subgraph', 'outcome'],
      buckets: durationBuckets,
    }),
    kept: metrics.counter(
      'subgraph_cache_total',
      'Entities and root answers that were looked for among the kept ones, and were there or not.',
      ['subgraph', 'result'],
    ),
    planCache: metrics.counter('plan_cache_total', 'Executions whose plan was there already, or had to be made.', [
      'result',
    ]),
    planning: metrics.histogram('plan_duration_seconds', 'How long it took to make a plan and prepare it.', {
      buckets: planBuckets,
    }),
  };
}
