import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';

export interface ServerCommand {
  program: string;
  arguments: string[];
  /** The line with which the server says that it takes connections. */
  ready: RegExp;
  /** The signal on which the server ends cleanly. */
  stopSignal: NodeJS.Signals;
  workingDirectory: string;
  environment?: NodeJS.ProcessEnv;
  /** The user to run as; only root may name one. */
  account?: { uid: number; gid: number };
  /** Removed as soon as the server has ended. */
  temporaryDirectory?: string;
}

export interface ServerProcess extends AsyncDisposable {
  readonly pid: number;
  /** The parts of the ready line that the pattern captures. */
  readonly ready: RegExpExecArray;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  kill9(): Promise<void>;
}

const startDeadlineMs = 120_000;
const rememberedLines = 40;

/**
 * Starts a server and waits for its ready line. The server ends with this process, however that ends.
 *
 * @throws when the server ends, or two minutes pass, before it is ready; the message holds its last lines.
 */
export async function startServer(command: ServerCommand): Promise<ServerProcess> {
  // In a process group of its own, so that Ctrl-C reaches only us and we end it in order.
  const child = spawn(command.program, command.arguments, {
    cwd: command.workingDirectory,
    env: command.environment ?? process.env,
    ...command.account,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  await once(child, 'spawn');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${command.program} has no process id`);
  const guard = endWithThisProcess(pid, command);
  // "close" comes when every process that shares the output has ended: PostgreSQL's backends outlive its postmaster.
  const ended = once(child, 'close').then(async () => {
    guard.kill();
    if (command.temporaryDirectory) await rm(command.temporaryDirectory, { recursive: true, force: true });
  });
  const end = (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    return ended;
  };
  const ready = await untilReady(child, command);
  const stop = () => end(command.stopSignal);
  return { pid, ready, ended, stop, kill9: () => end('SIGKILL'), [Symbol.asyncDispose]: stop };
}

function untilReady(child: ChildProcess, command: ServerCommand): Promise<RegExpExecArray> {
  const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  const deadline = setTimeout(() => child.kill('SIGKILL'), startDeadlineMs);
  const lines: string[] = [];
  const read = (line: string) => {
    lines.push(line);
    if (lines.length > rememberedLines) lines.shift();
    const found = command.ready.exec(line);
    if (found) resolve(found);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', read);
  child.once('close', (code, signal) => {
    reject(new Error(`${command.program} ended (${signal ?? code}) before it was ready\n${lines.join('\n')}`));
  });
  return promise.finally(() => clearTimeout(deadline));
}

/** A shell that waits for its input to close, which even `kill -9` of this process brings about. */
function endWithThisProcess(pid: number, { stopSignal, temporaryDirectory = '' }: ServerCommand): ChildProcess {
  const signal = temporaryDirectory ? 'KILL' : stopSignal.replace('SIG', '');
  const script = 'read -r _; kill -s "$1" "$2"; if [ -n "$3" ]; then sleep 1; rm -rf "$3"; fi';
  const guard = spawn('sh', ['-c', script, 'sh', signal, String(pid), temporaryDirectory], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  return guard;
}
