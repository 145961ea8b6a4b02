import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  sql,
} from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { makeDirectory } from './make-directory.ts';
import { PatientDialect, takeTurnToMigrate } from './patient-dialect.ts';
import { postgresPool } from './postgres-pool.ts';
import { sharedWhenFull } from './shared-when-full.ts';
import { type OpenSqlite, openSqlite, type TextFunctions } from './sqlite.ts';
import { statementEnded } from './statement-span.ts';
import { storableText } from './storable-text.ts';
import { madeForAnother, writtenByNewer } from './written-by-newer.ts';

export type Dialect = 'sqlite' | 'postgres';

/** Numbered migrations, `{ '001-accounts': { up, down? } }`; they run in the order of their names. */
export type Migrations = Record<string, Migration>;

/** A database as the kit sees it, which knows the tables of no department. */
export interface AnyDatabase {
  readonly dialect: Dialect;
  /** The same connection as `kysely`, for statements whose table is a parameter. */
  readonly untyped: Kysely<unknown>;
  read<Row>(query: CompiledQuery<Row>): Promise<Row[]>;
  /** Statements sent so far; tests use it to prove "one statement per table per request". */
  statements(): number;
  /** Leaves nothing in SQLite's log of what its file no longer holds, if nobody uses it; PostgreSQL sees to its own. */
  emptyLog(): void;
  close(): Promise<void>;
}

export interface Database<Tables> extends AnyDatabase {
  readonly kysely: Kysely<Tables>;
}

export interface OpenOptions {
  /** `postgres://…`, or the path of a SQLite file, or `:memory:`. */
  url: string;
  migrations: Migrations;
  /** Connections of the PostgreSQL pool. SQLite has one connection a process. */
  poolSize?: number;
  /** How long a statement may take in PostgreSQL, once the tables are up to date; without it as long as it likes. */
  answersWithinMs?: number;
  /** Only SQLite knows them. */
  functions?: TextFunctions;
}

const systems = { sqlite: 'sqlite', postgres: 'postgresql' } as const;

const int8 = 20;
const numeric = 1700;
const asNumber = (text: string): number => Number(text);
pg.types.setTypeParser(int8, asNumber);
pg.types.setTypeParser(numeric, asNumber);

/**
 * Opens a department's database in either dialect and brings its tables up to date.
 *
 * Columns are restricted to what both dialects hold alike: text, bigint (times are epoch milliseconds), integer
 * (booleans are 0 and 1) and JSON as text.
 *
 * @throws when the database cannot be reached, a migration fails, or newer software has changed its tables.
 */
