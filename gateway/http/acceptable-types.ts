import type { FastifyInstance, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { refusal } from '../errors.ts';
import { contentTypeFor } from '../known-operations/sent.ts';
import { streamedFor } from '../subscriptions/event-stream-wanted.ts';

const answeredAs = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];
const message =
  'answers are application/json, application/graphql-response+json or, but for batches, text/event-stream';

/** Refuses whoever reads no type that answers have, before anything is carried out: Apollo Server tells them afterwards. */
export function refuseUnacceptable(server: FastifyInstance): void {
  server.addHook('preHandler', (request, reply, done) => {
    if (request.routeOptions.url !== '/graphql' || isAcceptable(request)) return done();
    const { body } = request;
    const told = refusal(request, 'BAD_REQUEST', message);
    reply.code(406).send(Array.isArray(body) ? body.map(() => told) : told);
  });
}

function isAcceptable(request: FastifyRequest): boolean {
  if (!request.headers.accept || contentTypeFor(request) !== undefined) return true;
  return streamedFor(request) !== 'none' || new Negotiator(request).mediaType(answeredAs) !== undefined;
}
