import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logDestination } from './log-destination.ts';

test('what could not be written is written, with all that waited, when it can be again', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'customer-graph-log-'));
  const path = join(directory, 'log');
  writeFileSync(path, '');
  const [unwritable, writable] = [openSync(path, 'r'), openSync(path, 'a')];
  const destination = logDestination({ dest: unwritable, sync: false, minLength: 16_000 });
  const lines = Array.from({ length: 60 }, (_, index) => `${index} ${'Łódź '.repeat(10 * index)}\n`);
  const refused = once(destination, 'error');
  for (const line of lines) destination.write(line);
  await refused;
  Object.assign(destination, { fd: writable });
  destination.flushSync();
  expect(readFileSync(path, 'utf8')).toBe(lines.join(''));
  for (const file of [unwritable, writable]) closeSync(file);
  rmSync(directory, { recursive: true });
});
