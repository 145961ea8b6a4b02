import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors.ts';
import { acceptedTypes } from './accepted-types.ts';

/** Shows those who come to the wrong place, or in the wrong way, how to ask. */
export function addWayfinding(server: FastifyInstance): void {
  // By a relative address, for a proxy may have the gateway under a path.
  server.get('/', async ({ headers }, reply) =>
    acceptedTypes(headers.accept).includes('text/html') ? reply.redirect('graphql') : reply.callNotFound(),
  );
  server.route({
    url: '/graphql',
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    handler: async (request, reply) =>
      reply
        .code(405)
        .header('allow', 'GET, POST')
        .send(refusal(request, 'METHOD_NOT_ALLOWED', `operations are sent by POST or GET, not by ${request.method}`)),
  });
  server.setNotFoundHandler(async (request, reply) =>
    reply.code(404).send(refusal(request, 'NOT_FOUND', 'there is nothing here; operations go to POST /graphql')),
  );
}

/** To whoever asks by an address that is none. */
export function refuseAddress(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  reply.code(400).send(refusal(request, 'BAD_REQUEST', 'the address cannot be read'));
}
