import { SpanKind } from '@opentelemetry/api';
import { failed, inSpan, isTracing, startSpan } from '../../subgraphs/kit/tracing.ts';
import { requestScope } from '../errors.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import type { CallRecord } from './request-record.ts';

export interface WatchedFetch {
  subgraph: string;
  operationName: string | undefined;
  representations: number | undefined;
}

/** Sees what an execution does; it changes nothing of it. */
export interface ExecutionWatch {
  /** A plan was looked for, and was there or not. */
  lookedForPlan(found: boolean): void;
  planning<T>(plan: () => T | Promise<T>): T | Promise<T>;
  /** So many answers were kept, and so many were not. */
  lookedUp(subgraph: string, counts: { hits: number; misses: number }): void;
  /** @param fetch answers with the code of its failure, if it failed as a whole. */
  fetching<Code extends string | undefined>(of: WatchedFetch, fetch: () => Promise<Code>): Promise<Code>;
}

export const unwatched: ExecutionWatch = {
  lookedForPlan: () => {},
  planning: (plan) => plan(),
  lookedUp: () => {},
  fetching: (_of, fetch) => fetch(),
};

export function executionWatch(metrics: GatewayMetrics): ExecutionWatch {
  const { planCache, planning, kept, fetches, now } = metrics;
  return {
    lookedUp: (subgraph, { hits, misses }) => {
      if (hits > 0) kept.inc({ subgraph, result: 'hit' }, hits);
      if (misses > 0) kept.inc({ subgraph, result: 'miss' }, misses);
    },
    lookedForPlan: (found) => planCache.inc({ result: found ? 'hit' : 'miss' }),
    planning: (plan) => {
      const startedAt = performance.now();
      const span = startSpan('plan');
      const ended = () => {
        span?.end();
        planning.observe({}, (performance.now() - startedAt) / 1000);
      };
      let made: ReturnType<typeof plan> | undefined;
      try {
        made = plan();
        return made instanceof Promise ? made.finally(ended) : made;
      } finally {
        if (!(made instanceof Promise)) ended();
      }
    },
    fetching: async (of, fetch) => {
      const { subgraph } = of;
      const call: CallRecord = { subgraph, startedAt: performance.now() };
      requestScope.getStore()?.record?.calls.push(call);
      const underWay = now.fetches.get(subgraph) ?? { count: 0 };
      now.fetches.set(subgraph, underWay);
      underWay.count += 1;
      const code = isTracing() ? await inFetchSpan(of, fetch) : await fetch();
      underWay.count -= 1;
      call.ms = performance.now() - call.startedAt;
      if (code) call.code = code;
      fetches.observe({ subgraph, outcome: code ?? 'answered' }, call.ms / 1000);
      return code;
    },
  };
}

function inFetchSpan<Code extends string | undefined>(
  { subgraph, operationName, representations }: WatchedFetch,
  fetch: () => Promise<Code>,
): Promise<Code> {
  const attributes = {
    'graphql.operation.name': operationName,
    'service.peer.name': subgraph,
    'customer_graph.subgraph': subgraph,
    'customer_graph.representations': representations,
  };
  return inSpan(`fetch ${subgraph}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    const code = await fetch();
    if (code) failed(span, code);
    return code;
  });
}
