import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

export const subgraphScript = fileURLToPath(new URL('../../scripts/start-subgraph.ts', import.meta.url));

/** Starts the house, or another of the project's servers, without the sample world. */
export function start(env: Record<string, string>, args = [script]): ChildProcess {
  return spawn(process.execPath, args, { env: environmentWith(env) });
}

/** The same by a shell that waits for the house, as npm does where the shell does not make way for it. */
export function startByShell(env: Record<string, string>): ChildProcess {
  return spawn('sh', ['-c', '"$0" "$1"; exit', process.execPath, script], { env: environmentWith(env) });
}

function environmentWith(env: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, SAMPLE: 'none', PORT: '0', ...env };
}

/** What a process that ends by itself has said is wrong. */
export async function wordsOf(child: ChildProcess): Promise<{ code: unknown; words: string }> {
  let words = '';
  child.stderr?.on('data', (chunk) => {
    words += String(chunk);
  });
  const [code] = await once(child, 'exit');
  return { code, words: words.trim() };
}
