import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };

export const root = join(import.meta.dirname, '../..');

/** What Node is told by `npm run` before the script's name. */
export function nodeFlagsOf(name: 'start' | 'start:gateway'): string[] {
  const [_node, ...flags] = manifest.scripts[name].split(' ').slice(0, -1);
  return flags;
}

/** Starts one of the project's scripts with this Node and a data directory of its own. */
export function startScript(
  script: string,
  args: string[],
  dataDirectory: string,
  variables: Record<string, string> = {},
  nodeFlags: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, join(root, script), ...args], {
    cwd: root,
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
