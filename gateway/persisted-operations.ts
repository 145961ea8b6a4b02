import { createHash } from 'node:crypto';
import { InMemoryLRUCache, type KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { Logger } from 'pino';
import type { KnownOperations } from './operations-manifest.ts';
import type { SentOperation } from './sent-operations.ts';

export interface PersistedOperations {
  known: KnownOperations;
  /** What becomes of an operation that is not known: answered, answered and logged, or refused. */
  mode: 'off' | 'log' | 'enforce';
}

interface Refused {
  status: number;
  code: string;
  message: string;
}

/** Why an operation that was sent is not answered; logs the one that is answered though it is not known. */
export type CheckSent = (sent: SentOperation, requestId: string) => Refused | undefined;

/** Refuses or logs operations that no client was built with, and refuses what asks for one in a wrong way. */
export function checkingSent({ known, mode }: PersistedOperations, logger: Logger): CheckSent {
  return (sent, requestId) => {
    const mistake = mistakeIn(sent);
    if (mistake) return { status: 400, code: 'BAD_REQUEST', message: mistake };
    if (mode === 'off' || isKnown(sent, known)) return undefined;
    if (mode === 'log') {
      logger.warn({ requestId, ...named(sent), hash: hashOf(sent) }, 'an operation is not in the manifest');
      return undefined;
    }
    return sent.query === undefined
      ? { status: 403, code: 'PERSISTED_QUERY_NOT_IN_LIST', message: 'no operation with this id is known here' }
      : {
          ...{ status: 403, code: 'QUERY_NOT_IN_SAFELIST' },
          message: 'only operations that clients were built with are answered here',
        };
  };
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

/** Undefined where a client wrote something else in its place. */
function hashOf({ query, persistedQuery }: SentOperation): string | undefined {
  if (query !== undefined) return sha256(query);
  const sent = String(persistedQuery?.sha256Hash);
  return /^[0-9a-f]{64}$/.test(sent) ? sent : undefined;
}

/** The client's name for it, when it is a name: logs hold nothing else that a client wrote. */
function named({ operationName }: SentOperation): { operationName?: string } {
  return operationName && /^\w{1,100}$/.test(operationName) ? { operationName } : {};
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
