import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportSummary } from '../../subgraphs/kit/import/import-files.ts';
import { sampleDepartments } from '../house/sample.ts';
import { writeSampleWorld } from '../sample-world/sample-world.ts';
import type { BenchOptions } from './options.ts';
import { ended, startScript } from './processes.ts';

/** How fast each format is imported into an empty database, again into a full one, and how much memory it takes. */
export async function benchImport({ customers = 100_000, seed }: BenchOptions): Promise<Record<string, unknown>[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-import-'));
  try {
    const world = await writeSampleWorld({ customers, seed, directory: join(directory, 'world') });
    console.log(`${world.rows} rows of ${customers} customers`);
    const rows: Record<string, unknown>[] = [];
    for (const { name, vendor: format } of sampleDepartments) {
      const first = await importFolder(name, format, directory);
      const again = await importFolder(name, format, directory);
      rows.push({
        department: name,
        format,
        rows: rowsOf(first),
        'rows/s': Math.round(rowsOf(first) / first.seconds),
        'rows/s again': Math.round(rowsOf(again) / again.seconds),
        'peak MB': first.peakMegabytes,
        rejected: first.rejects.count,
      });
    }
    return rows;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

type Measured = ImportSummary & { peakMegabytes: number };

async function importFolder(department: string, format: string, directory: string): Promise<Measured> {
  const summaryPath = join(directory, 'summary.json');
  const args = [department, format, join(directory, 'world', format), '--summary', summaryPath];
  const outcome = await ended(startScript('scripts/import.ts', args, join(directory, 'data')));
  if (outcome !== 0 && outcome !== 2) throw new Error(`the import of ${department} ended with ${outcome}`);
  return JSON.parse(readFileSync(summaryPath, 'utf8'));
}

function rowsOf({ files }: ImportSummary): number {
  return files.filter((file) => !file.leftOut).reduce((sum, { rows }) => sum + rows, 0);
}
