import type { Span } from '@opentelemetry/api';

export interface OperationRecord {
  /** Apollo's SHA-256 of the document. */
  hash: string;
  /** The client's name for it; undefined until the document is known to be valid, and for one without a name. */
  name?: string;
  /** Undefined for a document that is refused. */
  kind?: string;
}

export interface CallRecord {
  subgraph: string;
  startedAt: number;
  /** Undefined while the answer is waited for. */
  ms?: number;
  /** Why it failed as a whole. */
  code?: string;
}

/** What is known of a request for the log, the metrics and the trace: nothing that a client or a customer wrote but names. */
export class RequestRecord {
  readonly startedAt = performance.now();
  readonly operations: OperationRecord[] = [];
  readonly calls: CallRecord[] = [];
  /** Codes of errors that the client was told, with the subgraph that each is about. */
  readonly errors: { code: string; subgraph: string }[] = [];
  cost: number | undefined;
  /** What the answer would have over plain HTTP, of one that is sent otherwise. */
  status: number | undefined;
  #isStream = false;
  /** Hears that it is answered with a stream. */
  onStream: () => void = () => {};
  span: Span | undefined;

  /** Whether it was answered with a stream, which lasts for as long as its client listens. */
  get isStream(): boolean {
    return this.#isStream;
  }

  becomeStream(): void {
    if (this.#isStream) return;
    this.#isStream = true;
    this.onStream();
  }

  told(code: unknown, subgraph: unknown = ''): void {
    this.errors.push({ code: String(code), subgraph: String(subgraph) });
  }

  get codes(): string[] {
    return [...new Set(this.errors.map(({ code }) => code))];
  }
}

/** A property: a table with weak keys would keep answered requests until a full garbage collection. */
const recordKey = Symbol('record of a request');
type Recorded = object & { [recordKey]?: RequestRecord };

export function beginRecord(request: Recorded): RequestRecord {
  const record = new RequestRecord();
  request[recordKey] = record;
  return record;
}

export function recordOf(request: Recorded): RequestRecord | undefined {
  return request[recordKey];
}
