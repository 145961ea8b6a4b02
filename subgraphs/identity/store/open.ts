import { openEmbeddedStore } from './embedded.ts';
import type { IdentityStore } from './identity-store.ts';
import type { Neo4jAddress } from './neo4j/connection.ts';
import type { Neo4jStoreOptions } from './neo4j.ts';

/** What identity runs on: the embedded engine's file, or a Neo4j server. */
export type IdentityConfig = { databasePath: string } | { neo4j: Neo4jAddress };

export async function openIdentityStore(
  config: IdentityConfig,
  options: Neo4jStoreOptions = {},
): Promise<IdentityStore> {
  if (!('neo4j' in config)) return openEmbeddedStore(config.databasePath);
  // Its driver is 400 files, in every thread: whoever has no Neo4j does not load them.
  const { openNeo4jStore } = await import('./neo4j.ts');
  return openNeo4jStore(config.neo4j, options);
}
