import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Setup } from './contenders/contender.ts';
import { freePort, serving } from './foreign-server.ts';
import { spawned } from './processes.ts';

const folder = join(import.meta.dirname, 'hive');
const program = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js');

/** Installs Hive Gateway beside the bench, unless it is there. @throws when it cannot be had */
export async function installHive(): Promise<void> {
  if (existsSync(program)) return;
  console.error('installing Hive Gateway for the comparison');
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

/** Hive Gateway's own command, as its documentation starts it, with either of its planners. */
export async function startHive(planner: 'javascript' | 'rust', { supergraphPath }: Setup) {
  const port = await freePort();
  const child = spawned(
    process.execPath,
    [
      ...[program, 'supergraph', supergraphPath, '--host', '127.0.0.1', '--port', String(port)],
      ...(planner === 'rust' ? ['--hive-router-runtime'] : []),
    ],
    { cwd: folder },
  );
  return { child, url: await serving('Hive Gateway', child, port) };
}
