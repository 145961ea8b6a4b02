import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { houseConfig } from '../../scripts/config.ts';
import { type SampleDepartment, sampleDepartments } from '../../scripts/house/sample.ts';
import { startHouse } from '../../scripts/house.ts';
import { writeSampleWorld } from '../../scripts/sample-world/sample-world.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import { freshEnvironment, type Mode } from '../engines/modes.ts';

export interface HouseUnderTest extends AsyncDisposable {
  url: string;
  /** The environment that the house and its importers run with. */
  variables: Record<string, string>;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of the query that was asked.
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

const root = join(import.meta.dirname, '../..');

/**
 * Starts the whole house on empty stores: in one process, or, in server mode, each subgraph and the gateway in a process of
 * its own over PostgreSQL and Neo4j.
 */
export async function houseUnderTest(mode: Mode): Promise<HouseUnderTest> {
  await using opened = new AsyncDisposableStack();
  const environment = opened.use(await freshEnvironment(mode));
  const variables: Record<string, string> = { ...environment.variables, LOG_LEVEL: 'error', PORT: '0' };
  let url: string;
  if (mode === 'embedded') {
    url = opened.use(await startHouse(houseConfig(variables), { logger: pino({ level: 'error' }) })).url;
  } else {
    variables.GATEWAY_SECRET = randomBytes(32).toString('hex');
    for (const name of [...departments.map((entry) => entry.name), 'identity']) {
      const subgraph = opened.use(await startProcess(['scripts/start-subgraph.ts', name], variables));
      variables[`${name.toUpperCase()}_SUBGRAPH_URL`] = new URL(subgraph.url).origin;
    }
    url = opened.use(await startProcess(['scripts/start-gateway.ts'], variables)).url;
  }
  const stack = opened.move();
  return {
    url,
    variables,
    ask: (query, values) => ask(url, query, values),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Imports a small sample world through the command line, as a user would. */
export async function importSampleWorld(variables: Record<string, string>, customers: number): Promise<void> {
  const directory = join(variables.DATA_DIR ?? '', 'exports');
  await writeSampleWorld({ customers, seed: 1, directory });
  for (const department of sampleDepartments) {
    const code = await runScript(importArguments(department, directory), variables);
    if (code !== 0) throw new Error(`the import of ${department.name} ended with ${code}`);
  }
}

/** For `runScript`: imports a department's part of the exports in a directory. */
export function importArguments({ name, vendor }: SampleDepartment, directory: string): string[] {
  return ['scripts/import.ts', name, vendor, join(directory, vendor)];
}

/** Starts one of the project's scripts. */
export function startScript(args: string[], variables: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...variables }, stdio: 'ignore' });
}

/** Runs one of the project's scripts to its end and tells its exit code, null when it was killed. */
export function runScript(args: string[], variables: Record<string, string>): Promise<number | null> {
  const child = startScript(args, variables);
  return new Promise((resolve) => child.on('exit', resolve));
}

export async function ask(url: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json() as Promise<Answer>;
}

export interface ProcessUnderTest extends AsyncDisposable {
  child: ChildProcess;
  /** Where it says that it answers. */
  url: string;
}

/** Starts one of the project's servers and waits for the line in which it prints its address. */
export async function startProcess(args: string[], variables: Record<string, string>): Promise<ProcessUnderTest> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /answers (?:the gateway )?at (http:\S+)/.exec(line);
      if (found?.[1]) resolve(found[1]);
    });
    exited.then(() => reject(new Error(`${args.join(' ')} ended before it answered`)));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  return { child, url, [Symbol.asyncDispose]: stop };
}
