import { join } from 'node:path';
import { departments } from '../../../subgraphs/subgraphs.ts';
import { vendorOf } from '../../house/sample.ts';
import { ended, startScript } from '../processes.ts';

/** Has each department import its export of a sample world. */
export async function importWorld(directory: string, data: string): Promise<void> {
  for (const { name } of departments) {
    const vendor = vendorOf[name];
    const code = await ended(startScript('scripts/import.ts', [name, vendor, join(directory, vendor)], data));
    if (code !== 0) throw new Error(`the import of ${name} ended with ${code}`);
  }
}
