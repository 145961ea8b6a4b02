import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import { mostPieces } from './received-pieces.ts';

export interface BodyBounds {
  /** Of long bodies that are not complete, in bytes. */
  unfinishedBytes: number;
}

const usualUnfinishedBytes = 16 * 1024 * 1024;

/** There is room for any body that is taken at all, with what its pieces take. */
export function bodyBoundsFor(largestBodyBytes: number): BodyBounds {
  return { unfinishedBytes: Math.max(usualUnfinishedBytes, 2 * largestBodyBytes) };
}

/** As many connections as there may be can have shorter bodies in hand. */
const longBytes = 16 * 1024;
/** What Node holds for each piece of a body, beside its bytes. */
const bytesPerPiece = 256;

/** A long body that is on its way. */
class Unfinished {
  readonly #request: FastifyRequest;
  readonly #payload: RequestPayload;
  #bytes = 0;
  #pieces = 0;

  constructor(request: FastifyRequest, payload: RequestPayload) {
    this.#request = request;
    this.#payload = payload;
  }

  /** What it takes. */
  get bytes(): number {
    return this.#bytes + this.#pieces * bytesPerPiece;
  }

  get isCrumbled(): boolean {
    return this.#pieces > mostPieces(this.#bytes);
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    this.#pieces += 1;
  }

  /** The parser that waits for the body answers, as it does where one is too long. */
  refuse(statusCode: number): void {
    this.#payload.emit('error', Object.assign(new Error('the body is not received'), { statusCode }));
  }

  /** Once the answer is written; whatever has come meanwhile would be taken apart. */
  closeConnection(): void {
    const { socket } = this.#request.raw;
    setImmediate(() => socket.destroy());
  }
}

/** Is told whose body was not worth receiving. */
export type Wasted = (request: FastifyRequest) => void;

/** Of long bodies that do not come to their end, the one that began first makes room; one in crumbs is not received. */
export function boundBodies(server: FastifyInstance, bounds: BodyBounds, wasted?: Wasted): void {
  const unfinished = new Set<Unfinished>();
  let bytes = 0;
  const forget = (body: Unfinished): void => {
    if (unfinished.delete(body)) bytes -= body.bytes;
  };
  const watch = (request: FastifyRequest, payload: RequestPayload): void => {
    const body = new Unfinished(request, payload);
    const end = (): void => forget(body);
    unfinished.add(body);
    payload.once('end', end).once('error', end).once('close', end);
    payload.on('data', (piece: Buffer) => {
      if (!unfinished.has(body)) return;
      bytes -= body.bytes;
      body.add(piece);
      bytes += body.bytes;
      if (body.isCrumbled) {
        wasted?.(request);
        body.refuse(400);
        body.closeConnection();
      }
      for (const oldest of unfinished) {
        if (bytes <= bounds.unfinishedBytes) return;
        oldest.refuse(408);
      }
    });
  };
  // Without a turn of the event loop between this and the parser, which otherwise would miss the beginning.
  server.addHook('preParsing', (request, _reply, payload, done) => {
    if (mayBeLong(request)) watch(request, payload);
    done();
  });
}

function mayBeLong({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > longBytes;
}
