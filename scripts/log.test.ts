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
  lines.write(`${'x'.repeat(5000)}\n`);
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
