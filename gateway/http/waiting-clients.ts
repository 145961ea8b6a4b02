import type { FastifyInstance } from 'fastify';
import { type BodyBounds, boundBodies, type Wasted } from '../../subgraphs/kit/unfinished-bodies.ts';
import { boundConnections, type ConnectionBounds, type HasAsked } from './waiting-clients/connections.ts';
import { type AnswerBounds, boundAnswers } from './waiting-clients/untaken-answers.ts';

/** How much clients may keep a thread waiting. */
export type WaitingBounds = ConnectionBounds & AnswerBounds & BodyBounds;

export const usualClientBounds: ConnectionBounds & AnswerBounds = {
  ...{ silent: 1000, connections: 10_000 },
  untakenBytes: 128 * 1024 * 1024,
};

/**
 * Bounds what clients take that connect and do not say what they want, begin a body and do not end it, or do not take what they
 * asked for. Nothing is looked at for requests that come at once.
 */
export function boundWaitingClients(server: FastifyInstance, wasted: Wasted, bounds: WaitingBounds): HasAsked {
  boundBodies(server, bounds, wasted);
  boundAnswers(server, bounds);
  return boundConnections(server, bounds);
}
