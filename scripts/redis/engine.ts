import { MissingEngineError } from '../engines/missing-engine.ts';
import { findPrograms, programFolders } from '../engines/programs.ts';

/**
 * Finds a server that speaks Redis's protocol: Redis itself or Valkey.
 *
 * @throws MissingEngineError that says how to get one.
 */
export function findRedisEngine(folders = programFolders()): string {
  const [program] = ['redis-server', 'valkey-server'].flatMap((name) => findPrograms(name, folders));
  if (program) return program;
  throw new MissingEngineError(
    'No Redis server (redis-server, valkey-server) was found: install one (Debian: apt-get install redis-server).',
  );
}
