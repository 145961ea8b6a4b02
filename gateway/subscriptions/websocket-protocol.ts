import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { CloseCode, makeServer, type ServerOptions } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket, WebSocketServer } from 'ws';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';
import type { ChargeReading } from '../rate-limit.ts';
import { withClientsId } from './operation-names.ts';
import type { Connection } from './websocket-connection.ts';
import { BadMessage, payFor, readMessage } from './websocket-message.ts';

const pingBytes = 8;
const failed = { code: CloseCode.InternalServerError, message: 'the message could not be answered' };

export type ProtocolOptions = ServerOptions<Record<string, unknown> | undefined, Connection>;

export interface ConnectionOptions {
  begin(socket: WebSocket, request: IncomingMessage): Connection;
  /** A client that does not answer a ping for so long is dropped. */
  keepAliveMs: number;
  chargeReading: ChargeReading;
  logger: Logger;
}

/**
 * Speaks graphql-transport-ws on each connection. What graphql-ws brings for it writes a stack to the console for each frame that is
 * none, and for each answer whose client has left.
 */
export function speakProtocol(sockets: WebSocketServer, options: ProtocolOptions, connecting: ConnectionOptions): void {
  const { keepAliveMs, chargeReading, logger } = connecting;
  const protocol = makeServer(options);
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const connection = connecting.begin(socket, request);
    hearWhoReads(socket, request);
    // The connection is closed by then, and its client told by which code.
    socket.on('error', () => {});
    const pings = pingEvery(keepAliveMs, socket);
    let hasLeft = false;
    const fail = (error: unknown): void => {
      if (hasLeft) return;
      const isMeant = error instanceof BadMessage;
      if (!isMeant) logger.error({ error: loggedError(error) }, 'the gateway failed');
      const { code, message } = isMeant ? error : failed;
      socket.close(code, message);
    };
    /** A client that does not close its side is received for another half minute. */
    const whileOpen = async (work: () => unknown): Promise<void> => {
      try {
        if (socket.readyState === socket.OPEN) await work();
      } catch (error) {
        fail(error);
      }
    };
    // It is answered as well, with what it holds.
    socket.on('ping', ({ length }) => whileOpen(() => payFor(connection, length, chargeReading)));
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve, reject) => {
            if (socket.readyState !== socket.OPEN) return resolve();
            socket.send(withClientsId(text), (error) => {
              if (!error) return resolve();
              hasLeft = true;
              reject(error);
            });
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (hear) =>
          socket.on('message', (sent: Buffer) => whileOpen(() => hear(readMessage(connection, sent, chargeReading)))),
      },
      connection,
    );
    socket.once('close', (code, reason) => {
      clearInterval(pings);
      closed(code, String(reason));
    });
  });
}

/** Each ping is answered with what it holds: whoever does not read is not heard, or the answers would wait in memory. */
function hearWhoReads(webSocket: WebSocket, { socket }: IncomingMessage): void {
  webSocket.on('message', () => {
    if (socket.writableNeedDrain) webSocket.pause();
  });
  socket.on('drain', () => webSocket.resume());
}

/** Each ping holds something else, which its answer has to hold: pongs that nobody asked for can be sent without reading. */
function pingEvery(ms: number, socket: WebSocket): NodeJS.Timeout {
  let unanswered: Buffer | undefined;
  socket.on('pong', (held: Buffer) => {
    if (unanswered?.equals(held)) unanswered = undefined;
  });
  return setInterval(() => {
    if (unanswered) return socket.terminate();
    unanswered = randomBytes(pingBytes);
    socket.ping(unanswered);
  }, ms);
}
