import {
  CompiledQuery,
  type DatabaseConnection,
  type Kysely,
  PostgresAdapter,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  sql,
  type TransactionSettings,
} from 'kysely';
import { withoutTimeouts } from './postgres-pool.ts';

/**
 * PostgreSQL for who takes in files or changes tables. Each transaction says itself that it takes as long as it takes: behind a pooler
 * such as PgBouncer it may be on another connection than the one before, as whoever was on that has left it.
 */
export class PatientDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new PatientDriver(this.#config);
  }

  override createAdapter(): PostgresAdapter {
    return new PatientAdapter();
  }
}

class PatientDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await super.beginTransaction(connection, {
      ...settings,
      isolationLevel: settings.isolationLevel ?? 'read committed',
    });
    await connection.executeQuery(CompiledQuery.raw(withoutTimeouts('transaction')));
  }
}

/** By which Kysely lets one change tables at a time, in whatever version. */
const migrationLock = 3853314791062309107n;

/** Until the transaction ends nobody else changes tables. */
export async function takeTurnToMigrate(transaction: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
}

/** Kysely's own lock is a connection's: behind a pooler another one is told to let go of it, and all who come later wait. */
class PatientAdapter extends PostgresAdapter {
  override acquireMigrationLock(transaction: Kysely<unknown>): Promise<void> {
    return takeTurnToMigrate(transaction);
  }

  override async releaseMigrationLock(): Promise<void> {}
}
