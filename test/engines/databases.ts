import { randomUUID } from 'node:crypto';
import neo4j, { type Session } from 'neo4j-driver';
import { inject } from 'vitest';
import { createDatabase, databaseUrl, dropDatabase } from '../../scripts/postgres/databases.ts';
import type { Neo4jAddress } from './neo4j.setup.ts';

export interface FreshDatabase extends AsyncDisposable {
  url: string;
}

/** An empty database of its own on the run's PostgreSQL; disposing it drops it. */
export async function freshPostgresDatabase(): Promise<FreshDatabase> {
  const server = inject('postgresUrl');
  if (server === null) throw new Error('PostgreSQL is left out of this run: skip the test on inject("postgresUrl")');
  const name = `test_${randomUUID()}`;
  await createDatabase(server, name);
  return { url: databaseUrl(server, name), [Symbol.asyncDispose]: () => dropDatabase(server, name) };
}

/** The Neo4j that this worker has to itself, null where Neo4j is left out of the run. */
export function neo4jOfThisRun(): Neo4jAddress | null {
  const servers = inject('neo4j');
  if (servers === undefined)
    throw new Error('A test file that may use Neo4j is named *.neo4j.test.ts: rename this one');
  return servers?.[Number(process.env.VITEST_POOL_ID) - 1] ?? null;
}

/** The run's Neo4j without a node, constraint or index. */
export async function freshNeo4j(): Promise<Neo4jAddress> {
  const address = neo4jOfThisRun();
  if (address === null) throw new Error('Neo4j is left out of this run: skip the test on neo4jOfThisRun()');
  await using driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password));
  await using session = driver.session();
  await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  await dropAll(session, 'CONSTRAINT', 'SHOW CONSTRAINTS YIELD name');
  await dropAll(session, 'INDEX', "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'");
  return address;
}

async function dropAll(session: Session, kind: 'CONSTRAINT' | 'INDEX', listing: string): Promise<void> {
  const { records } = await session.run(listing);
  for (const record of records) await session.run(`DROP ${kind} $name`, { name: record.get('name') });
}
