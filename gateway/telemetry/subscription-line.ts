import type { Logger } from 'pino';
import type { EndReason } from '../subscriptions/customer-events.ts';

export interface EndedSubscription {
  requestId: string;
  /** The client's name for it. */
  operation: string | undefined;
  /** SHA-256 of its text, in hex. */
  hash: string;
  transport: 'sse' | 'websocket';
  openedAt: number;
  /** Events that were sent. */
  events: number;
  end: EndReason;
}

const longestName = 100;

/** The one line that the log has of every subscription; its events have none. */
export function logSubscription(logger: Logger, ended: EndedSubscription): void {
  const { requestId, operation, hash, transport, openedAt, events, end } = ended;
  const line = {
    requestId,
    ...(operation && { operation: operation.slice(0, longestName) }),
    hash,
    transport,
    seconds: Math.round((performance.now() - openedAt) / 10) / 100,
    events,
    end,
  };
  logger[end === 'an event failed' ? 'warn' : 'info'](line, 'the subscription ended');
}
