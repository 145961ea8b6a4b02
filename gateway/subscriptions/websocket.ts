import type { Server } from 'node:http';
import { type DocumentNode, type ExecutionArgs, Kind, OperationTypeNode } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { type Access, type Authenticate, AuthenticationUnavailable, NotAuthenticated } from '../auth.ts';
import type { TrustedProxies } from '../http/trusted-proxies.ts';
import type { HasAsked } from '../http/waiting-clients/connections.ts';
import type { Limits } from '../limits.ts';
import type { CheckSent } from '../persisted-operations.ts';
import { type ChargeReading, type ChargeWasted, ownerOf, rateLimited } from '../rate-limit.ts';
import type { DocumentReader } from '../reading.ts';
import type { Asked, Opened, Subscriptions } from '../subscriptions.ts';
import type { Telemetry } from '../telemetry.ts';
import { refused } from './admission.ts';
import { wasRefused } from './answer.ts';
import { charactersOf } from './characters-of.ts';
import { authorizationIn, whyNoConnection } from './handshake.ts';
import type { AskedOperation } from './message-schema.ts';
import { seats } from './seats.ts';
import type { TextOf } from './sent-request.ts';
import { whenExpired } from './token-expiry.ts';
import {
  type Connection,
  connectionOf,
  endAll,
  hold,
  takeAsked,
  takeParameters,
  whyEnded,
} from './websocket-connection.ts';
import { BadMessage, closing, payFor } from './websocket-message.ts';
import { sentOperation } from './websocket-operation.ts';
import { speakProtocol } from './websocket-protocol.ts';
import { type Accepted, asError, resultOf } from './websocket-result.ts';

export interface WebSocketOptions {
  subscriptions: Subscriptions;
  access: Access;
  authenticate: Authenticate;
  corsOrigins: readonly string[];
  limits: Limits;
  reader: DocumentReader;
  perConnection: number;
  /** Connections of one caller. */
  perCaller: number;
  chargeReading: ChargeReading;
  chargeWasted: ChargeWasted;
  checkSent: CheckSent;
  textOf: TextOf;
  /** From now on the hash may be sent in place of the text. */
  register(hash: string, text: string): Promise<void>;
  addressOf: TrustedProxies['addressOf'];
  hasAsked: HasAsked;
  /** A client that does not answer a ping for so long is dropped. */
  keepAliveMs?: number;
  seenApart: Telemetry['apart'];
  logger: Logger;
}

const defaultKeepAliveMs = 12_000;
const closingPatienceMs = 1000;

