import type { IncomingMessage } from 'node:http';
import { CloseCode, makeServer, type ServerOptions } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket, WebSocketServer } from 'ws';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';

export interface Extra {
  socket: WebSocket;
  request: IncomingMessage;
}

export type ProtocolOptions = ServerOptions<Record<string, unknown> | undefined, Extra>;

export interface ConnectionOptions {
  /** A client that does not answer a ping for so long is dropped. */
  keepAliveMs: number;
  logger: Logger;
}

/** A message that is not answered: its connection is closed, as for one that the protocol does not know. */
export class BadMessage extends Error {
  override name = 'BadMessage';
}

/**
 * Speaks graphql-transport-ws on each connection. What graphql-ws brings for it writes a stack to the console for each frame that is
 * none, and for each answer whose client has left.
 */
export function speakProtocol(sockets: WebSocketServer, options: ProtocolOptions, connection: ConnectionOptions): void {
  const { keepAliveMs, logger } = connection;
  const protocol = makeServer(options);
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    hearWhoReads(socket, request);
    // The connection is closed by then, and its client told by which code.
    socket.on('error', () => {});
    const pings = pingEvery(keepAliveMs, socket);
    let hasLeft = false;
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve, reject) => {
            if (socket.readyState !== socket.OPEN) return resolve();
            socket.send(text, (error) => {
              if (!error) return resolve();
              hasLeft = true;
              reject(error);
            });
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (hear) =>
          socket.on('message', (message) =>
            hear(String(message)).catch((error: unknown) => {
              if (hasLeft) return;
              if (error instanceof BadMessage) return socket.close(CloseCode.BadRequest, error.message);
              logger.error({ error: loggedError(error) }, 'the gateway failed');
              socket.close(CloseCode.InternalServerError, 'the message could not be answered');
            }),
          ),
      },
      { socket, request },
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

function pingEvery(ms: number, socket: WebSocket): NodeJS.Timeout {
  let isAnswered = true;
  socket.on('pong', () => {
    isAnswered = true;
  });
  return setInterval(() => {
    if (!isAnswered) return socket.terminate();
    isAnswered = false;
    socket.ping();
  }, ms);
}
