import Fastify from 'fastify';
import { listen } from '../../gateway/http/listening.ts';
import { serveOnThread } from '../../scripts/house/serving-thread.ts';

export interface TalkingData {
  port: number;
  /** Is 1 while the thread does nothing but wait for another number. */
  busy: Int32Array<SharedArrayBuffer>;
  /** Whether it never begins to serve. */
  waits?: boolean;
}

// A serving thread for tests: it does what its paths are called.
await serveOnThread<TalkingData>(async ({ data: { port, busy, waits }, desk, logger, metrics }) => {
  if (waits) await new Promise(() => {});
  const server = Fastify({ forceCloseConnections: true });
  const counted = metrics.counter('counted_total', 'How often it was told to count.');
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('connection', 'close');
  });
  server.get('/count', async () => {
    counted.inc();
    logger.info('counted');
    return 'counted';
  });
  server.get('/metrics', () => metrics.text());
  server.get('/desk', () => desk.explain('a', 'b').catch((error: Error) => error.message));
  server.get('/fail', () => {
    setImmediate(() => {
      throw new Error('too much');
    });
    return new Promise(() => {});
  });
  server.get('/busy', async () => {
    Atomics.store(busy, 0, 1);
    Atomics.wait(busy, 0, 1);
    return 'busy no more';
  });
  await listen(server, { host: '127.0.0.1', port, sharedPort: 'joins' });
  return {
    close: async () => {
      await server.close();
      logger.info('closed');
    },
  };
});
