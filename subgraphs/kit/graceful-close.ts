import type { Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** A client that is at work sends its next request within this time after an answer. */
const betweenRequestsMs = 200;
/** Some clients open a new connection for each request, and would be heard for ever. */
const longestHearingMs = 2000;

/**
 * Makes a server close without failing a request: it answers what is in flight and tells each client with its next answer
 * not to use the connection again. Until clients that are at work have heard it, requests are accepted: one that is on its
 * way would otherwise meet a connection that was closed. Connections that were opened ahead, as browsers do, are not waited for;
 * what is still open after `patienceMs` is cut off.
 */
export function gracefulClose(server: FastifyInstance, patienceMs: number): () => Promise<void> {
  let closing = false;
  let answeredAt = -betweenRequestsMs;
  const open = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    answeredAt = performance.now();
    if (closing) reply.header('connection', 'close');
    done();
  });
  // A stream ends without an answer, and frees its connection for what its client asks next.
  server.addHook('onResponse', (_request, _reply, done) => {
    answeredAt = performance.now();
    done();
  });
  const clientsHaveHeard = async () => {
    const latest = performance.now() + longestHearingMs;
    for (let now = performance.now(); now < Math.min(latest, answeredAt + betweenRequestsMs); now = performance.now()) {
      await sleep(answeredAt + betweenRequestsMs - now);
      // What has arrived meanwhile is read first.
      await setImmediate();
    }
  };
  return async () => {
    closing = true;
    const impatience = setTimeout(() => server.server.closeAllConnections(), patienceMs + longestHearingMs);
    // What was ended just before this has been written then.
    await setImmediate();
    await clientsHaveHeard();
    const closed = server.close();
    const silence = setTimeout(() => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, betweenRequestsMs);
    await closed;
    clearTimeout(silence);
    clearTimeout(impatience);
  };
}
