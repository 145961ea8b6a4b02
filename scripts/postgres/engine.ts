import { dirname } from 'node:path';
import { MissingEngineError } from '../engines/missing-engine.ts';
import { findPrograms, programFolders } from '../engines/programs.ts';

export interface PostgresEngine {
  initdb: string;
  postgres: string;
}

/**
 * Finds PostgreSQL's server programs; Debian keeps them off the PATH.
 *
 * @param folders where to look for `initdb` and `postgres`.
 * @throws MissingEngineError that says how to get them.
 */
export function findPostgresEngine(folders = programFolders('/usr/lib/postgresql/*/bin')): PostgresEngine {
  for (const postgres of findPrograms('postgres', folders)) {
    const [initdb] = findPrograms('initdb', [dirname(postgres)]);
    if (initdb) return { initdb, postgres };
  }
  throw new MissingEngineError(
    "PostgreSQL's server programs (initdb, postgres) were not found: install them (Debian: apt-get install postgresql).",
  );
}
