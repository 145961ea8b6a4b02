import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that the run's tests and engines put into the temporary directory goes into one that is removed after. */
export default async function setup(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'customer-graph-run-'));
  await chmod(directory, 0o711);
  process.env.TMPDIR = directory;
  return () => rm(directory, { recursive: true, force: true });
}
