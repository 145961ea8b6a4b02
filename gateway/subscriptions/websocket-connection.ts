import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { anonymous } from '../auth.ts';
import { startDeadline } from '../deadline.ts';
import type { RequestContext } from '../request-context.ts';
import type { CustomerEvents, EndReason } from './customer-events.ts';
import type { AskedOperation } from './message-schema.ts';
import { OperationNames } from './operation-names.ts';

export interface Connection {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Somebody at an address, until a caller is known. */
  context: RequestContext;
  /** How long the message was that opens it; 0 until it came. */
  openedBy: number;
  isExpired: boolean;
  /** Operations that were begun and are neither refused nor complete. */
  open: number;
  readonly names: OperationNames;
  /** What is told over it now. */
  readonly events: Set<CustomerEvents>;
  /** What was heard and not paid for, less what was paid since, in units of cost. */
  unpaid: number;
  /** After how many seconds its caller could have paid for the message that is heard now. */
  unpaidFor: number;
  /** What it was opened with, until somebody takes it. */
  parameters?: Record<string, unknown>;
  /** What is asked by the message that is heard now, until somebody takes it. */
  asked?: AskedOperation;
}

export function connectionOf(socket: WebSocket, request: IncomingMessage, address: string): Connection {
  // Each event has a deadline of its own.
  const context = { requestId: crypto.randomUUID(), caller: anonymous, address, deadline: startDeadline(0) };
  return {
    ...{ socket, request, context, openedBy: 0, isExpired: false },
    ...{ open: 0, names: new OperationNames(), events: new Set(), unpaid: 0, unpaidFor: 0 },
  };
}

export function takeParameters(connection: Connection): Connection['parameters'] {
  const { parameters } = connection;
  connection.parameters = undefined;
  return parameters;
}

export function takeAsked(connection: Connection): AskedOperation {
  const { asked } = connection;
  connection.asked = undefined;
  if (!asked) throw new Error('an operation that was not read');
  return asked;
}

export function hold({ events: held }: Connection, events: CustomerEvents): void {
  held.add(events);
  events.ended.addEventListener('abort', () => held.delete(events), { once: true });
}

export function endAll(connection: Connection): void {
  for (const events of connection.events) events.end(whyEnded(connection));
}

export function whyEnded({ isExpired }: Connection): EndReason {
  return isExpired ? 'the token expired' : 'the client left';
}
