import { createHash } from 'node:crypto';
import { type GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { mistakesBy } from '../reading/mistakes.ts';
import type { ReadText } from '../reading/verdict.ts';
import type { SentOperation } from '../sent-operations.ts';
import type { KnownDocument } from './documents.ts';

/** A document that is not valid. */
export interface RefusedDocument {
  source: string;
  queryHash: string;
  schema: GraphQLSchema;
  isPersisted: false;
  mistakes: readonly GraphQLError[];
}

/** The document of a request as it was read for it; undefined where it was not, or Apollo Server is to say what is wrong. */
export function justRead(sent: SentOperation, read: ReadText | undefined): KnownDocument | RefusedDocument | undefined {
  if (!read || sent.query !== read.text || sent.persistedQuery) return undefined;
  const { text: source, schema, verdict } = read;
  const queryHash = createHash('sha256').update(source).digest('hex');
  if (verdict.is === 'valid') return { source, queryHash, schema, isPersisted: false, document: parse(source) };
  if (verdict.is !== 'mistaken') return undefined;
  const refused = { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } };
  return { source, queryHash, schema, isPersisted: false, mistakes: mistakesBy(verdict, source, refused) };
}
