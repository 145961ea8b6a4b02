import type { FeedPlace } from '../../kit/change-feed.ts';
import type { IdentityStore } from './identity-store.ts';
import { connect, type Neo4jAddress } from './neo4j/connection.ts';
import { customersById, customersByIdentifier, customersByRecord, recordsByKey } from './neo4j/customers.ts';
import { countDecisions, decisionPage } from './neo4j/decisions.ts';
import { eventLog, newestEvent } from './neo4j/event-log.ts';
import { countCustomers, countEvents, countRecords, customerPage, eventPage, recordPage } from './neo4j/lists.ts';
import { type LockPatience, whileWatched } from './neo4j/lock-wait.ts';
import { migrate } from './neo4j/migrate.ts';
import { neighbourhoods } from './neo4j/neighbourhood.ts';
import { keepPseudonymKey } from './neo4j/pseudonym-key.ts';
import {
  alertPage,
  countAlerts,
  countHeldMatches,
  countProposals,
  heldMatchPage,
  linksOfCustomers,
  proposalPage,
  proposalsById,
} from './neo4j/questions.ts';
import { countRules, rulesOfNumber, rulesPage } from './neo4j/rules.ts';
import { countSetAsideChanges, setAsidePage } from './neo4j/set-aside.ts';
import { isStoreFault } from './neo4j/store-fault.ts';
import { EmptiedGraph, transactionOn } from './neo4j/transaction.ts';
import { recordsThen } from './neo4j/versions.ts';

/**
 * The identity graph in Neo4j 5.26 or later, Community or Enterprise.
 *
 * @throws when the server cannot be reached or a migration fails.
 */
export async function openNeo4jStore(address: Neo4jAddress, patience: LockPatience = {}): Promise<IdentityStore> {
  const connection = connect(address);
  let pseudonymKey: string;
  try {
    await migrate(connection);
    pseudonymKey = await keepPseudonymKey(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const { read } = connection;
  return {
    pseudonymKey,
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
    customersById: (ids) => customersById(read, ids),
    customersByRecord: (keys) => customersByRecord(read, keys),
    customersByIdentifier: (identifiers, most) => customersByIdentifier(read, identifiers, most),
    recordsByKey: (keys) => recordsByKey(read, keys),
    customers: (query) => customerPage(read, query),
    countCustomers: (filter) => countCustomers(read, filter),
    records: (query) => recordPage(read, query),
    countRecords: (department) => countRecords(read, department),
    events: (query) => eventPage(read, query),
    countEvents: (customerId, upTo) => countEvents(read, customerId, upTo),
    eventLog: (query) => eventLog(read, query),
    newestEvent: () => newestEvent(read),
    recordsThen: (keys, at) => recordsThen(read, keys, at),
    linksOfCustomers: (ids, most) => linksOfCustomers(read, ids, most),
    neighbourhoods: (keys, bounds) => neighbourhoods(read, keys, bounds),
    proposals: (query) => proposalPage(read, query),
    proposalsById: (ids) => proposalsById(read, ids),
    countProposals: (filter) => countProposals(read, filter),
    heldMatches: (query) => heldMatchPage(read, query),
    countHeldMatches: () => countHeldMatches(read),
    alerts: (query) => alertPage(read, query),
    countAlerts: () => countAlerts(read),
    decisions: (query) => decisionPage(read, query),
    countDecisions: (filter) => countDecisions(read, filter),
    setAsideChanges: (query) => setAsidePage(read, query),
    countSetAsideChanges: () => countSetAsideChanges(read),
    keptRules: (query) => rulesPage(read, query),
    countKeptRules: () => countRules(read),
    rulesOfNumber: (number) => rulesOfNumber(read, number),
    feedPlaces: async () => {
      const rows = await read<FeedPlace & { department: string }>(
        'MATCH (feed:Feed) RETURN feed.department AS department, feed.position AS position, feed.entryId AS entryId',
      );
      return new Map(rows.map(({ department, ...place }) => [department, place]));
    },
    isStoreFault,
    roundTrips: () => connection.queries(),
    ready: async () => {
      await read('RETURN 1 AS one');
    },
    close: () => connection.close(),
  };
}
