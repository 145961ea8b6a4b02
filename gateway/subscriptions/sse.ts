import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../request-context.ts';
import type { AnsweredOnce, Opened, Subscriptions } from '../subscriptions.ts';
import { recordOf } from '../telemetry/request-record.ts';
import { wasRefused } from './answer.ts';
import { eventStreamHeaders, message, sendEventStream } from './event-stream.ts';
import { sentRequest, type TextOf } from './sent-request.ts';
import { tokenExpired, whenExpired } from './token-expiry.ts';

export interface SseOptions {
  subscriptions: Subscriptions;
  contextOf: (request: FastifyRequest) => RequestContext;
  textOf: TextOf;
  /** From now on the hash may be sent in place of the text. */
  register(hash: string, text: string): Promise<void>;
  /** A comment is sent so often, for proxies that close what is silent. */
  heartbeatMs?: number;
  /** For how long a client may leave unread what it was sent. */
  patienceMs?: number;
}

export interface EventStreams {
  answer(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Ends all streams without saying that they are complete, so that clients come back. */
  close(): void;
}

const defaultHeartbeatMs = 12_000;
const defaultPatienceMs = 15_000;

/** GraphQL over server-sent events, one operation on each connection: see the protocol of the library graphql-sse. */
export function eventStreams(options: SseOptions): EventStreams {
  const { subscriptions, contextOf, heartbeatMs = defaultHeartbeatMs, patienceMs = defaultPatienceMs } = options;
  const open = new Set<ServerResponse>();
  /** Apart from what tells the events, which would hold on to what was sent for as long as it does. */
  const openFor = async (request: FastifyRequest, context: RequestContext): Promise<Opened> => {
    const sent = await sentRequest(request, options.textOf);
    const opened = await subscriptions.open(sent, context, { transport: 'sse', record: recordOf(request) });
    const isValid = 'events' in opened || !wasRefused(opened.answered);
    if (sent.hash !== undefined && isValid) await options.register(sent.hash, sent.query);
    return opened;
  };
  return {
    answer: async (request, reply) => {
      const context = contextOf(request);
      const asked = { requestId: request.id, record: recordOf(request) };
      try {
        const opened = await openFor(request, context);
        // Nobody reads it any more, and the stream may be long.
        request.body = undefined;
        if ('answered' in opened) return void (await sendAnswer(reply, opened));
        const { events } = opened;
        reply.hijack();
        const { raw } = reply;
        if (raw.destroyed) return events.end();
        open.add(raw);
        raw.on('close', () => open.delete(raw));
        begin(reply, events.from);
        raw.on('close', () => events.end());
        const heartbeat = setInterval(
          () => !raw.writableEnded && !raw.writableNeedDrain && raw.write(':\n\n'),
          heartbeatMs,
        );
        const expiry = whenExpired(context.caller.expiresAt, () => {
          events.end('the token expired');
          const { error } = subscriptions.refusalOf(tokenExpired(), { requestId: request.id });
          raw.end(message('next', { errors: [error] }) + message('complete'));
        });
        try {
          for await (const { eventId, answered } of events)
            if (!raw.write(`id: ${eventId}\n${message('next', answered)}`))
              await drained(raw, patienceMs, () => events.end('the client did not read'));
        } finally {
          clearInterval(heartbeat);
          clearTimeout(expiry);
        }
      } catch (error) {
        const { status, error: shown } = subscriptions.refusalOf(error, asked);
        if (reply.raw.headersSent) reply.raw.destroy();
        else if (isMistaken(status, shown)) await sendEventStream(reply, { errors: [shown] });
        else
          await reply
            .code(status)
            .headers(status === 405 ? { allow: 'POST' } : {})
            .send({ errors: [shown] });
      }
    },
    close: () => {
      for (const stream of open) stream.end();
    },
  };
}

/**
 * Whether it is the operation that is refused. The protocol has that told in the stream, for browsers show nothing of any other
 * answer; whoever may not ask at all, or not now, is told by the status.
 */
function isMistaken(status: number, { extensions }: GraphQLFormattedError): boolean {
  return status <= 400 && extensions?.code !== 'BAD_REQUEST';
}

function sendAnswer(reply: FastifyReply, { answered, retryAfterMs }: AnsweredOnce): FastifyReply {
  if (retryAfterMs === undefined) return sendEventStream(reply, answered);
  return reply
    .code(429)
    .header('retry-after', String(retryAfterMs / 1000))
    .send(answered);
}

/** The client knows from the first bytes that whatever changes from now on is told, and from where to go on. */
function begin(reply: FastifyReply, eventId: string): void {
  const others = Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]);
  reply.raw.writeHead(200, { ...Object.fromEntries(others), ...eventStreamHeaders });
  reply.raw.write(`id: ${eventId}\n\n`);
}

/** Drops a client that does not read. */
async function drained(raw: ServerResponse, patienceMs: number, dropped: () => void): Promise<void> {
  const impatience = setTimeout(() => {
    dropped();
    raw.destroy();
  }, patienceMs);
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race(['drain', 'close'].map((event) => once(raw, event, { signal }).catch(() => {})));
  waiting.abort();
  clearTimeout(impatience);
}
