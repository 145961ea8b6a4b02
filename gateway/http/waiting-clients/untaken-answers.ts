import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface AnswerBounds {
  /** Of answers that clients have asked for and do not take, in bytes. */
  untakenBytes: number;
}

/** What is shorter is on its way at once, unless something waits before it. */
const longBytes = 64 * 1024;

/** Where more answers wait for their clients than may, the connection that holds most of them is closed. */
export function boundAnswers(server: FastifyInstance, bounds: AnswerBounds): void {
  const untaken = new Map<Socket, number>();
  let all = 0;
  const add = (socket: Socket, bytes: number): void => {
    untaken.set(socket, (untaken.get(socket) ?? 0) + bytes);
    all += bytes;
  };
  const forget = (socket: Socket): void => {
    all -= untaken.get(socket) ?? 0;
    untaken.delete(socket);
  };
  const hold = (socket: Socket, response: ServerResponse, bytes: number): void => {
    if (!untaken.has(socket)) socket.once('close', () => forget(socket));
    add(socket, bytes);
    response.once('finish', () => untaken.has(socket) && add(socket, -bytes));
    while (all > bounds.untakenBytes) {
      const [most] = [...untaken].reduce((one, other) => (other[1] > one[1] ? other : one));
      forget(most);
      most.destroy();
    }
  };
  server.addHook('onSend', ({ raw: { socket } }, { raw: response }, payload, done) => {
    const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;
    if (bytes > 0 && (bytes > longBytes || waits(response))) hold(socket, response, bytes);
    done();
  });
}

/** Behind what the client has not taken yet, or behind the answer to an earlier request on its connection. */
function waits({ socket }: ServerResponse): boolean {
  return socket === null || socket.writableLength > 0;
}