export async function openDatabase<Tables>(options: OpenOptions): Promise<Database<Tables>> {
  const dialect: Dialect = isPostgres(options.url) ? 'postgres' : 'sqlite';
  const sqlite = dialect === 'sqlite' ? openFile(options) : undefined;
  let statements = 0;
  const ended = (text: string, durationMs: number, error?: unknown): void => {
    statements += 1;
    statementEnded(systems[dialect], text, durationMs, error);
  };
  const kysely = new Kysely<Tables>({
    dialect: sqlite ? new AtomicSqliteDialect({ database: sqlite }) : postgres(options),
    log: (event) =>
      ended(event.query.sql, event.queryDurationMillis, event.level === 'error' ? event.error : undefined),
  });
  try {
    await (sqlite ? migrate(kysely, options) : migratePatiently(options));
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  // Kysely is invariant in its tables; this is the one place that forgets them.
  const untyped = kysely as unknown as Kysely<unknown>;
  const read = async <Row>(query: CompiledQuery<Row>): Promise<Row[]> =>
    sqlite && !sqlite.isInTransaction
      ? readAtOnce(sqlite, query, ended)
      : (await kysely.executeQuery(storable(query))).rows;
  return {
    ...{ kysely, untyped, dialect, read, statements: () => statements },
    emptyLog: () => sqlite?.emptyLog(),
    close: () => kysely.destroy(),
  };
}

function storable<Row>(query: CompiledQuery<Row>): CompiledQuery<Row> {
  const parameters = query.parameters.map((each) => (typeof each === 'string' ? storableText(each) : each));
  return { ...query, parameters };
}

/** Kysely takes turns on the one connection, which only those need who write or read while a transaction is under way. */
function readAtOnce<Row>(
  sqlite: OpenSqlite,
  { sql: text, parameters }: CompiledQuery<Row>,
  ended: (text: string, durationMs: number, error?: unknown) => void,
): Row[] {
  const began = performance.now();
  try {
    const rows = sqlite.prepare(text).all(parameters) as Row[];
    ended(text, performance.now() - began);
    return rows;
  } catch (error) {
    ended(text, performance.now() - began, error);
    throw error;
  }
}

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

/** Names the dialect that a connection, a transaction or a migration speaks. */
export function dialectOf<Tables>(kysely: Kysely<Tables>): Dialect {
  return kysely.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

function postgres({ url, poolSize = 10, answersWithinMs }: OpenOptions): PostgresDialect {
  const pool = sharedWhenFull(postgresPool(url, { max: poolSize, answersWithinMs }));
  return answersWithinMs ? new PostgresDialect({ pool }) : new PatientDialect({ pool });
}

function openFile({ url: path, functions }: OpenOptions): OpenSqlite {
  if (path !== ':memory:') makeFile(path);
  return openSqlite(path, functions);
}

/** What is in it is personal data: made for this user alone, and so are the files that SQLite makes beside it. */
function makeFile(path: string): void {
  makeDirectory(dirname(path));
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch {
    // It is there, or SQLite says why it cannot be.
  }
}

/** SQLite rolls back table changes like any other, so a process killed while migrating leaves nothing half made. */
class AtomicSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new AtomicSqliteAdapter();
  }
}

class AtomicSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Over a connection of its own: what changes tables, or waits for who does, may take longer than what is asked.
 *
 * @throws what PostgreSQL refused first: the migrator looks again then, and is only told that its transaction is over.
 */
async function migratePatiently(options: OpenOptions): Promise<void> {
  let refused: unknown;
  const kysely = new Kysely<unknown>({
    dialect: postgres({ ...options, poolSize: 1, answersWithinMs: undefined }),
    log: (event) => {
      if (event.level === 'error') refused ??= event.error;
    },
  });
  try {
    await kysely.transaction().execute(async (transaction) => {
      await takeTurnToMigrate(transaction);
      await migrate(transaction, options);
    });
  } catch (error) {
    throw refused ?? error;
  } finally {
    await kysely.destroy();
  }
}

async function migrate<Tables>(kysely: Kysely<Tables>, { url, migrations }: OpenOptions): Promise<void> {
  const migrationTableSchema = dialectOf(kysely) === 'postgres' ? await schemaOf(kysely) : undefined;
  const provider = { getMigrations: async () => migrations };
  const migrator = new Migrator({ db: kysely, provider, migrationTableSchema });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const unknown = /previously executed migration (.+) is missing/.exec(error instanceof Error ? error.message : '');
  if (!unknown?.[1]) throw error;
  const known = await migrator.getMigrations();
  const told = known.every(({ executedAt }) => executedAt) ? writtenByNewer : madeForAnother;
  throw new Error(told(nameOf(url), [unknown[1]]), { cause: error });
}

/** Where its tables are or come to be. Without it the migrator takes the tables of its name in any other schema for those it made. */
async function schemaOf<Tables>(kysely: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ schema: string | null }>`
    select coalesce(
      (select nspname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where pg_class.oid = to_regclass('kysely_migration')),
      current_schema()) as schema`.execute(kysely);
  if (rows[0]?.schema) return rows[0].schema;
  throw new Error('there is none of the schemas in its search_path, or this user may not use them');
}

/** Where a database is, without who opens it and by which password. */
function nameOf(url: string): string {
  if (!isPostgres(url)) return url;
  // The address of a socket has no host.
  const { host, pathname } = new URL(url.replace('@/', '@localhost/'));
  return `the PostgreSQL database ${pathname.slice(1)} at ${host}`;
}
