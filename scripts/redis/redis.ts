import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../engines/free-port.ts';
import { type ServerProcess, startServer } from '../engines/server-process.ts';
import { findRedisEngine } from './engine.ts';

export interface RedisServer extends ServerProcess {
  readonly port: number;
  readonly url: string;
}

/**
 * Starts a Redis that listens on 127.0.0.1 only and writes nothing to disk.
 *
 * @param port without it a free one.
 * @throws MissingEngineError when the machine has none.
 */
export async function startRedis({ port }: { port?: number } = {}): Promise<RedisServer> {
  const program = findRedisEngine();
  const directory = await mkdtemp(join(tmpdir(), 'customer-graph-redis-'));
  const chosen = port ?? (await freePort());
  const server = await startServer({
    program,
    arguments: [
      '--bind',
      '127.0.0.1',
      '--port',
      String(chosen),
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      directory,
    ],
    ready: /Ready to accept connections/,
    stopSignal: 'SIGTERM',
    workingDirectory: directory,
    temporaryDirectory: directory,
  });
  return { ...server, port: chosen, url: `redis://127.0.0.1:${chosen}` };
}
