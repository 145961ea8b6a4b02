import { type Kysely, sql } from 'kysely';
import type { FeedPlace } from '../../kit/change-feed.ts';
import { type Database, openDatabase } from '../../kit/database.ts';
import { customersById, customersByIdentifier, customersByRecord, recordsByKey } from './embedded/customers.ts';
import { countDecisions, decisionPage } from './embedded/decisions.ts';
import { eventLog, newestEvent } from './embedded/event-log.ts';
import { identifierHash } from './embedded/identifier-hash.ts';
import { countCustomers, countEvents, countRecords, customerPage, eventPage, recordPage } from './embedded/lists.ts';
import { migrations } from './embedded/migrations.ts';
import { neighbourhoods } from './embedded/neighbourhood.ts';
import {
  alertPage,
  countAlerts,
  countHeldMatches,
  countProposals,
  heldMatchPage,
  linksOfCustomers,
  proposalPage,
  proposalsById,
} from './embedded/questions.ts';
import { countRules, rulesOfNumber, rulesPage } from './embedded/rules.ts';
import { countSetAsideChanges, setAsidePage } from './embedded/set-aside.ts';
import { openStatements } from './embedded/statements.ts';
import { isStoreFault } from './embedded/store-fault.ts';
import type { IdentityTables } from './embedded/tables.ts';
import { transactionOn } from './embedded/transaction.ts';
import { recordsThen } from './embedded/versions.ts';
import { lockWaitMs } from './embedded/when-unlocked.ts';
import { openWriter, type Writer } from './embedded/writer.ts';
import { WriterThread } from './embedded/writer-thread.ts';
import type { IdentityStore } from './identity-store.ts';
import type { IdentityTransaction } from './identity-transaction.ts';

export interface EmbeddedStoreOptions {
  /** Whether batches are written on a thread of their own; default false. For who resolves much at a time. */
  writesOnThread?: boolean;
}

/** The identity graph as relational tables in one SQLite file. Batches are written through a connection of their own. */
export async function openEmbeddedStore(
  path: string,
  { writesOnThread = false }: EmbeddedStoreOptions = {},
): Promise<IdentityStore> {
  const database: Database<IdentityTables> = await openDatabase({
    ...{ url: path, migrations },
    functions: { identifier_hash: identifierHash },
  });
  const { kysely } = database;
  const { value: pseudonymKey } = await kysely.selectFrom('pseudonym_key').selectAll().executeTakeFirstOrThrow();
  const { transact, sent, close } = writesOnThread ? writingOnThread(path) : writingHere(path);
  return {
    ...{ transact, pseudonymKey },
    customersById: (ids) => customersById(database, ids),
    customersByRecord: (keys) => customersByRecord(database, keys),
    customersByIdentifier: (identifiers, most) => customersByIdentifier(database, identifiers, most),
    recordsByKey: (keys) => recordsByKey(kysely, keys),
    customers: (query) => customerPage(kysely, query),
    countCustomers: (filter) => countCustomers(kysely, filter),
    records: (query) => recordPage(kysely, query),
    countRecords: (department) => countRecords(kysely, department),
    events: (query) => eventPage(kysely, query),
    countEvents: (customerId, upTo) => countEvents(kysely, customerId, upTo),
    eventLog: (query) => eventLog(kysely, query),
    newestEvent: () => newestEvent(kysely),
    recordsThen: (keys, at) => recordsThen(kysely, keys, at),
    linksOfCustomers: (ids, most) => linksOfCustomers(kysely, ids, most),
    neighbourhoods: (keys, bounds) => neighbourhoods(kysely, keys, bounds),
    proposals: (query) => proposalPage(kysely, query),
    proposalsById: (ids) => proposalsById(kysely, ids),
    countProposals: (filter) => countProposals(kysely, filter),
    heldMatches: (query) => heldMatchPage(kysely, query),
    countHeldMatches: () => countHeldMatches(kysely),
    alerts: (query) => alertPage(kysely, query),
    countAlerts: () => countAlerts(kysely),
    decisions: (query) => decisionPage(kysely, query),
    countDecisions: (filter) => countDecisions(kysely, filter),
    setAsideChanges: (query) => setAsidePage(kysely, query),
    countSetAsideChanges: () => countSetAsideChanges(kysely),
    keptRules: (query) => rulesPage(kysely, query),
    countKeptRules: () => countRules(kysely),
    rulesOfNumber: (number) => rulesOfNumber(kysely, number),
    feedPlaces: () => feedPlaces(kysely),
    isStoreFault,
    roundTrips: () => database.statements() + sent(),
    ready: async () => {
      await sql`select 1`.execute(kysely);
    },
    close: async () => {
      await database.close();
      await close();
    },
  };
}

interface Writing {
  transact: IdentityStore['transact'];
  /** Statements so far. */
  sent(): number;
  close(): Promise<void>;
}

function writingHere(path: string): Writing {
  const { statements, writer } = openWriter(path);
  return {
    transact: oneAtATime(writer, transactionOn(statements, writer)),
    sent: () => statements.sent,
    close: async () => statements.close(),
  };
}

/** Reads go through a connection of this thread: with the write lock taken, what is committed is what there is. */
function writingOnThread(path: string): Writing {
  const reader = openStatements(path, [`busy_timeout = ${lockWaitMs}`]);
  const writer = new WriterThread(path);
  return {
    transact: oneAtATime(writer, transactionOn(reader, writer)),
    sent: () => reader.sent + writer.sent,
    close: async () => {
      reader.close();
      await writer.close();
    },
  };
}

/** Work of this process waits in line, that of others is waited for without blocking the event loop. */
function oneAtATime(writer: Writer, transaction: IdentityTransaction): IdentityStore['transact'] {
  let last: Promise<unknown> = Promise.resolve();
  const inTransaction = async <T>(work: (transaction: IdentityTransaction) => Promise<T>): Promise<T> => {
    await writer.begin();
    try {
      const done = await work(transaction);
      await writer.commit();
      return done;
    } catch (error) {
      // SQLite rolls back itself when the disk is full, and a connection that is gone has nothing to take back.
      await writer.rollback().catch(() => {});
      throw error;
    }
  };
  return (work) => {
    const turn = last.then(() => inTransaction(work));
    last = turn.catch(() => {});
    return turn;
  };
}

async function feedPlaces(kysely: Kysely<IdentityTables>): Promise<Map<string, FeedPlace>> {
  const rows = await kysely.selectFrom('feed').selectAll().execute();
  return new Map(rows.map(({ department, position, entry_id: entryId }) => [department, { position, entryId }]));
}
