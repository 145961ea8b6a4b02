import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RejectsFile } from './rejects.ts';

test('a rejects file that cannot be written says which it is, and that the import can be run again', async () => {
  const occupied = join(mkdtempSync(join(tmpdir(), 'customer-graph-')), 'occupied');
  writeFileSync(occupied, '');
  const path = join(occupied, 'rejects.jsonl');
  const reject = { file: 'a.csv', line: 2, column: null, value: null, reason: 'no id', row: '' };
  await expect(new RejectsFile(path).add([reject])).rejects.toThrow(
    new RegExp(
      `^the rejects file ${path} cannot be written \\(.+\\): what was taken in is kept, and the same command takes in`,
    ),
  );
});
