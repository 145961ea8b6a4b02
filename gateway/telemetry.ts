import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../subgraphs/kit/metrics.ts';
import { failed, startServerSpan, traceIdOf, within } from '../subgraphs/kit/tracing.ts';
import { requestScope } from './errors.ts';
import type { Charge } from './rate-limit.ts';
import { type ExecutionWatch, executionWatch } from './telemetry/execution-watch.ts';
import { gatewayMetrics } from './telemetry/gateway-metrics.ts';
import { operationNames } from './telemetry/operation-names.ts';
import { logRequest } from './telemetry/request-line.ts';
import { beginRecord, RequestRecord, recordOf } from './telemetry/request-record.ts';

export interface Telemetry {
  /** Whether anybody's request is being answered; an open stream is none. */
  isAnswering(): boolean;
  execution: ExecutionWatch;
  /** Answers within the request's own trace and record. */
  answering<T>(request: FastifyRequest, answer: () => T): T;
  /** Sees an operation that has no request of its own, as over a WebSocket, until it is answered or refused. */
  apart(requestId: string): SeenApart;
  /** The same charge, with its cost noted. */
  noting(charge: Charge): Charge;
}

export interface SeenApart {
  record: RequestRecord;
  /** A subscription that was opened has a line of its own when it ends. */
  end(): void;
}

/** How a request ended, and which it was. */
interface Ended {
  requestId: string;
  traceparent?: IncomingHttpHeaders[string];
  /** Undefined when the client left. */
  status: number | undefined;
}

export interface TelemetryOptions {
  logger: Logger;
  metrics: Metrics;
  /** Names of operations that are counted each on its own. */
  knownOperations: ReadonlySet<string>;
  /** Where threads that are counted together have the others, as `nameMemory` makes it. */
  countedNames?: SharedArrayBuffer;
}

/** Sees every request for `/graphql`: one line in the log, the metrics, and a trace where this process traces. */
export function watchRequests(
  server: FastifyInstance,
  { logger, metrics, knownOperations, countedNames }: TelemetryOptions,
): Telemetry {
  const measured = gatewayMetrics(metrics);
  const labelOf = operationNames(knownOperations, countedNames);

  const begun = (record: RequestRecord, method: string, requestId: string, headers: IncomingHttpHeaders = {}): void => {
    measured.now.requests += 1;
    record.onStream = () => {
      measured.now.requests -= 1;
    };
    record.span = startServerSpan(`${method} /graphql`, headers, {
      'http.request.method': method,
      'http.route': '/graphql',
      'customer_graph.request_id': requestId,
    });
  };
  const ended = (record: RequestRecord, { requestId, traceparent, status }: Ended): void => {
    const { operations, errors, calls, cost, span } = record;
    const ms = performance.now() - record.startedAt;
    const [only, ...others] = operations;
    measured.requests.inc({ status: status ?? 'left' });
    const operation = others.length > 0 ? 'batch' : only?.kind ? labelOf(only.name) : 'none';
    if (!record.isStream) measured.durations.observe({ operation }, ms / 1000);
    for (const error of errors) measured.errors.inc(error);
    if (status !== undefined && status >= 400 && calls.length === 0)
      for (const code of record.codes) measured.refused.inc({ code });
    if (cost !== undefined) measured.cost.observe({}, cost);
    const traceId = span?.spanContext().traceId ?? traceIdOf(traceparent);
    logRequest(logger, record, { requestId, traceId, status, ms });
    if (status !== undefined) span?.setAttribute('http.response.status_code', status);
    if (status === undefined || status >= 500) failed(span, status === undefined ? 'client_left' : String(status));
    span?.end();
  };

  server.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url !== '/graphql' || request.method === 'OPTIONS') return done();
    const record = beginRecord(request);
    const { traceparent } = request.headers;
    begun(record, request.method, request.id, request.headers);
    reply.raw.once('close', () => {
      if (!record.isStream) measured.now.requests -= 1;
      const status = reply.raw.writableFinished ? (record.status ?? reply.statusCode) : undefined;
      ended(record, { requestId: request.id, traceparent, status });
    });
    done();
  });

  return {
    isAnswering: () => measured.now.requests > 0,
    execution: executionWatch(measured),
    answering: (request, answer) => {
      const record = recordOf(request);
      return requestScope.run({ requestId: request.id, record }, () => within(record?.span, answer));
    },
    apart: (requestId) => {
      const record = new RequestRecord();
      begun(record, 'GET', requestId);
      const end = (): void => {
        if (!record.isStream) measured.now.requests -= 1;
        const { status, span } = record;
        if (status === undefined) span?.end();
        else ended(record, { requestId, status });
      };
      return { record, end };
    },
    noting: (charge) => (cost, context) => {
      const record = requestScope.getStore()?.record;
      if (record) record.cost = (record.cost ?? 0) + cost;
      return charge(cost, context);
    },
  };
}
