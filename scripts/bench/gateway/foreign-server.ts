import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { stop } from './processes.ts';

const patienceMs = 20_000;

/** Waits until a server that others wrote answers on this port. @throws when it does not, with what it said */
export async function serving(name: string, child: ChildProcess, port: number): Promise<string> {
  const url = `http://127.0.0.1:${port}/graphql`;
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
    if (answer?.ok) return url;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(child);
  throw new Error(`${name} does not start: ${said}`);
}

export function freePort(): Promise<number> {
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
