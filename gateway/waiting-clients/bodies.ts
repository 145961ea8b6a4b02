import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';

export interface BodyBounds {
  /** Of long bodies that are not complete, in bytes. */
  unfinishedBytes: number;
}

/** As many connections as there may be can have shorter bodies in hand. */
const longBytes = 16 * 1024;
/** What Node holds for each piece of a body, beside its bytes. */
const bytesPerPiece = 256;
/** A body of single bytes takes a thousand times as long to receive as one in usual pieces. */
const smallPieces = { usualBytes: 64, mostSmaller: 1000 };

/** A long body that is on its way. */
class Unfinished {
  readonly #body: RequestPayload;
  #bytes = 0;
  #pieces = 0;

  constructor(body: RequestPayload) {
    this.#body = body;
  }

  /** What it takes. */
  get bytes(): number {
    return this.#bytes + this.#pieces * bytesPerPiece;
  }

  get isCrumbled(): boolean {
    const { usualBytes, mostSmaller } = smallPieces;
    return this.#pieces - this.#bytes / usualBytes > mostSmaller;
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    this.#pieces += 1;
  }

  /** The parser that waits for the body answers, as it does where one is too long. */
  refuse(statusCode: number): void {
    this.#body.emit('error', Object.assign(new Error('the body is not received'), { statusCode }));
  }
}

/** Of long bodies that do not come to their end, the one that began first makes room. */
export function boundBodies(server: FastifyInstance, bounds: BodyBounds): void {
  const unfinished = new Set<Unfinished>();
  let bytes = 0;
  const forget = (body: Unfinished): void => {
    if (unfinished.delete(body)) bytes -= body.bytes;
  };
  const watch = (payload: RequestPayload): void => {
    const body = new Unfinished(payload);
    const end = (): void => forget(body);
    unfinished.add(body);
    payload.once('end', end).once('error', end).once('close', end);
    payload.on('data', (piece: Buffer) => {
      if (!unfinished.has(body)) return;
      bytes -= body.bytes;
      body.add(piece);
      bytes += body.bytes;
      if (body.isCrumbled) body.refuse(400);
      for (const oldest of unfinished) {
        if (bytes <= bounds.unfinishedBytes) return;
        oldest.refuse(408);
      }
    });
  };
  // Without a turn of the event loop between this and the parser, which otherwise would miss the beginning.
  server.addHook('preParsing', (request, _reply, payload, done) => {
    if (mayBeLong(request)) watch(payload);
    done();
  });
}

function mayBeLong({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > longBytes;
}
