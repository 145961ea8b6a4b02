import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../engines/free-port.ts';
import { enginePassword, passwordFile } from '../engines/password.ts';
import { type ServerProcess, startServer } from '../engines/server-process.ts';
import { type Account, postgresAccount } from './account.ts';
import { createDatabase, databaseUrl } from './databases.ts';
import { findPostgresEngine } from './engine.ts';

export interface PostgresOptions {
  /** Where the data is kept; without it in a temporary directory that is removed with the server. */
  directory?: string;
  /** Without it a free one. */
  port?: number;
  /** False trades safety from a power cut for speed; a killed process loses nothing either way. */
  fsync?: boolean;
}

export interface PostgresServer extends ServerProcess {
  readonly port: number;
  url(database: string): string;
  /** Creates the database where it is not there yet and returns its URL. */
  createDatabase(name: string): Promise<string>;
}

const run = promisify(execFile);

/**
 * Starts a PostgreSQL that listens on 127.0.0.1 only and sorts text by code point, as SQLite does. Where we are root it
 * runs as `postgres` or `nobody`.
 *
 * @throws MissingEngineError when the machine has no PostgreSQL server.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { initdb, postgres } = findPostgresEngine();
  const account = await postgresAccount();
  const directory = resolve(options.directory ?? (await mkdtemp(join(tmpdir(), 'customer-graph-postgres-'))));
  const password = await prepare(directory, initdb, account);
  const port = options.port ?? (await freePort());
  const fsync = options.fsync === false ? 'off' : 'on';
  const server = await startServer({
    program: postgres,
    arguments: [
      ...['-D', join(directory, 'data')],
      ...['-c', 'listen_addresses=127.0.0.1', '-c', `port=${port}`, '-c', 'unix_socket_directories='],
      ...['-c', `fsync=${fsync}`, '-c', `full_page_writes=${fsync}`],
      ...['-c', 'max_connections=300', '-c', 'lc_messages=C'],
    ],
    ready: /database system is ready to accept connections/,
    stopSignal: 'SIGINT',
    workingDirectory: directory,
    account,
    temporaryDirectory: options.directory ? undefined : directory,
  });
  const url = (database: string) => databaseUrl(`postgres://postgres:${password}@127.0.0.1:${port}/`, database);
  return {
    ...server,
    port,
    url,
    createDatabase: async (name) => {
      await createDatabase(url('postgres'), name);
      return url(name);
    },
  };
}

/** Lays out the data directory if it is not there yet, beside it first, so that one cut short is not taken for whole. */
async function prepare(directory: string, initdb: string, account: Account | undefined): Promise<string> {
  await mkdir(directory, { recursive: true });
  const password = await enginePassword(directory);
  if (account) {
    await chown(directory, account.uid, account.gid);
    await chown(passwordFile(directory), account.uid, account.gid);
  }
  const data = join(directory, 'data');
  if (existsSync(data)) return password;
  const unfinished = `${data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile(directory)}`];
  await run(initdb, [`--pgdata=${unfinished}`, ...access, '--encoding=UTF8', '--locale=C'], {
    cwd: directory,
    ...account,
  });
  await rename(unfinished, data);
  return password;
}
