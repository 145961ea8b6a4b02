import type { FastifyInstance, FastifyReply } from 'fastify';
import { acceptedTypes } from './accepted-types.ts';

const graphqlResponse = 'application/graphql-response+json';

/**
 * Marks refusals as answers of GraphQL for clients who know that type: with any other status than 200 they read the errors
 * only then, for plain JSON may come from a proxy.
 */
export function addRefusalType(server: FastifyInstance): void {
  server.addHook('onSend', ({ routeOptions, headers }, reply, _payload, done) => {
    if (routeOptions.url === '/graphql' && reply.statusCode >= 400) markRefusal(headers.accept, reply);
    done();
  });
}

function markRefusal(accept: string | undefined, reply: FastifyReply): void {
  if (!acceptedTypes(accept).includes(graphqlResponse)) return;
  if (String(reply.getHeader('content-type')).startsWith('application/json'))
    reply.header('content-type', `${graphqlResponse}; charset=utf-8`);
}
