import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface ConnectionBounds {
  /** Connections on which no request has come yet. */
  silent: number;
  /** Connections of all kinds. */
  connections: number;
}

/** Of connections that say nothing the oldest makes room; where all are too many, those on which nothing is asked. */
export function boundConnections(server: FastifyInstance, bounds: ConnectionBounds): void {
  const silent = new Set<Socket>();
  let open = 0;
  const closeOldest = (): void => {
    const [oldest] = silent;
    oldest?.destroy();
  };
  server.server.on('connection', (socket: Socket) => {
    open += 1;
    silent.add(socket);
    socket.once('close', () => {
      open -= 1;
      silent.delete(socket);
    });
    if (silent.size > bounds.silent) closeOldest();
    if (open <= bounds.connections) return;
    server.server.closeIdleConnections();
    // It takes a turn of the event loop until they are closed.
    setImmediate(setImmediate, () => open > bounds.connections && closeOldest());
  });
  server.server.on('upgrade', ({ socket }) => silent.delete(socket));
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    silent.delete(raw.socket);
    done();
  });
}
