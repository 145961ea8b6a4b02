import type { FastifyInstance } from 'fastify';

/**
 * Makes a server close without failing a request: it stops accepting, answers what is in flight, and tells each client
 * with its last answer not to use the connection again. Whatever is still open after `patienceMs` is cut off.
 */
export function gracefulClose(server: FastifyInstance, patienceMs: number): () => Promise<void> {
  let closing = false;
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  return async () => {
    closing = true;
    const impatience = setTimeout(() => server.server.closeAllConnections(), patienceMs);
    await server.close();
    clearTimeout(impatience);
  };
}
