import { createHash } from 'node:crypto';
import { InMemoryLRUCache, type KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { refusal } from './errors.ts';
import type { KnownOperations } from './operations-manifest.ts';
import { type SentOperation, sentOperations } from './sent-operations.ts';

export interface PersistedOperations {
  known: KnownOperations;
  /** What becomes of an operation that is not known: answered, answered and logged, or refused. */
  mode: 'off' | 'log' | 'enforce';
}

/** Refuses or logs operations that no client was built with, and requests that ask for one in a wrong way. */
export function addPersistedOperations(
  server: FastifyInstance,
  { known, mode }: PersistedOperations,
  logger: Logger,
): void {
  server.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return;
    for (const sent of sentOperations(request)) {
      const mistake = mistakeIn(sent);
      if (mistake) return reply.code(400).send(refusal(request, 'BAD_REQUEST', mistake));
      if (mode === 'off' || isKnown(sent, known)) continue;
      if (mode === 'log') {
        logger.warn(
          { requestId: request.id, ...named(sent), hash: hashOf(sent) },
          'an operation is not in the manifest',
        );
        continue;
      }
      return reply
        .code(403)
        .send(
          sent.query === undefined
            ? refusal(request, 'PERSISTED_QUERY_NOT_IN_LIST', 'no operation with this id is known here')
            : refusal(
                request,
                'QUERY_NOT_IN_SAFELIST',
                'only operations that clients were built with are answered here',
              ),
        );
    }
  });
}

/** Finds operations by the id that is sent in their place: those of the manifest, and those that clients registered. */
export function persistedQueryCache({ known, mode }: PersistedOperations, bytes: number): KeyValueCache<string> {
  const registered = new InMemoryLRUCache<string>({ maxSize: bytes });
  return {
    get: async (key) => {
      const id = key.slice(key.indexOf(':') + 1);
      return known.bodyOf(id) ?? (await registered.get(key));
    },
    set: async (key, text) => {
      if (mode !== 'enforce') await registered.set(key, text);
    },
    delete: (key) => registered.delete(key),
  };
}

function mistakeIn({ query, persistedQuery }: SentOperation): string | undefined {
  if (!persistedQuery) return undefined;
  if (persistedQuery.version !== 1 || typeof persistedQuery.sha256Hash !== 'string')
    return 'extensions.persistedQuery has the version 1 and a text sha256Hash';
  if (query !== undefined && persistedQuery.sha256Hash !== sha256(query))
    return 'extensions.persistedQuery.sha256Hash is not the SHA-256 of the query';
  return undefined;
}

function isKnown({ query, persistedQuery }: SentOperation, known: KnownOperations): boolean {
  if (query !== undefined) return known.includes(query);
  // A request without either asks for nothing; the server says so.
  return !persistedQuery || known.bodyOf(String(persistedQuery.sha256Hash)) !== undefined;
}

function hashOf({ query, persistedQuery }: SentOperation): string {
  return query === undefined ? String(persistedQuery?.sha256Hash).slice(0, 64) : sha256(query);
}

/** The client's name for it, when it is a name: logs hold nothing else that a client wrote. */
function named({ operationName }: SentOperation): { operationName?: string } {
  return operationName && /^\w{1,100}$/.test(operationName) ? { operationName } : {};
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
