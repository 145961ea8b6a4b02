import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ConfigError } from '../environment.ts';
import { lockDataDirectory } from './lock.ts';

const directory = mkdtempSync(join(tmpdir(), 'customer-graph-'));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('a data directory that is in use is refused, and free again after its release', () => {
  const lock = lockDataDirectory(directory);
  expect(() => lockDataDirectory(directory)).toThrow(ConfigError);
  expect(() => lockDataDirectory(directory)).toThrow('set DATA_DIR to another directory');
  lock.release();
  lockDataDirectory(directory).release();
});

test('a data directory in which no file can be made is refused with what to do', () => {
  const occupied = join(directory, 'occupied');
  mkdirSync(join(occupied, 'in-use.lock'), { recursive: true });
  expect(() => lockDataDirectory(occupied)).toThrow(ConfigError);
  expect(() => lockDataDirectory(occupied)).toThrow(`DATA_DIR ${occupied} cannot be written to`);
});

test('a data directory that may only be read is refused, though its lock file is there', () => {
  const readable = join(directory, 'readable');
  lockDataDirectory(readable).release();
  chmodSync(directory, 0o711);
  chmodSync(readable, 0o555);
  asNobody(() => expect(() => lockDataDirectory(readable)).toThrow(`DATA_DIR ${readable} cannot be written to`));
});

test('a data directory whose disk is full is not taken for one that is in use', () => {
  const lockModule = new URL('lock.ts', import.meta.url).href;
  const script = `import('${lockModule}').then(({ lockDataDirectory }) => lockDataDirectory('${directory}'))
    .catch((error) => console.log(error.name, error.message))`;
  // No file may grow: as on a full disk, nothing can be written.
  const withoutRoom = 'trap "" XFSZ; ulimit -f 0; exec "$0" -e "$1"';
  const said = execFileSync('sh', ['-c', withoutRoom, process.execPath, script], { encoding: 'utf8' });
  expect(said).toContain(`ConfigError DATA_DIR ${directory} cannot be written to (`);
});

test('a process that was killed leaves no lock behind', () => {
  const lockModule = new URL('lock.ts', import.meta.url).href;
  const script = `import('${lockModule}').then(({ lockDataDirectory }) => {
    lockDataDirectory('${directory}');
    process.kill(process.pid, 'SIGKILL');
  })`;
  expect(() => execFileSync(process.execPath, ['-e', script], { stdio: 'ignore' })).toThrow();
  lockDataDirectory(directory).release();
});

/** Root may write anywhere. */
function asNobody(act: () => void): void {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    act();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
