import type { FeedPlace } from '../../kit/change-feed.ts';
import type { IdentityStore } from './identity-store.ts';
import { type ConnectOptions, connect, type Neo4jAddress } from './neo4j/connection.ts';
import { type LockPatience, whileWatched } from './neo4j/lock-wait.ts';
import { migrate } from './neo4j/migrate.ts';
import { keepPseudonymKey } from './neo4j/pseudonym-key.ts';
import { readiness } from './neo4j/readiness.ts';
import { readsOn } from './neo4j/reads.ts';
import { isStoreFault } from './neo4j/store-fault.ts';
import { EmptiedGraph, transactionOn } from './neo4j/transaction.ts';
import { readAsUsual, readOnce } from './neo4j/usual-reads.ts';

export interface Neo4jStoreOptions extends ConnectOptions {
  /** Of whoever waits for others that write to the same Neo4j. */
  patience?: LockPatience;
}

/**
 * The identity graph in Neo4j 5.26 or later, Community or Enterprise.
 *
 * @throws when the server cannot be reached or a migration fails.
 */
export async function openNeo4jStore(
  address: Neo4jAddress,
  { patience = {}, ...options }: Neo4jStoreOptions = {},
): Promise<IdentityStore> {
  const connection = connect(address, options);
  let pseudonymKey: string;
  try {
    await migrate(connection);
    pseudonymKey = await keepPseudonymKey(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const { read } = connection;
  const reads = readsOn(read, pseudonymKey);
  return {
    ...reads,
    transact: async (work) => {
      const transact = () =>
        connection.write((run, turn) =>
          work(transactionOn(run, (locking) => whileWatched(locking, turn, connection, patience))),
        );
      try {
        return await transact();
      } catch (error) {
        if (!(error instanceof EmptiedGraph)) throw error;
        await migrate(connection);
        await keepPseudonymKey(connection, pseudonymKey);
        return await transact();
      }
    },
    readsFor: (signal) => (signal ? readsOn(connection.readFor(signal), pseudonymKey) : reads),
    feedPlaces: async () => {
      const rows = await read<FeedPlace & { department: string }>(
        'MATCH (feed:Feed) RETURN feed.department AS department, feed.position AS position, feed.entryId AS entryId',
      );
      return new Map(rows.map(({ department, ...place }) => [department, place]));
    },
    isStoreFault,
    roundTrips: () => connection.queries(),
    ready: readiness(
      () => connection.readTogether((run) => readAsUsual(readsOn(run, pseudonymKey))),
      () => readOnce(reads),
    ),
    close: () => connection.close(),
  };
}
