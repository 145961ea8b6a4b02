import { createClient as createSseClient } from 'graphql-sse';
import { type Client, createClient as createWsClient } from 'graphql-ws';
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';

export interface CustomerChanged {
  customerId: string;
  changedIn: string[];
  customer: { id: string };
}

export interface Told {
  data?: { customerChanged: CustomerChanged } | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

export interface Subscriber {
  told: Told[];
  /** What the client library says of an end: undefined while it goes on, null when it is complete. */
  ended(): unknown;
  leave(): void;
}

export interface Subscription {
  query: string;
  variables: Record<string, unknown>;
  extensions?: Record<string, unknown>;
}

type Headers = Record<string, string>;
type Open = (url: string, subscription: Subscription, headers?: Headers) => Subscriber;

function listening(start: (sink: Parameters<Client['subscribe']>[1]) => () => void): Subscriber {
  const told: Told[] = [];
  let end: unknown;
  const leave = start({
    next: (value) => told.push(value as Told),
    error: (error) => {
      end = error;
    },
    complete: () => {
      end ??= null;
    },
  });
  onTestFinished(leave);
  return { told, ended: () => end, leave };
}

const overSse: Open = (url, subscription, headers = {}) => {
  const client = createSseClient({ url, headers, retryAttempts: 0 });
  onTestFinished(() => client.dispose());
  return listening((sink) => client.subscribe(subscription, { ...sink, next: (value) => sink.next(value as never) }));
};

const overWebSocket: Open = (url, subscription, headers = {}) => {
  const client = createWsClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: headers,
    retryAttempts: 0,
  });
  onTestFinished(() => client.dispose());
  return listening((sink) => client.subscribe(subscription, sink));
};

export const transports = [
  { name: 'server-sent events', open: overSse },
  { name: 'WebSocket', open: overWebSocket },
] as const;

/** A subscription is open once it could be told something; what happens before may be missed. */
export async function raw(url: string, subscription: Partial<Subscription>, headers: Headers = {}): Promise<RawStream> {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(subscription),
    signal: leaving.signal,
  });
  const { promise: whole, resolve } = Promise.withResolvers<string>();
  const stream: RawStream = { response, whole, text: '', ended: false, leave: () => leaving.abort() };
  const read = async (): Promise<void> => {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) stream.text += text;
  };
  const end = (): void => {
    stream.ended = true;
    resolve(stream.text);
  };
  read().then(end, end);
  await vi.waitFor(() => {
    if (response.ok && stream.text === '') throw new Error('nothing has come yet');
  });
  return stream;
}

export interface RawStream {
  response: Response;
  /** Everything, once it has ended. */
  whole: Promise<string>;
  /** What has come so far. */
  text: string;
  ended: boolean;
  leave(): void;
}
