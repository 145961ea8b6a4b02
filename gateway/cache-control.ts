import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { RequestContext } from './request-context.ts';

/**
 * Tells clients how long they may keep an answer. It is always for its caller only: what it holds depends on their scopes.
 *
 * @param mostSeconds what a client keeps cannot be taken back when a record changes, so it may keep it for so long at most.
 */
export function cacheControl(mostSeconds: number): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { http, body }, contextValue: { cachePolicy }, requestIsBatched }) => {
        const isWhole = body.kind === 'single' && !body.singleResult.errors;
        const seconds = isWhole && !requestIsBatched ? Math.min(cachePolicy?.maxAge ?? 0, mostSeconds) : 0;
        http.headers.set('cache-control', seconds > 0 ? `private, max-age=${seconds}` : 'no-store');
      },
    }),
  };
}

/**
 * Browsers keep answers by address: whoever has another token must not be shown what was answered to the one before, nor who wants
 * another form what has this one.
 */
export function addVaryByCaller(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (request.routeOptions.url === '/graphql') {
      const other = reply.getHeader('vary');
      reply.header('vary', other ? `${other}, Accept, Authorization` : 'Accept, Authorization');
    }
    done();
  });
}
