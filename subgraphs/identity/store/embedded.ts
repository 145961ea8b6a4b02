import { type Kysely, sql } from 'kysely';
import type { FeedPlace } from '../../kit/change-feed.ts';
import { type Database, openDatabase } from '../../kit/database.ts';
import { identifierHash } from './embedded/identifier-hash.ts';
import { migrations } from './embedded/migrations.ts';
import { readsOn } from './embedded/reads.ts';
import { openStatements } from './embedded/statements.ts';
import { isStoreFault } from './embedded/store-fault.ts';
import type { IdentityTables } from './embedded/tables.ts';
import { transactionOn } from './embedded/transaction.ts';
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
