import type { TestProject } from 'vitest/node';
import { findNeo4jEngine } from '../../scripts/neo4j/engine.ts';
import { startNeo4j } from '../../scripts/neo4j/neo4j.ts';
import { startEngine } from './start-engine.ts';

export interface Neo4jAddress {
  uri: string;
  user: string;
  password: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** One server for each worker; null where Neo4j is left out of the run, undefined in a test file whose name does not ask for it. */
    neo4j?: Neo4jAddress[] | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await startEngine('neo4j', async () => {
    await findNeo4jEngine();
    return Promise.all(Array.from({ length: project.config.maxWorkers }, () => startNeo4j({ shortLived: true })));
  });
  project.provide('neo4j', servers?.map(({ uri, user, password }) => ({ uri, user, password })) ?? null);
  return async () => {
    await Promise.all((servers ?? []).map((server) => server.stop()));
  };
}
