import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** Another process may hold the write lock for the length of one import batch; wait that long and then some. */
const busyTimeoutMs = 60_000;

/** What statements may ask of a text beside SQLite's own functions; each always says the same of one text. */
export type TextFunctions = Record<string, (text: string) => number>;

export interface OpenSqlite extends SqliteDatabase {
  /** Whether a transaction is under way, whose changes nobody but itself must see yet. */
  readonly isInTransaction: boolean;
  /** Brings what the log holds into the file and empties it, unless somebody reads or writes meanwhile. */
  emptyLog(): void;
}

/**
 * Opens a SQLite file through Node's own driver in the form that Kysely's SQLite dialect takes.
 *
 * WAL lets readers go on while one process writes; `synchronous=FULL` keeps what was committed through a power cut;
 * `secure_delete` overwrites what was deleted, of which nothing is to stay in the file.
 */
export function openSqlite(path: string, functions: TextFunctions = {}): OpenSqlite {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  for (const [name, value] of Object.entries(functions))
    database.function(name, { deterministic: true }, (text) => value(String(text)));
  useWriteAheadLog(database);
  database.exec('pragma synchronous = full; pragma secure_delete = on; pragma cache_size = -32768');
  const prepared = preparedStatements(database);
  return {
    get isInTransaction() {
      return database.isTransaction;
    },
    emptyLog: () => emptyLog(database),
    close: () => database.close(),
    prepare: (text) => prepared(asMeant(text, database)),
  };
}

function asMeant(text: string, { isTransaction }: DatabaseSync): string {
  // Our transactions write; one that began as a reader could not wait for its turn and would fail instead.
  if (text === 'begin') return 'begin immediate';
  // When the disk is full SQLite has rolled back already, and another rollback would fail and hide why.
  if (text === 'rollback' && !isTransaction) return 'select 1';
  return text;
}

/** Without waiting: whoever reads or writes may be another connection of this very thread. */
function emptyLog(database: DatabaseSync): void {
  if (database.isTransaction) return;
  database.exec('pragma busy_timeout = 0');
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } finally {
    database.exec(`pragma busy_timeout = ${busyTimeoutMs}`);
  }
}

type PreparedStatement = ReturnType<SqliteDatabase['prepare']>;

const rememberedStatements = 300;
const repeats = /^\s*(select|with|insert|update|delete)\b/i;

/** Statements repeat, and compiling one takes longer than most take to answer. */
function preparedStatements(database: DatabaseSync): (sql: string) => PreparedStatement {
  const known = new Map<string, PreparedStatement>();
  return (sql) => {
    const before = known.get(sql);
    if (before) return before;
    const statement = prepare(database, sql);
    if (!repeats.test(sql)) return statement;
    const oldest = known.keys().next();
    if (known.size === rememberedStatements && !oldest.done) known.delete(oldest.value);
    known.set(sql, statement);
    return statement;
  };
}

const bind = (parameters: readonly unknown[]): SQLInputValue[] => parameters.map(toSqlite);

function prepare(database: DatabaseSync, sql: string): PreparedStatement {
  const statement = database.prepare(sql);
  // Asking for a statement's columns takes as long as some take to answer, so it is asked once.
  const reader = statement.columns().length > 0;
  const readRows = reader ? rowReader(statement) : () => [];
  return {
    reader,
    all: (parameters) => readRows(bind(parameters)),
    run: (parameters) => statement.run(...bind(parameters)),
    // One of its own: whoever asks the same meanwhile would begin it anew.
    iterate: (parameters) =>
      database.prepare(sql).iterate(...bind(parameters)) as ReturnType<PreparedStatement['iterate']>,
  };
}

type Row = Record<string, SQLOutputValue>;

/** The driver makes its objects slower than arrays: they have no prototype and are dictionaries, also to whoever reads them. */
function rowReader(statement: StatementSync): (values: SQLInputValue[]) => Row[] {
  statement.setReturnArrays(true);
  let names = statement.columns().map(({ name }) => name);
  return (values) => {
    const rows = statement.all(...values) as unknown as SQLOutputValue[][];
    // A table that has gained or lost columns meanwhile.
    if (rows[0] && rows[0].length !== names.length) names = statement.columns().map(({ name }) => name);
    return rows.map((row) => {
      const named: Row = {};
      let place = 0;
      for (const name of names) named[name] = row[place++] ?? null;
      return named;
    });
  };
}

const busy = 5;
const retryMs = 20;

/** SQLite does not wait for a lock to change the journal mode, so two processes that create one file must take turns here. */
function useWriteAheadLog(database: DatabaseSync): void {
  for (const deadline = Date.now() + busyTimeoutMs; ; ) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      const isBusy = error instanceof Error && 'errcode' in error && error.errcode === busy;
      if (!isBusy || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
    }
  }
}

function toSqlite(value: unknown): SQLInputValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string')
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot bind a ${typeof value}: store JSON as text and times as epoch milliseconds`);
}
