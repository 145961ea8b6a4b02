import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import type { ChangeSource } from '../../kit/change-feed.ts';
import type { AnyDatabase } from '../../kit/database.ts';
import { databaseChangeSource } from '../../kit/outbox.ts';
import { postgresPool } from '../../kit/postgres-pool.ts';
import { servedWithinMs } from '../../kit/served-within.ts';
import { openSqlite } from '../../kit/sqlite.ts';

/** Where a department's changes are read: its database, or its server. */
export type DepartmentFeed = { name: string } & ({ databaseUrl: string } | ServerAddress);

interface ServerAddress {
  url: string;
  secret: string;
}

export interface OpenFeed {
  source: ChangeSource;
  close(): Promise<void>;
}

/** A department's database is opened at the first read, since the department may still be about to make it. */
export function openFeed(feed: DepartmentFeed): OpenFeed {
  if ('url' in feed) return { source: sourceOfServer(feed.name, feed), close: async () => {} };
  let database: AnyDatabase | undefined;
  const opened = (): ChangeSource => {
    database ??= openToRead(feed.databaseUrl);
    return databaseChangeSource(feed.name, database);
  };
  return {
    source: {
      department: feed.name,
      read: (after, limit) => opened().read(after, limit),
      newest: () => opened().newest(),
    },
    close: async () => database?.close(),
  };
}

/** A thread that only reads databases does without the client for HTTP, which takes a tenth of all that it would load. */
function sourceOfServer(department: string, { url, secret }: ServerAddress): ChangeSource {
  let source: Promise<ChangeSource> | undefined;
  const opened = (): Promise<ChangeSource> => {
    source ??= import('../../kit/http-change-source.ts').then((http) => http.httpChangeSource(department, url, secret));
    return source;
  };
  return {
    department,
    read: async (...asked) => (await opened()).read(...asked),
    newest: async () => (await opened()).newest(),
  };
}

/** The department's tables are the department's to migrate. */
function openToRead(url: string): AnyDatabase {
  const postgres = /^postgres(ql)?:/.test(url);
  const untyped = new Kysely<unknown>({
    dialect: postgres
      ? new PostgresDialect({ pool: postgresPool(url, { max: 1, answersWithinMs: servedWithinMs }) })
      : new SqliteDialect({ database: async () => openSqlite(url) }),
  });
  return {
    untyped,
    read: async (query) => (await untyped.executeQuery(query)).rows,
    dialect: postgres ? 'postgres' : 'sqlite',
    statements: () => 0,
    emptyLog: () => {},
    close: () => untyped.destroy(),
  };
}
