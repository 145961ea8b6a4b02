import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { enginePassword } from '../engines/password.ts';
import { type ServerProcess, startServer } from '../engines/server-process.ts';
import { findNeo4jEngine } from './engine.ts';

export interface Neo4jOptions {
  /** Where the data is kept; without it in a temporary directory that is removed with the server. */
  directory?: string;
  /** Without it a free one. */
  port?: number;
  /** Set on the first start in a directory; without it random, kept in the directory's file `password`. */
  password?: string;
  /** For tests: half the CPU time to start and for the first thousands of statements, slower ever after, a query is planned once, and bookmarks are waited for a second. */
  shortLived?: boolean;
}

export interface Neo4jServer extends ServerProcess {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
const source = join(import.meta.dirname, 'Neo4jServer.java');

/**
 * Starts a real Neo4j (Community) that listens on 127.0.0.1 only.
 *
 * @throws MissingEngineError when the machine has no JDK or no Maven to fetch it with.
 */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<Neo4jServer> {
  const { java, jars } = await findNeo4jEngine();
  const directory = resolve(options.directory ?? (await mkdtemp(join(tmpdir(), 'customer-graph-neo4j-'))));
  await mkdir(directory, { recursive: true });
  const password = await enginePassword(directory, options.password);
  const configuration = join(directory, 'neo4j.conf');
  await writeFile(configuration, settings(options));
  const server = await startServer({
    program: java,
    arguments: [
      '-Xmx512m',
      ...(options.shortLived ? compiledOnce : []),
      ...opened.flatMap((name) => ['--add-opens', `java.base/${name}=ALL-UNNAMED`]),
      '-cp',
      join(jars, '*'),
      source,
      directory,
      configuration,
    ],
    ready: /^Neo4j is ready on port (\d+)$/,
    stopSignal: 'SIGTERM',
    workingDirectory: directory,
    environment: { ...process.env, NEO4J_PASSWORD: password },
    temporaryDirectory: options.directory ? undefined : directory,
  });
  return { ...server, uri: `bolt://127.0.0.1:${server.ready[1]}`, user: 'neo4j', password };
}

/** Machine code is made quickly, and kept: alone, the first compiler has room for 48 MB, less than Neo4j needs, and makes it again and again. */
const compiledOnce = ['-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=240m', '-XX:+UseSerialGC', '-Xmn200m'];

const forTests = [
  // A query is planned once, not for each size of its lists and texts, and its expressions are not compiled.
  'internal.cypher.use_parameter_size=false',
  'internal.cypher.expression_engine=INTERPRETED',
  // Tests empty the graph again and again, and by the statistics of each moment everything would be planned anew.
  'dbms.cypher.min_replan_interval=1h',
  // A server that was put back to a backup waits so long, twice, for what it will not have; half a minute unless told.
  'db.transaction.bookmark_ready_timeout=1s',
];

function settings({ port = 0, shortLived }: Neo4jOptions): string {
  return [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'server.memory.pagecache.size=128m',
    'dbms.security.auth_enabled=true',
    'dbms.usage_report.enabled=false',
    'db.tx_log.preallocate=false',
    ...(shortLived ? forTests : []),
    // Without it a clean end takes 5 to 12 seconds.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    '',
  ].join('\n');
}
