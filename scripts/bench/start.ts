import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { showcase } from '../sample-world/showcase.ts';
import type { BenchOptions } from './options.ts';
import { root } from './processes.ts';

const port = '4987';
const question = {
  query: `query ($email: String!) { customerBy(by: { email: $email }) {
    marketing { asOf } sales { asOf } support { asOf } billing { asOf } } }`,
  variables: { email: showcase.email },
};

/** From a fresh clone to a customer with data from four departments, and how long later starts take to the same answer. */
export async function benchStart(_options: BenchOptions): Promise<Record<string, unknown>[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const clone = join(directory, 'clone');
  try {
    execFileSync('git', ['clone', '--quiet', root, clone]);
    const installed = await timed(async () => {
      execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: clone, stdio: 'ignore' });
    });
    const first = await timeToAnswer(clone);
    const later = [await timeToAnswer(clone), await timeToAnswer(clone), await timeToAnswer(clone)];
    return [
      { what: 'npm install, warm cache', seconds: installed },
      { what: 'first npm start to the first full answer', seconds: first },
      { what: 'fresh clone to the first full answer', seconds: installed + first },
      { what: 'later npm start to the first full answer, median of 3', seconds: later.toSorted((a, b) => a - b)[1] },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function timeToAnswer(clone: string): Promise<number> {
  // npm does not hand every signal on, so the whole group of processes is stopped.
  const server = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, PORT: port },
    stdio: 'ignore',
    detached: true,
  });
  const exited = new Promise<void>((resolve) => server.on('exit', () => resolve()));
  try {
    return await timed(async () => {
      for (const deadline = Date.now() + 300_000; Date.now() < deadline; await setTimeout(50))
        if (await answersFully()) return;
      throw new Error('no full answer within five minutes');
    });
  } finally {
    if (server.pid) process.kill(-server.pid, 'SIGTERM');
    await exited;
    // npm may be gone before the server that it started has closed.
    while (await listens()) await setTimeout(50);
  }
}

async function listens(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/livez`).then(
    () => true,
    () => false,
  );
}

async function answersFully(): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
    });
    const { data } = (await response.json()) as { data?: { customerBy: Record<string, unknown> | null } };
    return Boolean(data?.customerBy && Object.values(data.customerBy).every((profile) => profile !== null));
  } catch {
    return false;
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round((performance.now() - began) / 100) / 10;
}
