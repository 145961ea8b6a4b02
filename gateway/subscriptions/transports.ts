import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Access } from '../auth.ts';
import type { Limits } from '../limits.ts';
import type { CheckSent } from '../persisted-operations.ts';
import type { Charge, ChargeWasted } from '../rate-limit.ts';
import type { DocumentReader } from '../reading.ts';
import type { RequestContext } from '../request-context.ts';
import type { SubscriptionLimits, Subscriptions } from '../subscriptions.ts';
import type { Telemetry } from '../telemetry.ts';
import type { TrustedProxies } from '../trusted-proxies.ts';
import { eventStreams, type SseOptions, wantsEventStream } from './sse.ts';
import { addWebSockets } from './websocket.ts';

export interface TransportOptions {
  subscriptions: Subscriptions;
  contextOf: (request: FastifyRequest) => RequestContext;
  textOf: SseOptions['textOf'];
  access: Access;
  corsOrigins: readonly string[];
  limits: Limits;
  reader: DocumentReader;
  subscriptionLimits: SubscriptionLimits;
  charge: Charge;
  chargeWasted: ChargeWasted;
  checkSent: CheckSent;
  addressOf: TrustedProxies['addressOf'];
  seenApart: Telemetry['apart'];
  logger: Logger;
}

export interface Transports {
  /** Answers a request that asks for an event stream; every other is the caller's to answer. */
  answer(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined;
  /** Ends what is open in a way that has clients come back. */
  close(): void;
}

/** Both ways in which subscriptions reach clients. */
export function addTransports(server: FastifyInstance, options: TransportOptions): Transports {
  const { subscriptionLimits, subscriptions } = options;
  const streams = eventStreams(options);
  const webSockets = addWebSockets(server.server, { ...options, ...subscriptionLimits });
  return {
    answer: (request, reply) => (wantsEventStream(request) ? streams.answer(request, reply) : undefined),
    close: () => {
      streams.close();
      webSockets.close();
      subscriptions.close();
    },
  };
}
