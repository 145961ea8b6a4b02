import { HeaderMap } from '@apollo/server';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST } from 'graphql';
import type { Logger } from 'pino';
import { isTracing } from '../subgraphs/kit/tracing.ts';
import { writeJson } from './execution/answers/sealed.ts';
import { endOfTurn } from './http/end-of-turn.ts';
import {
  type AnswerOptions,
  answer,
  type KnownRequest,
  type RefusedRequest,
  refuse,
} from './known-operations/answer.ts';
import type { KnownDocument, KnownDocuments } from './known-operations/documents.ts';
import { justRead, type RefusedDocument } from './known-operations/just-read.ts';
import { contentTypeFor, isPlain, type PlainBody, PlainRequest } from './known-operations/sent.ts';
import type { RequestContext } from './request-context.ts';
import { type SentOperation, sentOperations } from './sent-operations.ts';

export interface KnownOperationsOptions extends AnswerOptions {
  documents: KnownDocuments;
  logger: Logger;
}

/** Answers a request, or leaves it to Apollo Server. */
export type AnswerKnown = (
  request: FastifyRequest,
  reply: FastifyReply,
  contextValue: RequestContext,
) => Promise<string | Buffer> | undefined;

/**
 * Answers operations whose document was answered before, or was read for this request, as Apollo Server would, without what
 * it does again for each request: see docs/decisions/010-own-execution.md.
 */
export function knownOperations(options: KnownOperationsOptions): AnswerKnown {
  const cache = new InMemoryLRUCache();
  const { documents, logger } = options;
  return (request, reply, contextValue) => {
    const { body } = request;
    if (request.method !== 'POST' || !isPlain(body)) return undefined;
    const contentType = contentTypeFor(request);
    const [sent] = sentOperations(request);
    if (contentType === undefined || !sent) return undefined;
    const about = (document: KnownDocument | RefusedDocument): RefusedRequest => ({
      ...{ logger, cache, request: sentRequest(request, sent, body) },
      response: { http: { status: undefined, headers: new HeaderMap() } },
      contextValue: { ...contextValue },
      ...document,
      metrics: { persistedQueryHit: document.isPersisted, persistedQueryRegister: false },
      overallCachePolicy: uncached,
      requestIsBatched: false,
    });
    const known = documents.find(sent);
    const read = known || isTracing() ? undefined : justRead(sent, contextValue.read);
    if (read && 'mistakes' in read) {
      const asked = about(read);
      return write(refuse(options, asked, read.mistakes), asked, reply, contentType);
    }
    const document = known ?? read;
    const operation = document && getOperationAST(document.document, body.operationName);
    if (!document || !operation) return undefined;
    if (read) documents.remember(document);
    const operationName = operation.name?.value ?? null;
    const asked: KnownRequest = { ...about(document), document: document.document, operation, operationName };
    return write(answer(options, asked, read !== undefined), asked, reply, contentType);
  };
}

function sentRequest(request: FastifyRequest, { query }: SentOperation, body: PlainBody): KnownRequest['request'] {
  const { operationName, variables, extensions } = body;
  return {
    query,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
    http: new PlainRequest(request),
  };
}

async function write(
  answering: ReturnType<typeof answer>,
  asked: RefusedRequest,
  reply: FastifyReply,
  contentType: string,
): Promise<string | Buffer> {
  const body = await answering;
  await endOfTurn();
  if (body.kind !== 'single') throw new Error('an answer in parts');
  const { errors, data, extensions } = body.singleResult;
  const { status = 200, headers } = asked.response.http;
  reply.code(status).headers({ 'cache-control': 'no-store', 'content-type': contentType });
  for (const [name, value] of headers) reply.header(name, value);
  return writeJson({ errors, data, extensions });
}

/** Nothing is known of how long an answer holds: subgraphs say it to the execution, not to Apollo Server. */
const uncached: KnownRequest['overallCachePolicy'] = {
  maxAge: undefined,
  scope: undefined,
  restrict: () => {},
  replace: () => {},
  policyIfCacheable: () => null,
};
