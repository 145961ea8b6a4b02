import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Access, Authenticate } from '../auth.ts';
import type { TrustedProxies } from '../http/trusted-proxies.ts';
import type { HasAsked } from '../http/waiting-clients/connections.ts';
import type { Limits } from '../limits.ts';
import type { CheckSent } from '../persisted-operations.ts';
import type { ChargeReading, ChargeWasted } from '../rate-limit.ts';
import type { DocumentReader } from '../reading.ts';
import type { RequestContext } from '../request-context.ts';
import { sentOperations } from '../sent-operations.ts';
import type { SubscriptionLimits, Subscriptions } from '../subscriptions.ts';
import type { Telemetry } from '../telemetry.ts';
import { asksToSubscribe, streamedFor } from './event-stream-wanted.ts';
import type { TextOf } from './sent-request.ts';
import { eventStreams, type SseOptions } from './sse.ts';
import { addWebSockets } from './websocket.ts';

export interface TransportOptions {
  subscriptions: Subscriptions;
  contextOf: (request: FastifyRequest) => RequestContext;
  textOf: TextOf;
  register: SseOptions['register'];
  access: Access;
  authenticate: Authenticate;
  corsOrigins: readonly string[];
  limits: Limits;
  reader: DocumentReader;
  subscriptionLimits: SubscriptionLimits;
  chargeReading: ChargeReading;
  chargeWasted: ChargeWasted;
  checkSent: CheckSent;
  addressOf: TrustedProxies['addressOf'];
  hasAsked: HasAsked;
  seenApart: Telemetry['apart'];
  logger: Logger;
}

export interface Transports {
  /** Answers a request that asks for an event stream; every other is answered `otherwise`. */
  answer(request: FastifyRequest, reply: FastifyReply, otherwise: () => unknown): unknown;
  /** Ends what is open in a way that has clients come back. */
  close(): void;
}

/** Both ways in which subscriptions reach clients. */
export function addTransports(server: FastifyInstance, options: TransportOptions): Transports {
  const { limits, subscriptionLimits, subscriptions, textOf } = options;
  const streams = eventStreams(options);
  const webSockets = addWebSockets(server.server, { ...options, ...subscriptionLimits });
  const asksForEvents = async (request: FastifyRequest): Promise<boolean> => {
    const [sent = {}] = sentOperations(request);
    const { query, persistedQuery } = sent;
    const text = query ?? (persistedQuery && (await textOf(String(persistedQuery.sha256Hash))));
    return asksToSubscribe({ ...sent, query: text }, limits.tokens);
  };
  return {
    answer: (request, reply, otherwise) => {
      const streamed = streamedFor(request);
      if (streamed === 'none') return otherwise();
      if (streamed === 'all') return streams.answer(request, reply);
      return asksForEvents(request).then((asks) => (asks ? streams.answer(request, reply) : otherwise()));
    },
    close: () => {
      streams.close();
      webSockets.close();
      subscriptions.close();
    },
  };
}
