import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function run(...flags: string[]): Promise<{ failed: boolean; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...flags], (error, stdout, stderr) => {
      resolve({ failed: error !== null, stdout, stderr });
    });
  });
}

test('the command writes a world and counts its rows', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sample-world-'));
  try {
    const { failed, stdout } = await run('--customers', '5', '--seed', '2', '--out', directory);
    expect([failed, stdout]).toEqual([
      false,
      expect.stringMatching(/^5 customers, \d+ rows, .* in \d+\.\d s, in .*$/m),
    ]);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('the command with --help says how it is used', async () => {
  expect(await run('--help')).toEqual({
    failed: false,
    stdout: 'npm run sample-world -- --customers 2000 --seed 1 --out DIR\n',
    stderr: '',
  });
});

test.each([
  [[], '--out is missing'],
  [['--out', 'x', '--customers', 'many'], '--customers must be a whole number from 1 to 9000000, not "many"'],
  [['--out', 'x', '--customers', '0'], '--customers must be a whole number'],
  [['--out', 'x', '--seed', '1.5'], '--seed must be a whole number'],
  [['--out', 'x', '--size', '9'], "'--size'"],
])('the command with %j says what is wrong and writes nothing', async (flags, reason) => {
  const { failed, stderr } = await run(...flags);
  expect([failed, stderr]).toEqual([true, expect.stringContaining(reason)]);
});
