import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import { importFiles } from '../../subgraphs/kit/import/import-files.ts';
import { writeSampleWorld } from '../sample-world/sample-world.ts';
import { type SampleWork, sampleDepartments } from './sample.ts';

const seed = 1;

const { directory, marker, customers, databaseUrls }: SampleWork = workerData;
const say = (line: string): void => parentPort?.postMessage(line);

const { rows } = await writeSampleWorld({ customers, seed, directory });
say(`sample world: ${customers} customers wrote ${rows} rows into the exports of four vendors, in ${directory}`);
for (const { name, vendor, load } of sampleDepartments) {
  const department = await load();
  const database = await openDepartmentDatabase(department, databaseUrls[name]);
  const { files, seconds } = await importFiles({
    database,
    department: department.import,
    format: vendor,
    paths: [join(directory, vendor)],
    rejectsPath: join(directory, `${name}-rejects.jsonl`),
  });
  await database.close();
  const imported = files.reduce((sum, file) => sum + file.rows, 0);
  say(`sample world: ${name} imported ${imported} rows from ${vendor} in ${seconds.toFixed(1)} s`);
}
rmSync(marker);
say('sample world: complete; identity links the last records in a moment');
