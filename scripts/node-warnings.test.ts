import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const module = JSON.stringify(new URL('./node-warnings.ts', import.meta.url).href);

test('what a library warns of is a line of the log without personal data, and nothing beside it', () => {
  const code = `import { logWarnings } from ${module};
    logWarnings({ warn: ({ warning }, message) => console.log(JSON.stringify([warning.type, warning.message, message])) });
    process.emitWarning('no more of ann@example.com', 'DeprecationWarning');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([
    'DeprecationWarning',
    'no more of [email]',
    'a warning of Node, or of a library',
  ]);
});
