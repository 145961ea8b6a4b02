import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const root = join(import.meta.dirname, '../..');

/** Starts one of the project's scripts with this Node and a data directory of its own. */
export function startScript(
  script: string,
  args: string[],
  dataDirectory: string,
  variables: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, [join(root, script), ...args], {
    env: { ...process.env, DATA_DIR: dataDirectory, LOG_LEVEL: 'error', ...variables },
    stdio: 'ignore',
  });
}

/** Its exit code, or the signal that ended it. */
export function ended(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal)));
}

const run = promisify(execFile);

/** Runs one of the project's scripts to its end. @returns what it printed */
export async function runScript(script: string, args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(root, script), ...args], { maxBuffer: 1e8 });
  return stdout;
}
