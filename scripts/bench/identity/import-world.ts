import { join } from 'node:path';
import { sampleDepartments } from '../../house/sample.ts';
import { ended, startScript } from '../processes.ts';

/** Has each department import its export of a sample world. */
export async function importWorld(directory: string, data: string): Promise<void> {
  for (const { name, vendor } of sampleDepartments) {
    const code = await ended(startScript('scripts/import.ts', [name, vendor, join(directory, vendor)], data));
    if (code !== 0) throw new Error(`the import of ${name} ended with ${code}`);
  }
}
