import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface ConnectionBounds {
  /** Connections on which no request has come yet, and WebSockets that nobody has opened. */
  silent: number;
  /** Connections of all kinds. */
  connections: number;
}

/** To be called when something is asked on a connection that is no request: over a WebSocket. */
export type HasAsked = (socket: Socket) => void;

/** Of connections that say nothing the oldest makes room; where all are too many, those on which nothing is asked. */
export function boundConnections(server: FastifyInstance, bounds: ConnectionBounds): HasAsked {
  const silent = new Set<Socket>();
  let open = 0;
  const closeOldest = (): void => {
    const [oldest] = silent;
    oldest?.destroy();
  };
  const isSilent = (socket: Socket): void => {
    silent.delete(socket);
    silent.add(socket);
    if (silent.size > bounds.silent) closeOldest();
  };
  server.server.on('connection', (socket: Socket) => {
    open += 1;
    socket.once('close', () => {
      open -= 1;
      silent.delete(socket);
    });
    isSilent(socket);
    if (open <= bounds.connections) return;
    server.server.closeIdleConnections();
    // It takes a turn of the event loop until they are closed.
    setImmediate(setImmediate, () => open > bounds.connections && closeOldest());
  });
  // Also where something was asked before: a WebSocket that nobody opens is held for half a minute.
  server.server.on('upgrade', ({ socket }) => isSilent(socket));
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    silent.delete(raw.socket);
    done();
  });
  return (socket) => silent.delete(socket);
}
