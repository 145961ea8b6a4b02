import { setTimeout as rest } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import { CallRefused, type VerifiedCall, verifyCall } from './call-signature.ts';
import { type ChangeSource, largestChangePage } from './change-feed.ts';
import { isForClients } from './client-error.ts';
import { cloudEventsBatch, toCloudEvent } from './cloud-event.ts';
import { gracefulClose } from './graceful-close.ts';
import type { LeaveSignal } from './leave-signal.ts';
import { Leaving } from './leaving.ts';
import { loggedError } from './logged-error.ts';
import { textToSend } from './long-text.ts';
import { refuseCrumbs } from './received-pieces.ts';
import type { Subgraph } from './subgraph.ts';
import { bodyBoundsFor, boundBodies } from './unfinished-bodies.ts';
import { watchSubgraphServer } from './watched-server.ts';

export interface ServeOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Shared with the gateway; calls that it did not sign are refused. */
  secret: string;
  /** While the secret is changed: calls signed with this one are accepted as well. */
  secretAlso?: string;
  logger: Logger;
  /** What the gateway takes of a client, all of which may be for this subgraph. */
  clientBodyBytes?: number;
  metricsToken?: string;
  /** How long calls are still accepted after it was told to stop. */
  shutdownDelayMs?: number;
}

export interface RunningServer {
  url: string;
  /** Stops accepting, answers what is in flight, then resolves. The subgraph itself stays open. */
  close(): Promise<void>;
}

/** For what the gateway adds, most of it representations of a page of customers with their record ids. */
const gatewayBodyBytes = 4 * 1024 * 1024;
/** A token of the 16 KB that the gateway reads may list so many scopes that the caller, as it is signed, takes twice as much. */
const headerBytes = 64 * 1024;
const closingPatienceMs = 10_000;
/** Who watches over processes asks again soon; of a database that is gone some drivers say so after seven seconds. */
const readinessTimeoutMs = 1000;

const graphqlBody = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.object({ mostItems: z.number().optional() }).nullish(),
});

const changesQuery = z.object({
  after: z.union([z.literal('newest'), z.coerce.number().int().min(0)]).default(0),
  limit: z.coerce.number().int().min(1).max(largestChangePage).default(500),
  about: z.literal('true').optional(),
});

/**
 * Puts one subgraph on the network: `/graphql` and `/changes` for signed calls, `/livez` and `/readyz` for everyone,
 * `/metrics` for those who may see them.
 */
