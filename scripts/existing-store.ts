import { existsSync } from 'node:fs';
import type { IdentityStore } from '../subgraphs/identity/store/identity-store.ts';
import { openIdentityStore } from '../subgraphs/identity/store/open.ts';
import type { IdentityConfig } from '../subgraphs/subgraphs.ts';

/** @throws Error that says what to do when there is no store, instead of making an empty one. */
export async function openExistingStore(place: IdentityConfig): Promise<IdentityStore> {
  if ('databasePath' in place) {
    if (!existsSync(place.databasePath))
      throw new Error(
        `${place.databasePath} is not there: start the house first (npm start), or name its DATA_DIR or NEO4J_URI.`,
      );
    return openIdentityStore(place);
  }
  try {
    return await openIdentityStore(place);
  } catch (error) {
    throw new Error(`Neo4j at ${place.neo4j.uri} cannot be used: ${error instanceof Error ? error.message : error}`);
  }
}
