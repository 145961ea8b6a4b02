import type { FastifyReply } from 'fastify';
import { recordOf } from '../telemetry/request-record.ts';

/** Proxies are to keep nothing of it, and to hold nothing back. */
export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
} as const;

export function message(event: 'next' | 'complete', data?: unknown): string {
  return `event: ${event}\ndata: ${data === undefined ? '' : JSON.stringify(data)}\n\n`;
}

/**
 * Answers by an event stream that is complete with what is known already.
 *
 * @param status which it would have over plain HTTP, for the log; missing where that is noted.
 */
export function sendEventStream(reply: FastifyReply, answered: object, status?: number): FastifyReply {
  const record = recordOf(reply.request);
  if (record && status !== undefined) record.status = status;
  return reply
    .code(200)
    .headers(eventStreamHeaders)
    .send(message('next', answered) + message('complete'));
}
