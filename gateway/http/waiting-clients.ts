import type { FastifyInstance } from 'fastify';
import { type BodyBounds, boundBodies, type Wasted } from '../../subgraphs/kit/unfinished-bodies.ts';
import { boundConnections, type ConnectionBounds, type HasAsked } from './waiting-clients/connections.ts';

/** How much clients may keep a thread waiting. */
export type WaitingBounds = ConnectionBounds & BodyBounds;

export const usualConnectionBounds: ConnectionBounds = { silent: 1000, connections: 10_000 };

/**
 * Bounds what clients take that connect and do not say what they want, or begin a body and do not end it. Nothing is looked at
 * for requests that come at once.
 */
export function boundWaitingClients(server: FastifyInstance, wasted: Wasted, bounds: WaitingBounds): HasAsked {
  boundBodies(server, bounds, wasted);
  return boundConnections(server, bounds);
}
