import { SpanKind, type SpanOptions } from '@opentelemetry/api';
import { failed, inSpan, isTracing, startSpan } from './tracing.ts';

export type DatabaseSystem = 'sqlite' | 'postgresql' | 'neo4j';

/**
 * Tells the trace at hand of a statement that has just ended. Its text has places for values, and the values are never told.
 */
export function statementEnded(system: DatabaseSystem, text: string, durationMs: number, error?: unknown): void {
  if (!isTracing()) return;
  const endTime = Date.now();
  const span = startSpan(wordOf(text), { ...describing(system, text), startTime: endTime - durationMs });
  if (error !== undefined) failed(span, error instanceof Error ? error.name : typeof error);
  span?.end(endTime);
}

/** Does at once what a statement asks for, in a span of the trace at hand. */
export function inStatementSpan<T>(system: DatabaseSystem, text: string, work: () => T): T {
  const span = isTracing() ? startSpan(wordOf(text), describing(system, text)) : undefined;
  try {
    return work();
  } catch (error) {
    failed(span, error instanceof Error ? error.name : typeof error);
    throw error;
  } finally {
    span?.end();
  }
}

/** The same where the answer is waited for. */
export function inQuerySpan<T>(system: DatabaseSystem, text: string, work: () => Promise<T>): Promise<T> {
  return isTracing() ? inSpan(wordOf(text), describing(system, text), work) : work();
}

function describing(system: DatabaseSystem, text: string): SpanOptions {
  return {
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': system,
      'db.operation.name': wordOf(text),
      'db.query.text': text,
    },
  };
}

/** `SELECT`, `MATCH`, …: what a statement begins with. */
function wordOf(text: string): string {
  return /[a-z]+/i.exec(text)?.[0].toUpperCase() ?? 'STATEMENT';
}
