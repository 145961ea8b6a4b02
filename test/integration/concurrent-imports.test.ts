import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleDepartment, sampleDepartments } from '../../scripts/house/sample.ts';
import { writeSampleWorld } from '../../scripts/sample-world/sample-world.ts';
import { dialects } from '../engines/dialects.ts';
import { contents } from './department-contents.ts';
import { importArguments, runScript } from './house-under-test.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'customer-graph-test-'));
  await writeSampleWorld({ customers: 300, seed: 2, directory });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe.each(dialects)('two imports of the same files at once into $name', ({ databaseUrl }) => {
  it.each(sampleDepartments)(
    'leave $name with the rows and outbox entries of one',
    async (entry) => {
      const alone = await databaseUrl();
      expect(await importInto(entry, alone)).toBe(0);
      const shared = await databaseUrl();
      expect(await Promise.all([importInto(entry, shared), importInto(entry, shared)])).toEqual([0, 0]);

      const expected = await contents(entry, alone);
      expect(expected.outbox.length).toBeGreaterThan(300);
      expect(await contents(entry, shared)).toEqual(expected);
    },
    120_000,
  );
});

function importInto(department: SampleDepartment, databaseUrl: string): Promise<number | null> {
  const variables = { DATA_DIR: directory, [`${department.name.toUpperCase()}_DATABASE_URL`]: databaseUrl };
  return runScript(importArguments(department, directory), variables);
}
