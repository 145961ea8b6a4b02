import { type Kysely, sql } from 'kysely';
import { type Database, openDatabase } from '../../kit/database.ts';
import { customersById, customersByIdentifier, customersByRecord, recordsOfCustomers } from './embedded/customers.ts';
import { countCustomers, countEvents, countRecords, customerPage, eventPage, recordPage } from './embedded/lists.ts';
import { migrations } from './embedded/migrations.ts';
import {
  alertPage,
  countAlerts,
  countHeldMatches,
  countProposals,
  heldMatchPage,
  linksOfCustomers,
  proposalPage,
} from './embedded/questions.ts';
import { countSetAsideChanges, setAsidePage } from './embedded/set-aside.ts';
import { openStatements, type Statements } from './embedded/statements.ts';
import type { IdentityTables } from './embedded/tables.ts';
import { transactionOn } from './embedded/transaction.ts';
import { lockWaitMs, whenUnlocked } from './embedded/when-unlocked.ts';
import type { IdentityStore, IdentityTransaction } from './identity-store.ts';

/** Identifiers arrive in no order, so every batch touches pages everywhere; with SQLite's 2 MB most were read again. */
const cacheKilobytes = 131_072;
/** Written back in larger lots than SQLite's 1,000, pages that many batches touch are written once. */
const pagesPerCheckpoint = 8_000;

const writerPragmas = [
  'synchronous = full',
  `cache_size = -${cacheKilobytes}`,
  `busy_timeout = ${lockWaitMs}`,
  `wal_autocheckpoint = ${pagesPerCheckpoint}`,
];

/** The identity graph as relational tables in one SQLite file. Batches are written through a connection of their own. */
export async function openEmbeddedStore(path: string): Promise<IdentityStore> {
  const database: Database<IdentityTables> = await openDatabase({ url: path, migrations });
  const { kysely } = database;
  const writer = openStatements(path, writerPragmas);
  const transact = oneAtATime(writer);
  return {
    transact,
    customersById: (ids) => customersById(kysely, ids),
    customersByRecord: (keys) => customersByRecord(kysely, keys),
    customersByIdentifier: (identifiers, most) => customersByIdentifier(kysely, identifiers, most),
    recordsOfCustomers: (ids) => recordsOfCustomers(kysely, ids),
    customers: (query) => customerPage(kysely, query),
    countCustomers: (filter) => countCustomers(kysely, filter),
    records: (query) => recordPage(kysely, query),
    countRecords: (department) => countRecords(kysely, department),
    events: (query) => eventPage(kysely, query),
    countEvents: (customerId) => countEvents(kysely, customerId),
    linksOfCustomers: (ids, most) => linksOfCustomers(kysely, ids, most),
    proposals: (query) => proposalPage(kysely, query),
    countProposals: (filter) => countProposals(kysely, filter),
    heldMatches: (query) => heldMatchPage(kysely, query),
    countHeldMatches: () => countHeldMatches(kysely),
    alerts: (query) => alertPage(kysely, query),
    countAlerts: () => countAlerts(kysely),
    setAsideChanges: (query) => setAsidePage(kysely, query),
    countSetAsideChanges: () => countSetAsideChanges(kysely),
    feedPositions: () => feedPositions(kysely),
    roundTrips: () => database.statements() + writer.sent,
    ready: async () => {
      await sql`select 1`.execute(kysely);
    },
    close: async () => {
      await database.close();
      writer.close();
    },
  };
}

/** Work of this process waits in line, that of others is waited for without blocking the event loop. */
function oneAtATime(writer: Statements): IdentityStore['transact'] {
  let last: Promise<unknown> = Promise.resolve();
  const transaction = transactionOn(writer);
  const inTransaction = async <T>(work: (transaction: IdentityTransaction) => Promise<T>): Promise<T> => {
    await whenUnlocked(async () => writer.run('begin immediate'));
    try {
      const done = await work(transaction);
      writer.run('commit');
      return done;
    } catch (error) {
      writer.run('rollback');
      throw error;
    }
  };
  return (work) => {
    const turn = last.then(() => inTransaction(work));
    last = turn.catch(() => {});
    return turn;
  };
}

async function feedPositions(kysely: Kysely<IdentityTables>): Promise<Map<string, number>> {
  const rows = await kysely.selectFrom('feed').selectAll().execute();
  return new Map(rows.map(({ department, position }) => [department, position]));
}
