import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** What is received at once has fewer lines than this, unless somebody means harm. */
const usualLines = 256;
/** Requests that a client sends before it has heard the first answer: hardly any client does, and each takes 0.1 ms. */
const mostRequests = 100;
/** A body in single bytes takes a thousand times as long to receive as one in usual pieces: 64 KB of it 20 ms or more. */
const smallPieces = { usualBytes: 64, mostSmaller: 1000 };

const requestLine = / HTTP\/1\.[01]\r\n/g;
/** A piece of a body whose length is not stated begins with its own length. */
const beginOfPiece = /\r\n[0-9a-f]+(?:;[^\r\n]*)?\r\n/gi;

/** In how many pieces so many bytes may come. */
export function mostPieces(bytes: number): number {
  return smallPieces.mostSmaller + bytes / smallPieces.usualBytes;
}

/**
 * Looks through what a connection receives at once, up to 64 KB, before Node takes it apart, which cannot be stopped half-way:
 * what holds a great many requests, or pieces of a body, is made unreadable, so that Node refuses it.
 */
export function refuseCrumbs(server: FastifyInstance): void {
  const lookThrough = (received: Buffer): void => {
    if (takesLong(received)) received.fill(0);
  };
  server.server.on('connection', (socket: Socket) => socket.prependListener('data', lookThrough));
  server.server.prependListener('upgrade', (_request, socket: Socket) => socket.off('data', lookThrough));
}

function takesLong(received: Buffer): boolean {
  if (!hasManyLines(received)) return false;
  const text = received.toString('latin1');
  return comesOftener(text, beginOfPiece, mostPieces(received.length)) || comesOftener(text, requestLine, mostRequests);
}

function comesOftener(text: string, pattern: RegExp, most: number): boolean {
  let times = 0;
  for (const _match of text.matchAll(pattern)) {
    times += 1;
    if (times > most) return true;
  }
  return false;
}

function hasManyLines(received: Buffer): boolean {
  let lines = 0;
  for (let at = received.indexOf('\n'); at >= 0; at = received.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines > usualLines) return true;
  }
  return false;
}
