import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const linked = z.object({ seconds: z.number(), precision: z.number(), recall: z.number(), f1: z.number() });

/**
 * Links a world with Splink, which stores nothing. It is measured by the threshold that suits it best, as the truth tells.
 *
 * @param python an interpreter that has `splink` installed
 * @param table the world as CSV
 */
export async function linkWithSplink(python: string, table: string): Promise<z.infer<typeof linked>> {
  const script = join(import.meta.dirname, 'splink_peer.py');
  const { stdout } = await promisify(execFile)(python, [script, table], { maxBuffer: 1e8 });
  return linked.parse(JSON.parse(stdout));
}
