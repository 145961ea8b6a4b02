import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';

/** How much clients may keep a thread waiting. */
export interface WaitingBounds {
  /** Connections on which no request has come yet. */
  silent: number;
  /** Connections of all kinds: beyond them those on which nothing is asked are closed. */
  connections: number;
  /** Of long bodies that are not complete. */
  bytes: number;
}

const usualBounds: WaitingBounds = { silent: 1000, connections: 10_000, bytes: 64 * 1024 * 1024 };

/** As many connections as there may be can have shorter ones in hand. */
const longBytes = 16 * 1024;
/** What Node holds for each piece of a body, which may be a single byte. */
const bytesPerPiece = 256;

/** A body that is on its way. */
interface Receiving {
  bytes: number;
  giveUp(): void;
}

/**
 * Bounds what clients take that connect and do not say what they want, or begin a body and do not end it: whoever has kept the
 * gateway waiting longest makes room. That takes no time of requests that come at once.
 */
export function boundWaitingClients(server: FastifyInstance, bounds = usualBounds): void {
  boundConnections(server, bounds);
  boundBodies(server, bounds);
}

function boundConnections(server: FastifyInstance, bounds: Pick<WaitingBounds, 'silent' | 'connections'>): void {
  const silent = new Set<Socket>();
  let open = 0;
  const closeLongest = (): void => {
    const [longest] = silent;
    longest?.destroy();
  };
  server.server.on('connection', (socket: Socket) => {
    open += 1;
    silent.add(socket);
    socket.once('close', () => {
      open -= 1;
      silent.delete(socket);
    });
    if (silent.size > bounds.silent) closeLongest();
    if (open <= bounds.connections) return;
    server.server.closeIdleConnections();
    // It takes a turn of the event loop until they are closed.
    setImmediate(setImmediate, () => open > bounds.connections && closeLongest());
  });
  server.server.on('upgrade', ({ socket }) => silent.delete(socket));
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    silent.delete(raw.socket);
    done();
  });
}

function boundBodies(server: FastifyInstance, bounds: Pick<WaitingBounds, 'bytes'>): void {
  const receiving = new Set<Receiving>();
  let held = 0;
  // Without a turn of the event loop between this and the parser, which otherwise would miss the beginning.
  server.addHook('preParsing', (request, _reply, body, done) => {
    if (mayBeLong(request)) watch(body);
    done();
  });

  const watch = (body: RequestPayload): void => {
    const own: Receiving = {
      bytes: 0,
      // The parser that waits for the body answers, as it does where one is too long.
      giveUp: () => body.emit('error', Object.assign(new Error('too slow'), { statusCode: 408 })),
    };
    const end = (): void => {
      if (receiving.delete(own)) held -= own.bytes;
    };
    receiving.add(own);
    body.once('end', end).once('error', end).once('close', end);
    body.on('data', ({ length }: Buffer) => {
      if (!receiving.has(own)) return;
      own.bytes += length + bytesPerPiece;
      held += length + bytesPerPiece;
      for (const longest of receiving) {
        if (held <= bounds.bytes) return;
        receiving.delete(longest);
        held -= longest.bytes;
        longest.giveUp();
      }
    });
  };
}

function mayBeLong({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > longBytes;
}
