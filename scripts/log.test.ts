import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { appendLines, linesTo } from './log.ts';

test('lines of a thread are handed over together, a page at a time or soon', () => {
  vi.useFakeTimers();
  const handedOver: string[] = [];
  const lines = linesTo((handed) => handedOver.push(handed));
  lines.write('one\n');
  lines.write('two\n');
  expect(handedOver).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(handedOver).toEqual(['one\ntwo\n']);
  lines.write(`${'x'.repeat(20_000)}\n`);
  expect(handedOver).toHaveLength(2);
  vi.advanceTimersByTime(100);
  lines.flush();
  expect(handedOver).toHaveLength(2);
  vi.useRealTimers();
});

test('what waits is handed over when it is asked for', () => {
  const handedOver: string[] = [];
  const lines = linesTo((handed) => handedOver.push(handed));
  lines.write('the last one\n');
  lines.flush();
  lines.flush();
  expect(handedOver).toEqual(['the last one\n']);
});

test('lines of another log go where a log writes, as they are', () => {
  const written: string[] = [];
  const here = pino({ base: null }, { write: (line) => written.push(line) });
  const destination = linesTo((lines) => appendLines(here, lines));
  pino({ base: null, timestamp: false }, destination).info({ thread: 2 }, 'answered');
  destination.flush();
  expect(written).toEqual(['{"level":30,"thread":2,"msg":"answered"}\n']);
});

test.each([
  ['that exits', 'process.exit(3)', 3],
  ['that fails', 'throw new Error("failed")', 1],
  ['that waits for its log', 'await written(log); process.exit(4)', 4],
])('a process %s ends though nobody reads its log any more', async (_how, end, code) => {
  const script = `
    import { openLog, written } from '${new URL('log.ts', import.meta.url).href}';
    const log = openLog('info');
    process.stdin.once('data', async () => {
      log.info('nobody reads this');
      ${end};
    });
    console.error('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(child.stderr, 'data');
  child.stdout.destroy();
  child.stdin.write('go');
  const [exitCode] = await once(child, 'exit');
  expect(exitCode).toBe(code);
});

test.skipIf(!existsSync('/dev/full'))('a process whose log has no room goes on, and ends when it is to', async () => {
  const script = `
    import { openLog, written } from '${new URL('log.ts', import.meta.url).href}';
    const log = openLog('info');
    for (const part of ['first', 'second']) {
      log.info({ part, page: 'x'.repeat(20_000) }, 'there is no room for this');
      await written(log);
    }
    process.exit(4);`;
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', full, 'ignore'] });
  const [exitCode] = await once(child, 'exit');
  closeSync(full);
  expect(exitCode).toBe(4);
});

test('what was logged last is written when a process exits', async () => {
  const script = `
    import { openLog } from '${new URL('log.ts', import.meta.url).href}';
    openLog('info').info('the last words');
    process.exit(0);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  expect(stdout).toContain('the last words');
});
