import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import { mostPieces } from './received-pieces.ts';
import { Turns } from './turns.ts';

export interface BodyBounds {
  /** Of long bodies that are not complete, in bytes. */
  unfinishedBytes: number;
}

export const usualBodyBounds: BodyBounds = { unfinishedBytes: 16 * 1024 * 1024 };

/** As many connections as there may be can have shorter bodies in hand. */
const longBytes = 16 * 1024;
/** What Node holds for each piece of a body, beside its bytes. */
const bytesPerPiece = 256;

/** Few enough that nobody else waits long while they are received, of whom most are complete after one piece. */
const inTurn = { atOnce: 8, longestMs: 100 };
/** What Node receives of a body that nobody reads yet. */
const unreadBytes = 128 * 1024;

/** A long body that is on its way. */
class Unfinished {
  readonly #request: FastifyRequest;
  readonly #payload: RequestPayload;
  #proceed: ((refusal?: Error) => void) | null;
  #bytes: number;
  #pieces = 0;
  endTurn = (): void => {};

  /** @param proceed has the body read, or answers with a refusal */
  constructor(request: FastifyRequest, payload: RequestPayload, proceed: (refusal?: Error) => void) {
    this.#request = request;
    this.#payload = payload;
    this.#proceed = proceed;
    this.#bytes = Math.min(unreadBytes, Number(request.headers['content-length'] ?? unreadBytes));
  }

  /** What it takes. */
  get bytes(): number {
    return this.#bytes + this.#pieces * bytesPerPiece;
  }

  get isCrumbled(): boolean {
    return this.#pieces > mostPieces(this.#bytes);
  }

  get isWaiting(): boolean {
    return this.#proceed !== null;
  }

  /** Has it read from now on. */
  receive(): void {
    const proceed = this.#proceed;
    this.#proceed = null;
    this.#bytes = 0;
    proceed?.();
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    this.#pieces += 1;
  }

  /** Where somebody waits for the body already, it is answered as one that is too long. */
  refuse(statusCode: number): void {
    const refusal = Object.assign(new Error('the body is not received'), { statusCode });
    const proceed = this.#proceed;
    this.#proceed = null;
    if (proceed) proceed(refusal);
    else this.#payload.emit('error', refusal);
  }

  /** Once the answer is written; whatever has come meanwhile would be taken apart. */
  closeConnection(): void {
    const { socket } = this.#request.raw;
    setImmediate(() => socket.destroy());
  }
}

/** Is told whose body was not worth receiving. */
export type Wasted = (request: FastifyRequest) => void;

/**
 * Receives few long bodies at once. Of those that do not come to their end, the one that began first makes room; one in crumbs
 * is not received.
 */
export function boundBodies(server: FastifyInstance, bounds: BodyBounds, wasted?: Wasted): void {
  const unfinished = new Set<Unfinished>();
  const turns = new Turns(inTurn);
  let bytes = 0;
  const change = (body: Unfinished, change: () => void): void => {
    bytes -= body.bytes;
    change();
    bytes += body.bytes;
  };
  const release = (body: Unfinished): boolean => {
    const isHeld = unfinished.delete(body);
    if (isHeld) {
      bytes -= body.bytes;
      body.endTurn();
    }
    return isHeld;
  };
  const makeRoom = (): void => {
    for (const oldest of unfinished) {
      if (bytes <= bounds.unfinishedBytes) return;
      release(oldest);
      oldest.refuse(408);
    }
  };
  const receive = (request: FastifyRequest, payload: RequestPayload, body: Unfinished): void => {
    payload.on('data', (piece: Buffer) => {
      if (!unfinished.has(body)) return;
      change(body, () => body.add(piece));
      if (body.isCrumbled) {
        wasted?.(request);
        body.refuse(400);
        body.closeConnection();
      }
      makeRoom();
    });
    // Without a turn of the event loop between the listener and the parser, which otherwise would miss the beginning.
    change(body, () => body.receive());
  };
  server.addHook('preParsing', (request, _reply, payload, done) => {
    if (!mayBeLong(request)) return done();
    const body = new Unfinished(request, payload, done);
    unfinished.add(body);
    bytes += body.bytes;
    body.endTurn = turns.take(() => receive(request, payload, body));
    const end = (): void => {
      if (release(body) && body.isWaiting) body.refuse(400);
    };
    payload.once('end', end).once('error', end).once('close', end);
    makeRoom();
  });
}

/** One that is longer than it may be is refused by what it says of itself. */
function mayBeLong({ headers, routeOptions }: FastifyRequest): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  const stated = Number(headers['content-length']);
  return stated > longBytes && stated <= (routeOptions.bodyLimit ?? stated);
}
