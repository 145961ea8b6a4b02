import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordChange } from '../../../subgraphs/identity/following/record-change.ts';
import type { PartyRecord } from '../../../subgraphs/identity/resolution/record.ts';
import type { ChangeSource } from '../../../subgraphs/kit/change-feed.ts';
import { openDepartmentDatabase } from '../../../subgraphs/kit/department.ts';
import { importFiles } from '../../../subgraphs/kit/import/import-files.ts';
import { readCsv } from '../../../subgraphs/kit/import/read-csv.ts';
import { databaseChangeSource } from '../../../subgraphs/kit/outbox.ts';
import { type SampleDepartment, sampleDepartments } from '../../house/sample.ts';
import { writeSampleWorld } from '../../sample-world/sample-world.ts';
import type { LabelledRecords, LabelledSet } from './labelled-set.ts';

const changesPerPage = 5000;

/** The sample world as identity sees it: exported, imported by the departments, and told through their change feeds. */
export function sampleWorldSet(customers: number, seed: number): LabelledSet {
  return { name: 'sample-world', load: () => loadSampleWorld(customers, seed) };
}

async function loadSampleWorld(customers: number, seed: number): Promise<LabelledRecords> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-accuracy-'));
  try {
    await writeSampleWorld({ customers, seed, directory });
    const records: PartyRecord[] = [];
    for (const entry of sampleDepartments) records.push(...(await departmentRecords(entry, directory)));
    const known = new Set(records.map(({ key }) => key));
    const truth = await readTruth(join(directory, 'truth.csv'));
    const lost = [...truth.keys()].filter((key) => !known.has(key)).length;
    const notes = lost > 0 ? [`${lost} records of the sample world's truth did not come through the feeds`] : [];
    return { records, truth: new Map([...truth].filter(([key]) => known.has(key))), notes };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function departmentRecords({ name, vendor, load }: SampleDepartment, directory: string): Promise<PartyRecord[]> {
  const department = await load();
  const database = await openDepartmentDatabase(department, join(directory, `${name}.sqlite`));
  try {
    await importFiles({
      ...{ database, department: department.import, format: vendor, paths: [join(directory, vendor)] },
      rejectsPath: join(directory, `${name}-rejects.jsonl`),
    });
    return await livingRecords(databaseChangeSource(name, database));
  } finally {
    await database.close();
  }
}

/** What is left of a department's records when its whole feed was read. */
async function livingRecords(source: ChangeSource): Promise<PartyRecord[]> {
  const records = new Map<string, PartyRecord>();
  for (let [after, caughtUp] = [0, false]; !caughtUp; ) {
    const page = await source.read(after, changesPerPage);
    for (const change of page.changes) {
      const told = recordChange(source.department, change);
      if (told?.type === 'upserted') records.set(told.record.key, told.record);
      else if (told && told.type !== 'unreadable') records.delete(told.key);
    }
    ({ last: after, caughtUp } = page);
  }
  return [...records.values()];
}

/** Record key → customer, of the file that comes with a sample world. */
export async function readTruth(path: string): Promise<Map<string, string>> {
  const truth = new Map<string, string>();
  for await (const rows of readCsv(createReadStream(path))) {
    for (const row of rows) if ('cells' in row) truth.set(row.cells.record ?? '', row.cells.customer ?? '');
  }
  return truth;
}
