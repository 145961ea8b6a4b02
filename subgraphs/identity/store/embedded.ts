import { type Kysely, sql } from 'kysely';
import { type Database, openDatabase } from '../../kit/database.ts';
import { customersById, customersByIdentifier, customersByRecord, recordsOfCustomers } from './embedded/customers.ts';
import { countCustomers, countEvents, countRecords, customerPage, eventPage, recordPage } from './embedded/lists.ts';
import { migrations } from './embedded/migrations.ts';
import { customerStates, holdersOf, knownRecords } from './embedded/neighbourhood.ts';
import type { IdentityTables } from './embedded/tables.ts';
import { lockWaitMs, whenUnlocked } from './embedded/when-unlocked.ts';
import { writeEffects } from './embedded/write.ts';
import type { IdentityStore, IdentityTransaction } from './identity-store.ts';

/** Identifiers arrive in no order, so every batch touches pages everywhere; with SQLite's 2 MB most were read again. */
const cacheKilobytes = 65_536;
/** Written back in larger lots than SQLite's 1,000, pages that many batches touch are written once. */
const pagesPerCheckpoint = 8_000;

/** The identity graph as relational tables in one SQLite file, or `:memory:`. */
export async function openEmbeddedStore(path: string): Promise<IdentityStore> {
  const database: Database<IdentityTables> = await openDatabase({ url: path, migrations });
  const { kysely } = database;
  await sql.raw(`pragma cache_size = -${cacheKilobytes}`).execute(kysely);
  await sql.raw(`pragma busy_timeout = ${lockWaitMs}`).execute(kysely);
  await sql.raw(`pragma wal_autocheckpoint = ${pagesPerCheckpoint}`).execute(kysely);
  return {
    transact: (work) =>
      whenUnlocked(() => kysely.transaction().execute((transaction) => work(transactionOn(transaction)))),
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
    feedPositions: () => feedPositions(kysely),
    roundTrips: () => database.statements(),
    ready: async () => {
      await sql`select 1`.execute(kysely);
    },
    close: () => database.close(),
  };
}

function transactionOn(kysely: Kysely<IdentityTables>): IdentityTransaction {
  return {
    begin: async (department) => {
      const { rows } = await sql<{ position: number; sequence: number }>`
        select coalesce((select position from feed where department = ${department}), 0) as position, value as sequence
        from counter where name = 'sequence'`.execute(kysely);
      return rows[0] ?? { position: 0, sequence: 0 };
    },
    known: (keys) => knownRecords(kysely, keys),
    holders: (identifiers, most) => holdersOf(kysely, identifiers, most),
    customers: (ids) => customerStates(kysely, ids),
    write: (effects) => writeEffects(kysely, effects),
    advance: async (department, position) => {
      await kysely
        .insertInto('feed')
        .values({ department, position })
        .onConflict((conflict) => conflict.column('department').doUpdateSet({ position }))
        .execute();
    },
  };
}

async function feedPositions(kysely: Kysely<IdentityTables>): Promise<Map<string, number>> {
  const rows = await kysely.selectFrom('feed').selectAll().execute();
  return new Map(rows.map(({ department, position }) => [department, position]));
}
