import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const house = mkdtempSync(join(tmpdir(), 'compiled-'));
cpSync(join(import.meta.dirname, 'compiled.js'), join(house, 'scripts/compiled.js'));
writeFileSync(join(house, 'package.json'), '{ "type": "module" }');
const said = join(house, 'scripts/said.ts');
afterAll(() => rmSync(house, { recursive: true }));

async function started(program: string): Promise<string> {
  writeFileSync(said, program);
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', './scripts/compiled.js', said], {
    cwd: house,
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: undefined },
  });
  return stdout;
}

test('what was compiled is kept for the next start, and is not what another text is answered with', async () => {
  const kept = join(house, 'node_modules/.cache/compiled');
  expect(await started('const word: string = "one"; console.log(word);')).toBe('one\n');
  expect(readdirSync(kept)).not.toEqual([]);
  expect(await started('const word: string = "one"; console.log(word);')).toBe('one\n');
  expect(await started('const word: string = "two"; console.log(word);')).toBe('two\n');
});

test('every server is started so', () => {
  for (const name of ['start', 'start:gateway', 'start:subgraph'] as const)
    expect(manifest.scripts[name]).toContain('--import ./scripts/compiled.js');
});
