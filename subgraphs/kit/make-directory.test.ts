import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDirectory } from './make-directory.ts';

test('a folder is made with those above it, also where it is there already', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'customer-graph-')), 'above', 'folder');
  makeDirectory(path);
  makeDirectory(path);
  expect(existsSync(path)).toBe(true);
});

test('a file in its place is an error', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'customer-graph-')), 'file');
  writeFileSync(path, '');
  expect(() => makeDirectory(path)).toThrow('EEXIST');
  expect(() => makeDirectory(join(path, 'folder'))).toThrow('ENOTDIR');
});

test.runIf(process.platform === 'linux')('a folder that takes no others is an error', () => {
  const module = new URL('make-directory.ts', import.meta.url).href;
  const script = `import('${module}').then(({ makeDirectory }) => makeDirectory('/proc/house/data'))
    .catch((error) => console.log(error.code))`;
  // In a process of its own, for what goes round for ever can be ended by nobody else.
  expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 10_000 })).toBe('ENOENT\n');
});
