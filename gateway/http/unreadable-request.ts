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

/** HTTP/1.1 wants it (RFC 9112); Node itself would refuse such a request without a word. */
export function refuseWithoutHost(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (request.headers.host !== undefined || request.raw.httpVersion === '1.0') done();
    else
      reply
        .code(400)
        .header('connection', 'close')
        .send(refusal(request, 'BAD_REQUEST', 'the Host header is missing'));
  });
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