/** GraphQL over WebSocket at `/graphql`, by the protocol graphql-transport-ws. */
export function addWebSockets(server: Server, options: WebSocketOptions): { close(): void } {
  const { subscriptions, authenticate, limits, perConnection, chargeReading, seenApart, logger } = options;
  const sockets = new WebSocketServer({
    ...{ noServer: true, maxPayload: limits.bodyBytes, handleProtocols },
    // One message of a connection in each turn: a thousand fit into what is received at once, and others would wait for them all.
    allowSynchronousEvents: false,
    // Each is some eighty bytes in memory, however short: 16,000 of one byte, which the library allows, are 1.3 MB of a connection.
    maxFragments: 256,
  });
  const callers = seats(options.perCaller);
  const accepted = new WeakMap<ExecutionArgs, Accepted>();

  /** Counts what is asked from before it is read until it is refused, or graphql-ws says that it is complete. */
  const opening = async (connection: Connection, sent: AskedOperation, asked: Asked): Promise<Opened> => {
    if (connection.open >= perConnection)
      throw refused('TOO_MANY_SUBSCRIPTIONS', `a connection may have ${perConnection} subscriptions`, 429);
    connection.open += 1;
    const { requestId, record } = asked;
    const context = { ...connection.context, requestId };
    try {
      const { hash, ...operation } = await sentOperation(sent, context, options);
      const opened = await subscriptions.open(operation, context, { transport: 'websocket', record });
      const isRefused = 'answered' in opened && wasRefused(opened.answered);
      if (isRefused) connection.open -= 1;
      else if (hash !== undefined) await options.register(hash, operation.query);
      return opened;
    } catch (error) {
      connection.open -= 1;
      throw error;
    }
  };
  let stopping = false;
  server.on('upgrade', (request, socket, head) => {
    const refusal = stopping ? '503 Service Unavailable' : whyNoConnection(request, options);
    if (refusal === undefined)
      return sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
    // Nobody else listens to a socket that is upgraded, and an error that nobody hears ends the process.
    socket.on('error', () => socket.destroy());
    socket.once('finish', () => socket.destroy());
    socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  });
  speakProtocol(
    sockets,
    {
      onConnect: async ({ extra: connection }) => {
        const { socket, request } = connection;
        try {
          const caller = await authenticate(
            authorizationIn(takeParameters(connection)) ?? request.headers.authorization,
          );
          connection.context = { ...connection.context, caller };
          payFor(connection, connection.openedBy, chargeReading);
          const giveBack = callers.take(ownerOf(connection.context));
          if (!giveBack) return socket.close(closing.tooMany, 'a caller may not have more connections');
          if (socket.readyState !== socket.OPEN) return giveBack();
          options.hasAsked(request.socket);
          const expiry = whenExpired(caller.expiresAt, () => {
            connection.isExpired = true;
            endAll(connection);
            socket.close(closing.forbidden, 'the token has expired');
          });
          socket.on('close', () => {
            giveBack();
            clearTimeout(expiry);
            endAll(connection);
          });
        } catch (error) {
          if (error instanceof NotAuthenticated) {
            payFor(connection, connection.openedBy, chargeReading);
            socket.close(closing.forbidden, error.message);
          } else if (error instanceof AuthenticationUnavailable) socket.close(closing.tryAgainLater, error.message);
          else throw error;
        }
      },
      onPing: (_ctx, payload) => assertAnswerable(payload),
      onComplete: ({ extra: connection }, name) => {
        connection.open -= 1;
        connection.names.end(name);
      },
      onError: ({ extra: connection }, name) => connection.names.end(name),
      subscribe: (args) => resultOf(accepted.get(args)),
      execute: (args) => resultOf(accepted.get(args)),
      onSubscribe: async ({ extra: connection }) => {
        const { unpaidFor } = connection;
        const sent = takeAsked(connection);
        const requestId = crypto.randomUUID();
        const { record, end } = seenApart(requestId);
        const asked = { requestId, record };
        try {
          if (unpaidFor > 0) throw rateLimited(unpaidFor);
          const opened = await opening(connection, sent, asked);
          if ('events' in opened) hold(connection, opened.events);
          else if (wasRefused(opened.answered)) return opened.answered.errors.map(asError);
          const { schema } = opened;
          const args: ExecutionArgs = { schema, document: headOf(opened) };
          const shown = (error: unknown) => asError(subscriptions.refusalOf(error, { requestId }).error);
          accepted.set(args, { opened, shown, why: () => whyEnded(connection) });
          return args;
        } catch (error) {
          return [asError(subscriptions.refusalOf(error, asked).error)];
        } finally {
          end();
        }
      },
    },
    {
      begin: (socket, request) => connectionOf(socket, request, options.addressOf(request)),
      ...{ keepAliveMs: options.keepAliveMs ?? defaultKeepAliveMs, chargeReading, logger },
    },
  );
  return {
    close: () => {
      stopping = true;
      for (const socket of sockets.clients) {
        socket.close(closing.goingAway, 'the gateway stops');
        setTimeout(() => socket.terminate(), closingPatienceMs).unref();
      }
    },
  };
}

/** @throws BadMessage when what a ping holds could not be sent back. */
function assertAnswerable(payload: unknown): void {
  try {
    charactersOf(payload);
  } catch (error) {
    throw new BadMessage('the ping is nested too deeply', { cause: error });
  }
}

/** What graphql-ws wants to know of a document. It holds on to it for as long as the client is told, so it gets no more. */
function headOf(opened: Opened): DocumentNode {
  const operation = 'events' in opened ? OperationTypeNode.SUBSCRIPTION : OperationTypeNode.QUERY;
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [] } as const;
  return { kind: Kind.DOCUMENT, definitions: [{ kind: Kind.OPERATION_DEFINITION, operation, selectionSet }] };
}
