import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What is shorter is received sooner than a new connection is opened. */
const longBytes = 64 * 1024;
/** In this time a client that is still sending comes to read what it is answered. */
const lingerMs = 500;

/**
 * Leaves the rest of a long body where it is when its request is answered without it, as one that is refused, or that asks for
 * something and has no need of a body: to receive megabytes in order to throw them away takes milliseconds. The connection is
 * closed when the client has had time to read its answer, and not at once, for a client that sends into a closed connection may
 * lose what it was sent before.
 */
export function leaveUnreadBodies(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (!request.raw.complete && mayBeLong(request)) leaveBody(request, reply);
    done();
  });
}

function leaveBody({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.header('connection', 'close');
  const { socket } = raw;
  raw.pause();
  // Node receives and throws away what nobody has begun to read.
  raw.read();
  socket.destroySoon = () => {
    socket.end();
    setTimeout(() => socket.destroy(), lingerMs).unref();
  };
}

function mayBeLong({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > longBytes;
}
