import { openEmbeddedStore } from './embedded.ts';
import type { IdentityStore } from './identity-store.ts';
import type { Neo4jAddress } from './neo4j/connection.ts';
import { openNeo4jStore } from './neo4j.ts';

/** What identity runs on: the embedded engine's file, or a Neo4j server. */
export type IdentityConfig = { databasePath: string } | { neo4j: Neo4jAddress };

export function openIdentityStore(config: IdentityConfig): Promise<IdentityStore> {
  return 'neo4j' in config ? openNeo4jStore(config.neo4j) : openEmbeddedStore(config.databasePath);
}
