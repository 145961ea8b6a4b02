import type { IdentityStore, IdentityTransaction } from './identity-store.ts';
import { connect, integer, type Neo4jAddress, type Run } from './neo4j/connection.ts';
import { customersById, customersByIdentifier, customersByRecord, recordsOfCustomers } from './neo4j/customers.ts';
import { countCustomers, countEvents, countRecords, customerPage, eventPage, recordPage } from './neo4j/lists.ts';
import { migrate } from './neo4j/migrate.ts';
import { customerStates, holdersOf, knownRecords } from './neo4j/neighbourhood.ts';
import { writeEffects } from './neo4j/write.ts';

/**
 * The identity graph in Neo4j 5.26 or later, Community or Enterprise.
 *
 * @throws when the server cannot be reached or a migration fails.
 */
export async function openNeo4jStore(address: Neo4jAddress): Promise<IdentityStore> {
  const connection = connect(address);
  try {
    await migrate(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const { read } = connection;
  return {
    transact: (work) => connection.write((run) => work(transactionOn(run))),
    customersById: (ids) => customersById(read, ids),
    customersByRecord: (keys) => customersByRecord(read, keys),
    customersByIdentifier: (identifiers, most) => customersByIdentifier(read, identifiers, most),
    recordsOfCustomers: (ids) => recordsOfCustomers(read, ids),
    customers: (query) => customerPage(read, query),
    countCustomers: (filter) => countCustomers(read, filter),
    records: (query) => recordPage(read, query),
    countRecords: (department) => countRecords(read, department),
    events: (query) => eventPage(read, query),
    countEvents: (customerId) => countEvents(read, customerId),
    feedPositions: async () => {
      const rows = await read<{ department: string; position: number }>(
        'MATCH (feed:Feed) RETURN feed.department AS department, feed.position AS position',
      );
      return new Map(rows.map(({ department, position }) => [department, position]));
    },
    roundTrips: () => connection.queries(),
    ready: async () => {
      await read('RETURN 1 AS one');
    },
    close: () => connection.close(),
  };
}

/** Takes the write lock on the one resolver node; whatever is read after that, no other resolver changes. */
const lock = "MATCH (resolver:Resolver {name: 'identity'}) SET resolver.turns = resolver.turns + 1";

function transactionOn(run: Run): IdentityTransaction {
  return {
    begin: async (department) => {
      await run(lock);
      const [row] = await run<{ position: number; sequence: number }>(
        `MATCH (resolver:Resolver {name: 'identity'}) OPTIONAL MATCH (feed:Feed {department: $department})
         RETURN coalesce(feed.position, 0) AS position, resolver.sequence AS sequence`,
        { department },
      );
      return row ?? { position: 0, sequence: 0 };
    },
    known: (keys) => knownRecords(run, keys),
    holders: (identifiers, most) => holdersOf(run, identifiers, most),
    customers: (ids) => customerStates(run, ids),
    write: (effects) => writeEffects(run, effects),
    advance: async (department, position) => {
      await run('MERGE (feed:Feed {department: $department}) SET feed.position = $position', {
        department,
        position: integer(position),
      });
    },
  };
}
