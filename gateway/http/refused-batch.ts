import type { FastifyInstance } from 'fastify';

/**
 * What is refused of a batch is said of each of its operations, for clients look for as many answers as they asked. A batch that
 * is too large for that is refused in one word.
 */
export function addRefusedBatches(server: FastifyInstance, mostOperations: number): void {
  server.addHook('preSerialization', async ({ routeOptions, body }, { statusCode }, payload) => {
    const isRefused = routeOptions.url === '/graphql' && statusCode >= 400;
    if (!isRefused || !Array.isArray(body) || body.length === 0) return payload;
    return mostOperations > 1 && body.length <= mostOperations ? body.map(() => payload) : payload;
  });
}
