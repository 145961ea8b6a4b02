import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SampleDepartment, sampleDepartments } from '../../scripts/house/sample.ts';
import { Random } from '../../scripts/sample-world/random.ts';
import { writeSampleWorld } from '../../scripts/sample-world/sample-world.ts';
import type { ImportSummary } from '../../subgraphs/kit/import/import-files.ts';
import type { Reject } from '../../subgraphs/kit/import/rejects.ts';
import { type DamagedFile, damage } from './damage.ts';
import { contents } from './department-contents.ts';
import { runScript } from './house-under-test.ts';

/** Tables of the sample world that billing has no place for, whatever is in them. */
const unread = /^(coupon|credit_note_line_item|discount|payment_intent|payment_method|payment_method_card)_data/;

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'customer-graph-test-'));
  await writeSampleWorld({ customers: 300, seed: 5, directory });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it.each(sampleDepartments)(
  'of damaged files $name takes in every sound row and rejects every damaged one',
  async (entry) => {
    const damagedFiles = await damageFolder(entry.vendor);
    const spoiled = await importFolder(entry, 'damaged');
    const sound = await importFolder(entry, 'others');

    expect(spoiled.code).toBe(2);
    const expected = [...damagedFiles].flatMap(([file, { damaged }]) => damaged.map((row) => told({ file, ...row })));
    const rejects = spoiled.rejects.map(told);
    console.log(`${entry.name}: ${expected.length} of ${sum(damagedFiles)} rows were damaged`);
    expect({
      missing: expected.filter((row) => !rejects.some((reject) => reject.startsWith(row))),
      unexpected: rejects.filter((reject) => !expected.some((row) => reject.startsWith(row))),
    }).toEqual({ missing: [], unexpected: [] });
    expect(rejects).toHaveLength(expected.length);
    expect(spoiled.files).toEqual(
      [...damagedFiles].map(([file, { rows, damaged }]) => ({ file, rows, rejected: damaged.length })),
    );
    expect(sound.code).toBe(0);
    expect(await contents(entry, spoiled.databaseUrl)).toEqual(await contents(entry, sound.databaseUrl));
  },
  120_000,
);

/** Writes the vendor's files twice: with damaged rows, and without these rows. */
async function damageFolder(vendor: string): Promise<Map<string, DamagedFile>> {
  const random = new Random(11, 0);
  const files = new Map<string, DamagedFile>();
  for (const kind of ['damaged', 'others']) await mkdir(join(directory, kind, vendor), { recursive: true });
  for (const file of (await readdir(join(directory, vendor))).filter((name) => !unread.test(name)).sort()) {
    const damaged = damage(await readFile(join(directory, vendor, file), 'utf8'), random);
    await writeFile(join(directory, 'damaged', vendor, file), damaged.bytes);
    await writeFile(join(directory, 'others', vendor, file), damaged.others);
    files.set(file, damaged);
  }
  return files;
}

function told({ file, line, column, reason }: Pick<Reject, 'file' | 'line' | 'column' | 'reason'>): string {
  return `${file}:${line} ${column}: ${reason}`;
}

function sum(files: Map<string, DamagedFile>): number {
  return [...files.values()].reduce((rows, file) => rows + file.rows, 0);
}

interface Imported {
  code: number | null;
  databaseUrl: string;
  rejects: Reject[];
  files: { file: string; rows: number; rejected: number }[];
}

async function importFolder({ name, vendor }: SampleDepartment, kind: 'damaged' | 'others'): Promise<Imported> {
  const data = join(directory, `${name}-${kind}`);
  await mkdir(data);
  const [rejects, summary] = [join(data, 'rejects.jsonl'), join(data, 'summary.json')];
  const files = ['--rejects', rejects, '--summary', summary, join(directory, kind, vendor)];
  const code = await runScript(['scripts/import.ts', name, vendor, ...files], { DATA_DIR: data });
  const summed: ImportSummary = JSON.parse(await readFile(summary, 'utf8'));
  return {
    code,
    databaseUrl: join(data, `${name}.sqlite`),
    rejects: await readRejects(rejects),
    files: summed.files.map(({ file, rows, rejected }) => ({ file: basename(file), rows, rejected })),
  };
}

async function readRejects(path: string): Promise<Reject[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((reject: Reject) => ({ ...reject, file: basename(reject.file) }));
}
