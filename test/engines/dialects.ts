import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { freshPostgresDatabase } from './databases.ts';

/** A kind of department database that this test run covers, for `describe.each(dialects)`. */
export interface DialectUnderTest {
  name: 'sqlite' | 'postgres';
  /** An empty database of its own. */
  databaseUrl(): Promise<string>;
}

const sqlite: DialectUnderTest = {
  name: 'sqlite',
  databaseUrl: async () => join(mkdtempSync(join(tmpdir(), 'customer-graph-test-')), 'department.sqlite'),
};

const postgres: DialectUnderTest = {
  name: 'postgres',
  databaseUrl: async () => (await freshPostgresDatabase()).url,
};

export const dialects: DialectUnderTest[] = inject('postgresUrl') === null ? [sqlite] : [sqlite, postgres];
