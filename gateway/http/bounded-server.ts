import Fastify, { type FastifyInstance } from 'fastify';
import { refuseCrumbs } from '../../subgraphs/kit/received-pieces.ts';
import { bodyBoundsFor, type Wasted } from '../../subgraphs/kit/unfinished-bodies.ts';
import { requestIdOf } from '../request-context.ts';
import { isForWebSocket } from '../subscriptions/handshake.ts';
import { withoutAbsent } from './absent-parameters.ts';
import type { TrustedProxies } from './trusted-proxies.ts';
import { leaveUnreadBodies } from './unread-body.ts';
import { refuseUnreadable } from './unreadable-request.ts';
import type { HasAsked } from './waiting-clients/connections.ts';
import { boundWaitingClients, usualClientBounds } from './waiting-clients.ts';
import { refuseAddress } from './wayfinding.ts';

export interface BoundedServerOptions {
  bodyBytes: number;
  requestDeadlineMs: number;
  /** See `GatewayOptions`. */
  silentConnectionMs?: number;
  proxies: TrustedProxies;
  /** Hears of requests whose body comes in crumbs, or does not come to its end. */
  wasted: Wasted;
}

/** Event streams have heartbeats, and WebSockets pings of their own. */
const usualSilenceMs = 30_000;

/** A server without a route, which bounds what clients take of it before they have said what they want. */
export function boundedServer(options: BoundedServerOptions): { server: FastifyInstance; hasAsked: HasAsked } {
  const { bodyBytes, requestDeadlineMs, proxies, wasted } = options;
  const server = Fastify({
    trustProxy: proxies.trusts,
    bodyLimit: bodyBytes,
    requestTimeout: 30_000,
    connectionTimeout: options.silentConnectionMs ?? Math.max(usualSilenceMs, 2 * requestDeadlineMs),
    genReqId: requestIdOf,
    rewriteUrl: withoutAbsent,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseUnreadable,
    return503OnClosing: false,
    http: { shouldUpgradeCallback: isForWebSocket, requireHostHeader: false },
  });
  refuseCrumbs(server);
  leaveUnreadBodies(server);
  const hasAsked = boundWaitingClients(server, wasted, { ...usualClientBounds, ...bodyBoundsFor(bodyBytes) });
  return { server, hasAsked };
}
