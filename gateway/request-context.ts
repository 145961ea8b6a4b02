import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { loggedError } from '../subgraphs/kit/logged-error.ts';
import {
  type Access,
  type Authenticate,
  type AuthenticatedCaller,
  AuthenticationUnavailable,
  asksForLoopback,
  NotAuthenticated,
} from './auth.ts';
import type { RefusedOperation } from './batches.ts';
import type { CachePolicy } from './cache/policy.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { refusal } from './errors.ts';
import { UnreadBody } from './http/json-bodies.ts';
import type { ReadText } from './reading/verdict.ts';

/** What is known of one client request before its operation is read. */
export interface RequestContext {
  requestId: string;
  caller: AuthenticatedCaller;
  /** Where the request comes from; a proxy's address behind one that is not trusted. */
  address: string;
  deadline: Deadline;
  /** What was found of its document, where nobody has asked that before. */
  read?: ReadText;
  /** Of a batch in which some operations are refused what each of them is told; undefined for those that are carried out. */
  refusals?: readonly (RefusedOperation | undefined)[];
  /** How long the answer may be kept; set when its operation is executed. */
  cachePolicy?: CachePolicy;
  /** Items that the lists of its answer may hold together; set when its operation is priced. */
  mostItems?: number;
  /** Items of lists that were taken for its answer; set when its operation is executed. */
  takenItems?: number;
}

export interface RequestContextOptions {
  access: Access;
  authenticate: Authenticate;
  requestDeadlineMs: number;
  logger: Logger;
}

/** A property: a table with weak keys would keep the contexts of answered requests until a full garbage collection. */
const contextKey = 'graphqlContext';

const wellFormedRequestId = /^[\w.:-]{1,128}$/;

/** The client's own id if it can be logged as it is, else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const sent = headers['x-request-id'];
  return typeof sent === 'string' && wellFormedRequestId.test(sent) ? sent : randomUUID();
}

/** Gives requests for `/graphql` a caller and a deadline, and refuses what cannot be answered in GraphQL's own form. */
export function addRequestContext(
  server: FastifyInstance,
  { access, authenticate, requestDeadlineMs, logger }: RequestContextOptions,
): (request: FastifyRequest) => RequestContext {
  server.decorateRequest<RequestContext | null>(contextKey, null);

  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.routeOptions.url !== '/graphql') return;
    // A page of a hostile site could reach an open gateway on the visitor's machine through a name it controls.
    if (access.mode === 'open' && !asksForLoopback(request.headers))
      return reply.code(403).send(refusal(request, 'FORBIDDEN', 'without authentication only localhost is answered'));
    const caller = await authenticate(request.headers.authorization);
    const deadline = startDeadline(requestDeadlineMs);
    reply.raw.on('close', deadline.end);
    request.setDecorator<RequestContext>(contextKey, { requestId: request.id, caller, address: request.ip, deadline });
  });

  server.setErrorHandler(async (error, request, reply) => {
    if (error instanceof NotAuthenticated)
      return reply
        .code(401)
        .header('www-authenticate', request.headers.authorization ? 'Bearer error="invalid_token"' : 'Bearer')
        .send(refusal(request, 'UNAUTHENTICATED', error.message));
    if (error instanceof AuthenticationUnavailable)
      return reply.code(503).send(refusal(request, 'AUTHENTICATION_UNAVAILABLE', error.message));
    if (error instanceof UnreadBody)
      return reply.code(error.statusCode).send(refusal(request, error.code, error.message));
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status === 408)
      return reply
        .code(408)
        .send(refusal(request, 'REQUEST_TIMEOUT', 'the request took too long to arrive: send it again'));
    if (status === 413) return reply.code(413).send(refusal(request, 'PAYLOAD_TOO_LARGE', 'the request is too large'));
    if (status === 415)
      return reply
        .code(415)
        .send(
          refusal(
            request,
            'UNSUPPORTED_MEDIA_TYPE',
            'operations are sent as JSON, with content-type: application/json',
          ),
        );
    if (status < 500) return reply.code(status).send(refusal(request, 'BAD_REQUEST', 'the request cannot be read'));
    logger.error({ requestId: request.id, error: loggedError(error) }, 'the gateway failed');
    return reply.code(500).send(refusal(request, 'INTERNAL_SERVER_ERROR', 'the request could not be answered'));
  });

  return (request) => {
    const context = request.getDecorator<RequestContext | null>(contextKey);
    if (!context) throw new Error('a request without a context');
    return context;
  };
}
