import { mkdtempSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteCode } from '../../subgraphs/identity/store/embedded/sqlite-code.ts';
import { makeDirectory } from '../../subgraphs/kit/make-directory.ts';
import { ConfigError } from '../environment.ts';

export interface DirectoryLock {
  release(): void;
}

const busy = 5;

/**
 * Makes this process the one that links records in a data directory. The lock is SQLite's own on an empty file: the
 * operating system gives it back however the process ends.
 *
 * @throws ConfigError when another process has it, or it cannot be made.
 */
export function lockDataDirectory(directory: string): DirectoryLock {
  makeDataDirectory(directory);
  const file = openIn(directory);
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    file.close();
    throw new ConfigError(
      sqliteCode(error) === busy
        ? `${directory} is in use by another Customer Graph: stop that one, or set DATA_DIR to another directory.`
        : `DATA_DIR ${directory} cannot be written to (${error instanceof Error ? error.message : error}).`,
    );
  }
  return { release: () => file.close() };
}

function openIn(directory: string): DatabaseSync {
  try {
    // A lock file that is there already can be opened and locked where nothing can be written.
    rmdirSync(mkdtempSync(join(directory, 'writable-')));
    return new DatabaseSync(join(directory, 'in-use.lock'));
  } catch {
    throw new ConfigError(`DATA_DIR ${directory} cannot be written to: name a directory that this user may write to.`);
  }
}

function makeDataDirectory(directory: string): void {
  try {
    makeDirectory(directory);
  } catch {
    throw new ConfigError(`DATA_DIR ${directory} cannot be made: name a directory that this user may write to.`);
  }
}
