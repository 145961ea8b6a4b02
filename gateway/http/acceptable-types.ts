import type { FastifyInstance } from 'fastify';
import Negotiator from 'negotiator';
import { refusal } from '../errors.ts';
import { contentTypeFor } from '../known-operations/sent.ts';
import { streamedFor } from '../subscriptions/event-stream-wanted.ts';

const answeredAs = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];
const message =
  'answers are application/json, application/graphql-response+json or, but for batches, text/event-stream';

/** Refuses whoever reads no type that answers have, before anything is carried out: Apollo Server tells them afterwards. */
export function refuseUnacceptable(server: FastifyInstance): void {
  server.addHook('preHandler', async (request, reply) => {
    const { routeOptions, headers, body } = request;
    if (routeOptions.url !== '/graphql' || !headers.accept || contentTypeFor(request) !== undefined) return;
    if (streamedFor(request) !== 'none' || new Negotiator(request).mediaType(answeredAs)) return;
    const told = refusal(request, 'BAD_REQUEST', message);
    return reply.code(406).send(Array.isArray(body) ? body.map(() => told) : told);
  });
}
