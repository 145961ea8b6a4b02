import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { nodeFlagsOf, startScript } from '../processes.ts';
import { heapAfterCollection } from './heap.ts';

export interface AttackedHouse {
  child: ChildProcess;
  url: string;
  bearer(subject: string, scope?: string): Promise<string>;
  /** What its heap holds after a collection, in MB. */
  heapMb(): Promise<number>;
  /** Calls of subgraphs so far. */
  fetches(): Promise<number>;
}

/** The house as `npm start` runs it in production: its own process, tokens, rates, limits, cache, log and metrics. */
export async function startAttackedHouse(
  directory: string,
  secret = randomBytes(32).toString('hex'),
): Promise<AttackedHouse> {
  const [port, inspected] = [await freePort(), await freePort()];
  const variables = {
    ...{ PORT: String(port), SAMPLE: 'none', LOG_LEVEL: 'info', NODE_ENV: 'production' },
    AUTH_JWT_SECRET: secret,
  };
  const flags = [...nodeFlagsOf('start'), `--inspect=127.0.0.1:${inspected}`];
  const child = startScript('scripts/start.ts', [], directory, variables, flags);
  const origin = `http://127.0.0.1:${port}`;
  const isReady = async (): Promise<boolean> => (await fetch(`${origin}/readyz`)).ok;
  for (let tries = 0; !(await isReady().catch(() => false)); tries += 1) {
    if (tries > 300 || child.exitCode !== null) throw new Error('the house did not start');
    await setTimeout(100);
  }
  return {
    child,
    url: `${origin}/graphql`,
    bearer: async (subject, scope = '') => {
      const token = new SignJWT({ sub: subject, scope }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('2h');
      return `Bearer ${await token.sign(new TextEncoder().encode(secret))}`;
    },
    heapMb: () => heapAfterCollection(inspected),
    fetches: async () => {
      const text = await (await fetch(`${origin}/metrics`)).text();
      const counts = text.matchAll(/^customer_graph_subgraph_fetch_duration_seconds_count\{.*\} (\d+)$/gm);
      return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address === 'object' && address) return address.port;
  throw new Error('there is no free port');
}
