import type { Logger } from 'pino';
import type { CallRecord, OperationRecord, RequestRecord } from './request-record.ts';

export interface RequestEnd {
  requestId: string;
  traceId: string | undefined;
  /** Undefined when the client left before it had its answer. */
  status: number | undefined;
  ms: number;
}

const longestName = 100;

/** The one line that the log has of every request, loud by how it ended. */
export function logRequest(
  logger: Logger,
  record: RequestRecord,
  { requestId, traceId, status, ms }: RequestEnd,
): void {
  const [only, ...others] = record.operations;
  const codes = record.codes;
  const line = {
    requestId,
    ...(traceId && { traceId }),
    ...(others.length > 0 ? { operations: record.operations.map(named) } : only && named(only)),
    ...(status !== undefined && { status }),
    ...(codes.length > 0 && { codes }),
    ms: rounded(ms),
    ...(record.cost !== undefined && { cost: record.cost }),
    ...(record.calls.length > 0 && { calls: record.calls.map(call) }),
  };
  const [level, outcome] = outcomeOf(status, codes);
  logger[level](line, outcome);
}

function outcomeOf(status: number | undefined, codes: readonly string[]): ['info' | 'warn' | 'error', string] {
  if (status === undefined) return ['info', 'the client left'];
  if (status >= 500) return ['error', 'failed'];
  if (status >= 400) return ['info', 'refused'];
  if (codes.some((code) => code !== 'PERSISTED_QUERY_NOT_FOUND')) return ['warn', 'answered in part'];
  return ['info', 'answered'];
}

function named({ name, hash }: OperationRecord): { operation?: string; hash: string } {
  return { ...(name && { operation: name.slice(0, longestName) }), hash };
}

function call({ subgraph, startedAt, ms, code }: CallRecord) {
  return { subgraph, ms: rounded(ms ?? performance.now() - startedAt), ...(code && { code }) };
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
