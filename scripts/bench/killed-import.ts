import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import { sampleDepartments } from '../house/sample.ts';
import { Random } from '../sample-world/random.ts';
import { writeSampleWorld } from '../sample-world/sample-world.ts';
import type { BenchOptions } from './options.ts';
import { ended, startScript } from './processes.ts';

const kills = 20;

interface Contents {
  rows: number;
  entries: number;
  hash: string;
}

/**
 * Kills an import (SIGKILL) at random moments, runs it again to its end, and compares every row and the number of outbox
 * entries with those of an undisturbed import.
 */
export async function benchKilledImport({ customers = 2000, seed }: BenchOptions): Promise<Record<string, unknown>[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-killed-import-'));
  const random = new Random(seed, 0);
  try {
    await writeSampleWorld({ customers, seed, directory: join(directory, 'world') });
    const results: Record<string, unknown>[] = [];
    for (const { name, vendor } of sampleDepartments) {
      const args = [name, vendor, join(directory, 'world', vendor)];
      const began = performance.now();
      await ended(startScript('scripts/import.ts', args, join(directory, 'undisturbed')));
      const duration = performance.now() - began;
      const expected = await contents(name, join(directory, 'undisturbed'));
      let interrupted = 0;
      let lost = 0;
      let duplicated = 0;
      let different = 0;
      for (let attempt = 0; interrupted < kills / sampleDepartments.length; attempt += 1) {
        const data = join(directory, `${name}-${attempt}`);
        const child = startScript('scripts/import.ts', args, data);
        const outcome = ended(child);
        await setTimeout(random.fraction() * duration);
        child.kill('SIGKILL');
        if ((await outcome) === 'SIGKILL') interrupted += 1;
        await ended(startScript('scripts/import.ts', args, data));
        const found = await contents(name, data);
        lost += Math.max(0, expected.rows - found.rows);
        duplicated += Math.max(0, found.rows - expected.rows) + Math.max(0, found.entries - expected.entries);
        different += found.hash === expected.hash ? 0 : 1;
      }
      results.push({
        department: name,
        rows: expected.rows,
        kills: interrupted,
        lost,
        duplicated,
        'differing results': different,
      });
    }
    return results;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function contents(name: string, dataDirectory: string): Promise<Contents> {
  const entry = departments.find((department) => department.name === name);
  if (!entry) throw new Error(`no department is called ${name}`);
  const department = await entry.load();
  const database = await openDepartmentDatabase(department, join(dataDirectory, `${name}.sqlite`));
  const hash = createHash('sha256');
  let rows = 0;
  const tables = new Set(Object.values(department.import.entities).map(({ table }) => table));
  for (const table of tables) {
    const found = await sql`select * from ${sql.table(table)} order by id`.execute(database.untyped);
    rows += found.rows.length;
    hash.update(JSON.stringify(found.rows));
  }
  const { rows: counted } = await sql<{ entries: number }>`select count(*) as entries from outbox`.execute(
    database.untyped,
  );
  await database.close();
  return { rows, entries: counted[0]?.entries ?? 0, hash: hash.digest('hex') };
}
