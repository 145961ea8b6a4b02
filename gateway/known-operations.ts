import { HeaderMap } from '@apollo/server';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST } from 'graphql';
import type { Logger } from 'pino';
import { endOfTurn } from './end-of-turn.ts';
import { type AnswerOptions, answer, type KnownRequest } from './known-operations/answer.ts';
import type { KnownDocuments } from './known-operations/documents.ts';
import { contentTypeFor, isPlain, PlainRequest } from './known-operations/sent.ts';
import type { RequestContext } from './request-context.ts';
import { sentOperations } from './sent-operations.ts';

export { knownDocuments } from './known-operations/documents.ts';

export interface KnownOperationsOptions extends AnswerOptions {
  documents: KnownDocuments;
  logger: Logger;
}

/** Answers a request, or leaves it to Apollo Server. */
export type AnswerKnown = (
  request: FastifyRequest,
  reply: FastifyReply,
  contextValue: RequestContext,
) => Promise<string> | undefined;

/**
 * Answers operations whose document was answered before, as Apollo Server would, without what it does again for each
 * request: see docs/decisions/010-own-execution.md.
 */
export function knownOperations(options: KnownOperationsOptions): AnswerKnown {
  const cache = new InMemoryLRUCache();
  return (request, reply, contextValue) => {
    if (request.method !== 'POST' || !isPlain(request.body)) return undefined;
    const contentType = contentTypeFor(request);
    const [sent] = sentOperations(request);
    const known = contentType !== undefined && sent ? options.documents.find(sent) : undefined;
    if (!known) return undefined;
    const { operationName, variables, extensions } = request.body;
    const operation = getOperationAST(known.document, operationName);
    if (!operation) return undefined;
    const asked: KnownRequest = {
      logger: options.logger,
      cache,
      request: {
        query: sent?.query,
        operationName: operationName ?? undefined,
        variables: variables ?? undefined,
        extensions: extensions ?? undefined,
        http: new PlainRequest(request),
      },
      response: { http: { status: undefined, headers: new HeaderMap() } },
      contextValue: { ...contextValue },
      ...known,
      operation,
      operationName: operation.name?.value ?? null,
      metrics: { persistedQueryHit: known.isPersisted, persistedQueryRegister: false },
      overallCachePolicy: uncached,
      requestIsBatched: false,
    };
    return write(options, asked, reply, contentType);
  };
}

async function write(options: AnswerOptions, asked: KnownRequest, reply: FastifyReply, contentType?: string) {
  const body = await answer(options, asked);
  await endOfTurn();
  if (body.kind !== 'single') throw new Error('an answer in parts');
  const { errors, data, extensions } = body.singleResult;
  const { status = 200, headers } = asked.response.http;
  reply.code(status).headers({ 'cache-control': 'no-store', 'content-type': contentType });
  for (const [name, value] of headers) reply.header(name, value);
  return `${JSON.stringify({ errors, data, extensions })}\n`;
}

/** Nothing is known of how long an answer holds: subgraphs say it to the execution, not to Apollo Server. */
const uncached: KnownRequest['overallCachePolicy'] = {
  maxAge: undefined,
  scope: undefined,
  restrict: () => {},
  replace: () => {},
  policyIfCacheable: () => null,
};
