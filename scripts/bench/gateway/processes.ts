import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As in production. */
const env = { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' };

/** Starts one of the scripts of this folder and waits for its first message. */
export async function forked<Message>(script: string, args: string[], execArgv: string[] = []) {
  const child = fork(join(import.meta.dirname, script), args, {
    env,
    execArgv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return { child, message: (await firstOf(child, 'message')) as Message };
}

/** Starts a program that tells nothing. */
export function spawned(program: string, args: readonly string[], more: { cwd: string; env?: NodeJS.ProcessEnv }) {
  return spawn(program, args, { cwd: more.cwd, env: { ...env, ...more.env }, stdio: ['ignore', 'ignore', 'pipe'] });
}

function firstOf(child: ChildProcess, event: 'message'): Promise<unknown> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.once(event, resolve);
    child.once('exit', (code) => reject(new Error(`a process of the bench ended with ${code}: ${said}`)));
  });
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 3000);
  await exited;
  clearTimeout(impatience);
}

export interface Usage {
  cpuMs: number;
  rssMb: number;
}

const millisecondsPerTick = 10;

/** What a process has used so far, as Linux tells it. */
export function usageOf({ pid }: ChildProcess): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpuMs: ((user ?? 0) + (system ?? 0)) * millisecondsPerTick, rssMb: Number(resident) / 1024 };
}
