import { type Kysely, sql } from 'kysely';
import type { FeedPlace } from '../../kit/change-feed.ts';
import { type Database, openDatabase } from '../../kit/database.ts';
import { identifierHash } from './embedded/identifier-hash.ts';
import { migrations } from './embedded/migrations.ts';
import { readsOn } from './embedded/reads.ts';
import { isStoreFault } from './embedded/store-fault.ts';
import type { IdentityTables } from './embedded/tables.ts';
import { transactionOn } from './embedded/transaction.ts';
import { cacheBesideThread, openWriter, type Writer } from './embedded/writer.ts';
import { WriterThread } from './embedded/writer-thread.ts';
import type { IdentityStore } from './identity-store.ts';
import type { IdentityTransaction } from './identity-transaction.ts';

export interface EmbeddedStoreOptions {
  /** Whether what comes in parts is written on a thread of its own; default false. For who resolves much at a time. */
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
  const reads = readsOn(database, pseudonymKey);
  return {
    ...reads,
    transact,
    readsFor: () => reads,
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
  const inTurn = turns();
  const transaction = transactionOn(statements, writer);
  return {
    transact: (work) => inTurn(() => inTransaction(writer, transaction, work)),
    sent: () => statements.sent,
    close: async () => statements.close(),
  };
}

/**
 * What comes at once is written by this thread: nothing else is to be done meanwhile, and to hand it over would take longer. Reads go
 * through its connection: with the write lock taken, what is committed is what there is.
 */
function writingOnThread(path: string): Writing {
  const { statements, writer } = openWriter(path, cacheBesideThread);
  const thread = new WriterThread(path);
  const inTurn = turns();
  const [atOnce, onThread] = [transactionOn(statements, writer), transactionOn(statements, thread)];
  return {
    transact: (work, { inParts = false } = {}) =>
      inTurn(() => (inParts ? inTransaction(thread, onThread, work) : inTransaction(writer, atOnce, work))),
    sent: () => statements.sent + thread.sent,
    close: async () => {
      statements.close();
      await thread.close();
    },
  };
}

/** Work of this process waits in line, that of others is waited for without blocking the event loop. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}

async function inTransaction<T>(
  writer: Writer,
  transaction: IdentityTransaction,
  work: (transaction: IdentityTransaction) => Promise<T>,
): Promise<T> {
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
}

async function feedPlaces(kysely: Kysely<IdentityTables>): Promise<Map<string, FeedPlace>> {
  const rows = await kysely.selectFrom('feed').selectAll().execute();
  return new Map(rows.map(({ department, position, entry_id: entryId }) => [department, { position, entryId }]));
}
