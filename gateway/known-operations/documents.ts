import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { bytesPerCharacter } from '../document-bytes.ts';
import type { RequestContext } from '../request-context.ts';
import type { SentOperation } from '../sent-operations.ts';
import { forgetPlaces } from './forget-places.ts';

/** A document that was parsed, and found valid for the schema that serves. */
export interface KnownDocument {
  source: string;
  queryHash: string;
  document: DocumentNode;
  schema: GraphQLSchema;
  /** Whether clients may send its hash in its place. */
  isPersisted: boolean;
}

export interface KnownDocuments {
  /** Remembers what Apollo Server found valid, until there is another schema. */
  plugin: ApolloServerPlugin<RequestContext>;
  find(sent: SentOperation): KnownDocument | undefined;
  /** Remembers what was found valid elsewhere. */
  remember(document: KnownDocument): void;
}

/** Documents that were asked before; the one that came first is forgotten when all together take more than `bytes`. */
export function knownDocuments(bytes: number): KnownDocuments {
  const mostCharacters = bytes / bytesPerCharacter;
  const bySource = new Map<string, KnownDocument>();
  const byHash = new Map<string, KnownDocument>();
  let characters = 0;
  let serving: GraphQLSchema | undefined;

  const remember = (known: KnownDocument): void => {
    forgetPlaces(known.document);
    if (known.schema !== serving || known.source.length > mostCharacters) return;
    if (!bySource.has(known.source)) characters += known.source.length;
    bySource.set(known.source, known);
    byHash.set(known.queryHash, known);
    for (const oldest of bySource.values()) {
      if (characters <= mostCharacters) return;
      characters -= oldest.source.length;
      bySource.delete(oldest.source);
      byHash.delete(oldest.queryHash);
    }
  };

  return {
    remember,
    find: ({ query, persistedQuery }) => {
      if (query !== undefined) return persistedQuery ? undefined : bySource.get(query);
      const known = persistedQuery && byHash.get(String(persistedQuery.sha256Hash));
      return known?.isPersisted ? known : undefined;
    },
    plugin: {
      serverWillStart: async () => ({
        schemaDidLoadOrUpdate: ({ apiSchema }) => {
          serving = apiSchema;
          characters = 0;
          bySource.clear();
          byHash.clear();
        },
      }),
      requestDidStart: async () => ({
        didResolveOperation: async ({ source, queryHash, document, schema, metrics }) => {
          const isPersisted = metrics.persistedQueryHit === true || byHash.get(queryHash)?.isPersisted === true;
          remember({ source, queryHash, document, schema, isPersisted });
        },
      }),
    },
  };
}
