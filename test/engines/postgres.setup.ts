import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../scripts/postgres/postgres.ts';
import { startEngine } from './start-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where PostgreSQL is left out of the run. */
    postgresUrl: string | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startEngine('postgres', () => startPostgres({ fsync: false }));
  project.provide('postgresUrl', postgres?.url('postgres') ?? null);
  return async () => postgres?.stop();
}
