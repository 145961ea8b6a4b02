import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { refusal } from '../errors.ts';

type Refusal = [status: number, code: string, message: string];

const refusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: [431, 'HEADERS_TOO_LARGE', 'the address and the headers of the request are too long'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TIMEOUT', 'the request took too long to arrive: send it again'],
};
const unreadable: Refusal = [400, 'BAD_REQUEST', 'the request cannot be read'];

/** What Node could not read as a request is refused in GraphQL's own form. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const [status, code, message] = refusals[error.code ?? ''] ?? unreadable;
    const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n` +
        `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
  socket.destroy(error);
}

/** HTTP/1.1 wants one (RFC 9112); Node itself would refuse a request without it without a word, and go by the first of several. */
export function refuseWithoutOneHost(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const hosts = hostsIn(request.raw.rawHeaders);
    if (hosts === 1 || (hosts === 0 && request.raw.httpVersion === '1.0')) return done();
    const message = hosts === 0 ? 'the Host header is missing' : 'there is more than one Host header';
    reply
      .code(400)
      .header('connection', 'close')
      .send(refusal(request, 'BAD_REQUEST', message));
  });
}

/** @param rawHeaders names and values by turns */
function hostsIn(rawHeaders: readonly string[]): number {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) if (/^host$/i.test(rawHeaders[index] ?? '')) hosts += 1;
  return hosts;
}

/** Browsers and clients send less than half of it; to weigh four thousand types takes 13 ms. */
const longestAccept = 1000;

export function refuseLongAccept(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { headers } = request;
    if (headers.accept === undefined || headers.accept.length <= longestAccept) return done();
    // Nor is it weighed for the refusal.
    delete headers.accept;
    const message = `the Accept header may have ${longestAccept} characters`;
    reply.code(431).send(refusal(request, 'HEADERS_TOO_LARGE', message));
  });
}