export async function serveSubgraph(subgraph: Subgraph, options: ServeOptions): Promise<RunningServer> {
  const { secret, secretAlso, logger, clientBodyBytes = 0, shutdownDelayMs = 0 } = options;
  const secrets = secretAlso === undefined ? [secret] : [secret, secretAlso];
  const bodyLimit = gatewayBodyBytes + clientBodyBytes;
  const server = Fastify({
    bodyLimit,
    http: { maxHeaderSize: headerBytes },
    requestTimeout: 30_000,
    return503OnClosing: false,
  });
  refuseCrumbs(server);
  // Who signed a body is only known when all of it has come.
  boundBodies(server, bodyBoundsFor(bodyLimit));
  let closing = false;
  const closeGracefully = gracefulClose(server, closingPatienceMs);
  const close = async (): Promise<void> => {
    closing = true;
    await rest(shutdownDelayMs);
    await closeGracefully();
  };
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) logger.error({ url: request.url, error: loggedError(error) }, 'the request failed');
    return reply.code(status).send({ error: status >= 500 ? 'internal error' : messageOf(error) });
  });

  const watched = watchSubgraphServer(server, subgraph, options);

  const verified = (request: FastifyRequest): VerifiedCall =>
    verifyCall(
      secrets,
      { audience: subgraph.name, method: request.method, path: request.url, body: textOf(request.body) },
      request.headers,
    );

  server.post('/graphql', async (request, reply) => {
    const { caller, requestId, timeoutMs } = verified(request);
    const { query, operationName, variables, extensions } = graphqlBody.parse(JSON.parse(textOf(request.body)));
    const signal = untilNobodyWaits(reply, timeoutMs);
    const result = await watched(request, () =>
      subgraph.execute({
        query,
        operationName: operationName ?? undefined,
        variables: variables ?? undefined,
        mostItems: extensions?.mostItems,
        caller,
        requestId,
        signal,
      }),
    ).catch(unlessAborted(signal));
    if (!result || signal.aborted) return reply.code(504).send({ error: 'nobody waits for the answer any more' });
    return reply
      .type('application/json; charset=utf-8')
      .send(textToSend(JSON.stringify(withSafeErrors(result, requestId, logger))));
  });

  if (subgraph.changes) addChangeFeed(server, subgraph.changes, verified);

  server.get('/livez', async () => ({ status: 'alive' }));
  server.get('/readyz', async (request, reply) => {
    // A subgraph that refuses all that this gateway signs is not ready for it; a load balancer signs nothing.
    if (request.headers['x-signature'] !== undefined) verified(request);
    if (closing) return reply.code(503).send({ status: 'stopping' });
    try {
      await readyInTime(subgraph);
      return { status: 'ready' };
    } catch (error) {
      logger.warn({ error: loggedError(error) }, `${subgraph.name} is not ready`);
      return reply.code(503).send({ status: 'not ready' });
    }
  });

  const url = await server.listen({ host: options.host, port: options.port });
  return { url, close };
}

async function readyInTime(subgraph: Subgraph): Promise<void> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('its database did not answer in time')), readinessTimeoutMs);
  try {
    await Promise.race([subgraph.ready(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function addChangeFeed(
  server: FastifyInstance,
  changes: ChangeSource,
  verified: (request: FastifyRequest) => VerifiedCall,
): void {
  server.get('/changes', async (request, reply) => {
    verified(request);
    const { after, limit, about } = changesQuery.parse(request.query);
    const page =
      after === 'newest'
        ? { changes: [], last: await changes.newest(), caughtUp: true }
        : await changes.read(after, limit, { about: about === 'true' });
    if (page.afterId !== undefined) reply.header('x-feed-after-id', encodeURIComponent(page.afterId ?? ''));
    return reply
      .type(cloudEventsBatch)
      .header('x-feed-last', page.last)
      .header('x-feed-caught-up', page.caughtUp)
      .send(JSON.stringify(page.changes.map((change) => toCloudEvent(changes.department, change))));
  });
}

/** Aborted when the gateway has hung up, or has said that it waits no longer than this. */
function untilNobodyWaits({ raw }: FastifyReply, timeoutMs: number): LeaveSignal {
  const leaving = new Leaving();
  const leave = () => leaving.abort(new Error('the gateway does not wait any more'));
  const timer = setTimeout(leave, timeoutMs);
  raw.on('close', () => {
    clearTimeout(timer);
    if (!raw.writableFinished) leave();
    leaving.settle();
  });
  return leaving;
}

function unlessAborted(signal: LeaveSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}

function withSafeErrors(result: ExecutionResult, requestId: string, logger: Logger): object {
  if (!result.errors?.length) return { data: result.data };
  const unexpected = result.errors.filter((error) => !isForClients(error));
  if (unexpected.length > 0)
    logger.error({ requestId, count: unexpected.length, error: loggedError(unexpected[0]) }, 'fields failed');
  return { data: result.data, errors: result.errors.map(safeError) };
}

function safeError(error: GraphQLError): GraphQLFormattedError {
  const path = error.path && { path: error.path };
  return isForClients(error)
    ? { message: error.message, ...path, extensions: { code: error.extensions.code } }
    : { message: 'internal error', ...path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : '';
}

function statusOf(error: unknown): number {
  if (error instanceof CallRefused) return 401;
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 400;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : 'bad request';
}
