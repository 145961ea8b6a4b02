import type { TestProject } from 'vitest/node';
import { startNeo4j } from '../../scripts/neo4j/neo4j.ts';
import { startEngine } from './start-engine.ts';

export interface Neo4jAddress {
  uri: string;
  user: string;
  password: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where Neo4j is left out of the run, undefined in a test file whose name does not ask for it. */
    neo4j?: Neo4jAddress | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const neo4j = await startEngine('neo4j', () => startNeo4j({ shortLived: true }));
  project.provide('neo4j', neo4j && { uri: neo4j.uri, user: neo4j.user, password: neo4j.password });
  return async () => neo4j?.stop();
}
