import type { Server } from 'node:http';
import { type DocumentNode, type ExecutionArgs, Kind, OperationTypeNode } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { type Access, AuthenticationUnavailable, authenticator, NotAuthenticated } from '../auth.ts';
import type { Limits } from '../limits.ts';
import type { CheckSent } from '../persisted-operations.ts';
import { type ChargeReading, type ChargeWasted, ownerOf, rateLimited } from '../rate-limit.ts';
import type { DocumentReader } from '../reading.ts';
import type { Asked, Opened, Subscriptions } from '../subscriptions.ts';
import type { Telemetry } from '../telemetry.ts';
import type { TrustedProxies } from '../trusted-proxies.ts';
import { refused, type SentRequest } from './admission.ts';
import { wasRefused } from './answer.ts';
import { charactersOf } from './characters-of.ts';
import { authorizationIn, whyNoConnection } from './handshake.ts';
import { seats } from './seats.ts';
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
import { checkOperation } from './websocket-operation.ts';
import { speakProtocol } from './websocket-protocol.ts';
import { type Accepted, asError, resultOf } from './websocket-result.ts';

export interface WebSocketOptions {
  subscriptions: Subscriptions;
  access: Access;
  corsOrigins: readonly string[];
  limits: Limits;
  reader: DocumentReader;
  perConnection: number;
  /** Connections of one caller. */
  perCaller: number;
  chargeReading: ChargeReading;
  chargeWasted: ChargeWasted;
  checkSent: CheckSent;
  addressOf: TrustedProxies['addressOf'];
  /** A client that does not answer a ping for so long is dropped. */
  keepAliveMs?: number;
  seenApart: Telemetry['apart'];
  logger: Logger;
}

const defaultKeepAliveMs = 12_000;
const closingPatienceMs = 1000;

/** GraphQL over WebSocket at `/graphql`, by the protocol graphql-transport-ws. */
export function addWebSockets(server: Server, options: WebSocketOptions): { close(): void } {
  const { subscriptions, access, limits, perConnection, chargeReading, seenApart, logger } = options;
  const sockets = new WebSocketServer({
    ...{ noServer: true, maxPayload: limits.bodyBytes, handleProtocols },
    // One message of a connection in each turn: a thousand fit into what is received at once, and others would wait for them all.
    allowSynchronousEvents: false,
    // Each is some eighty bytes in memory, however short: 16,000 of one byte, which the library allows, are 1.3 MB of a connection.
    maxFragments: 256,
  });
  const authenticate = authenticator(access);
  const callers = seats(options.perCaller);
  const accepted = new WeakMap<ExecutionArgs, Accepted>();

  /** Counts what is asked from before it is read until it is refused, or graphql-ws says that it is complete. */
  const opening = async (connection: Connection, sent: SentRequest, { requestId, record }: Asked): Promise<Opened> => {
    if (connection.open >= perConnection)
      throw refused('TOO_MANY_SUBSCRIPTIONS', `a connection may have ${perConnection} subscriptions`, 429);
    connection.open += 1;
    const context = { ...connection.context, requestId };
    try {
      await checkOperation(sent, context, options);
      const opened = await subscriptions.open(sent, context, { transport: 'websocket', record });
      if ('answered' in opened && wasRefused(opened.answered)) connection.open -= 1;
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
      onComplete: ({ extra: connection }) => {
        connection.open -= 1;
      },
      subscribe: (args) => resultOf(accepted.get(args)),
      execute: (args) => resultOf(accepted.get(args)),
      onSubscribe: async ({ extra: connection }) => {
        const { unpaidFor } = connection;
        const { query, extensions, variables, ...named } = takeAsked(connection);
        const requestId = crypto.randomUUID();
        const { record, end } = seenApart(requestId);
        const asked = { requestId, record };
        try {
          if (unpaidFor > 0) throw rateLimited(unpaidFor);
          // An empty name is none, as over HTTP.
          const operationName = named.operationName || undefined;
          const lastEventId = extensions?.lastEventId;
          const sent = {
            ...{ query, operationName, variables: variables ?? {} },
            ...(typeof lastEventId === 'string' && { lastEventId }),
          };
          const opened = await opening(connection, sent, asked);
          if ('events' in opened) hold(connection, opened.events);
          else if (wasRefused(opened.answered)) return opened.answered.errors.map(asError);
          const { schema } = opened;
          const args: ExecutionArgs = { schema, document: headOf(opened, operationName), operationName };
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
function headOf(opened: Opened, name: string | undefined): DocumentNode {
  const operation = 'events' in opened ? OperationTypeNode.SUBSCRIPTION : OperationTypeNode.QUERY;
  const named = name ? { name: { kind: Kind.NAME, value: name } as const } : {};
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [] } as const;
  return { kind: Kind.DOCUMENT, definitions: [{ kind: Kind.OPERATION_DEFINITION, operation, ...named, selectionSet }] };
}
