import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import {
  type Attributes,
  type Context,
  createTraceState,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';

/** Nothing but these few functions knows OpenTelemetry; without a tracer each of them does one comparison. */
let tracer: Tracer | undefined;
const traces = new AsyncLocalStorage<Context>();

/** Has this process traced, or no longer. */
export function traceWith(next: Tracer | undefined): void {
  tracer = next;
}

export function isTracing(): boolean {
  return tracer !== undefined;
}

/**
 * Begins this process's part of a trace: the one that `traceparent` (W3C) names, or else a new one. What other tracers on the way
 * left in `tracestate` stays with it.
 */
export function startServerSpan(name: string, headers: IncomingHttpHeaders, attributes: Attributes): Span | undefined {
  if (!tracer) return undefined;
  const parent = spanContextOf(headers);
  const context = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  return tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, context);
}

/** Spans of the work are below this one. */
export function within<T>(span: Span | undefined, work: () => T): T {
  return span ? traces.run(trace.setSpan(ROOT_CONTEXT, span), work) : work();
}

/** A span below the one at hand, to be ended by the caller; undefined outside of any trace. */
export function startSpan(name: string, options: SpanOptions = {}): Span | undefined {
  const context = tracer && traces.getStore();
  return context && tracer?.startSpan(name, options, context);
}

/** Does the work in a span of its own below the one at hand; outside of any trace it only does the work. */
export async function inSpan<T>(name: string, options: SpanOptions, work: (span?: Span) => Promise<T>): Promise<T> {
  const span = startSpan(name, options);
  if (!span) return work();
  try {
    return await within(span, () => work(span));
  } catch (error) {
    failed(span, error instanceof Error ? error.name : typeof error);
    throw error;
  } finally {
    span.end();
  }
}

/** Marks it by a code or a class of errors, never by a message, which may quote what is personal. */
export function failed(span: Span | undefined, type: string): void {
  span?.setAttribute('error.type', type);
  span?.setStatus({ code: SpanStatusCode.ERROR });
}

/** What is sent along so that another process continues the trace at hand. */
export function continuedTrace(): Record<string, string> {
  const context = tracer && traces.getStore();
  const span = context && trace.getSpanContext(context);
  if (!span) return {};
  const tracestate = span.traceState?.serialize();
  return {
    traceparent: `00-${span.traceId}-${span.spanId}-0${span.traceFlags & 1}`,
    ...(tracestate && { tracestate }),
  };
}

/** The trace that a header of this form names, whether or not this process traces. */
export function traceIdOf(traceparent: IncomingHttpHeaders[string]): string | undefined {
  return spanContextOf({ traceparent })?.traceId;
}

function spanContextOf({ traceparent, tracestate }: IncomingHttpHeaders): SpanContext | undefined {
  if (typeof traceparent !== 'string') return undefined;
  const [, version, traceId = '', spanId = '', flags = '0'] = wellFormed.exec(traceparent) ?? [];
  const isValid = version && version !== 'ff' && !/^0+$/.test(traceId) && !/^0+$/.test(spanId);
  if (!isValid) return undefined;
  const traceState = typeof tracestate === 'string' ? createTraceState(newestOf(tracestate)) : undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true, traceState };
}

const mostMembers = 32;

/** Of those that left something longest ago W3C lets go first; OpenTelemetry puts a list that is too long in the other order. */
function newestOf(tracestate: string): string {
  return tracestate.split(',').slice(0, mostMembers).join(',');
}

/** Version 00 ends after the flags; later ones may go on behind a dash. */
const wellFormed = /^(00(?=-.{52}$)|(?!00)[0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
