import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { freshNeo4j, freshPostgresDatabase, neo4jOfThisRun } from './databases.ts';

export type Mode = 'embedded' | 'server';

/**
 * The ways to run the product that this test run covers, for `describe.each(modes())`; server mode where PostgreSQL and
 * Neo4j are there. For files named `*.neo4j.test.ts`.
 */
export function modes(): Mode[] {
  return neo4jOfThisRun() && inject('postgresUrl') ? ['embedded', 'server'] : ['embedded'];
}

export interface ModeEnvironment extends AsyncDisposable {
  /** What the product reads from its environment to run in this mode on empty stores. */
  variables: Record<string, string>;
}

/** Of a house whose stores share the machine with other tests and their stores. */
const patience = { SUBGRAPH_TIMEOUT_MS: '10000', REQUEST_DEADLINE_MS: '15000' };

const departments = ['MARKETING', 'SALES', 'SUPPORT', 'BILLING'];

/** Empty stores for one run of the product in this mode; disposing removes them. */
export async function freshEnvironment(mode: Mode): Promise<ModeEnvironment> {
  const stores = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'customer-graph-test-'));
  stores.defer(() => rm(directory, { recursive: true, force: true }));
  const variables: Record<string, string> = { DATA_DIR: directory, SAMPLE: 'none', ...patience };
  if (mode === 'server') {
    for (const department of departments) {
      const database = stores.use(await freshPostgresDatabase());
      variables[`${department}_DATABASE_URL`] = database.url;
    }
    const { uri, user, password } = await freshNeo4j();
    Object.assign(variables, { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password });
  }
  return { variables, [Symbol.asyncDispose]: () => stores.disposeAsync() };
}
