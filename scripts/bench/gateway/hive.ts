import type { ChildProcess } from 'node:child_process';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Setup } from './contenders/contender.ts';
import { spawned } from './processes.ts';

const folder = join(import.meta.dirname, 'hive');
const program = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js');
const patienceMs = 20_000;

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
    program,
    [
      ...['supergraph', supergraphPath, '--host', '127.0.0.1', '--port', String(port)],
      ...(planner === 'rust' ? ['--hive-router-runtime'] : []),
    ],
    folder,
  );
  const url = `http://127.0.0.1:${port}/graphql`;
  await answering(url, child);
  return { child, url };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-1000);
  });
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    if (child.exitCode !== null) break;
    const body = '{"query":"{ __typename }"}';
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', body, headers }).catch(() => undefined);
    await answer?.text();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Hive Gateway does not start: ${said}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
