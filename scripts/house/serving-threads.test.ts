import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DeskLine } from '../../subgraphs/identity/linking/desk.ts';
import { createMetrics } from '../../subgraphs/kit/metrics.ts';
import type { TalkingData } from '../../test/gateway/talking-thread.ts';
import { startServingThreads } from './serving-threads.ts';

const patience = { timeout: 20_000, interval: 20 };

/** Threads that answer what they are asked by the path; see `talking-thread.ts`. */
async function talkingThreads(count: number, { waits }: Pick<TalkingData, 'waits'> = {}) {
  let log = '';
  const logger = pino(
    { level: 'info' },
    {
      write: (lines) => {
        log += lines;
      },
    },
  );
  const logged = (): Record<string, unknown>[] =>
    log
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  const holding = createServer().listen(0, '127.0.0.1');
  await once(holding, 'listening');
  const { port } = holding.address() as AddressInfo;
  holding.close();
  await once(holding, 'close');
  const metrics = createMetrics(() => threads.metrics());
  const busy = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const listeners = new Set<() => void>();
  const beats = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const beat = (times: number): void => {
    for (let count = 0; count < times; count += 1) for (const listener of listeners) listener();
  };
  const threads = startServingThreads<TalkingData>({
    count,
    module: new URL('../../test/gateway/talking-thread.ts', import.meta.url),
    data: { port, busy, waits },
    ...{ desk: new DeskLine(), metricsText: metrics.text, logger, beats },
  });
  onTestFinished(() => threads.close());
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  if (!waits) await threads.ready();
  return { threads, ask, logged, busy, beat };
}

function goOn(busy: Int32Array): void {
  Atomics.store(busy, 0, 0);
  Atomics.notify(busy, 0);
}

test('what threads count is shown by each of them, and what they log is written by the house', async () => {
  const { threads, ask, logged } = await talkingThreads(2);
  expect(threads.serving()).toBe(2);
  for (let asked = 0; asked < 10; asked += 1) await ask('/count');
  expect(await ask('/metrics')).toMatch(/^customer_graph_counted_total 10$/m);
  await vi.waitFor(() => expect(logged().filter(({ msg }) => msg === 'counted')).toHaveLength(10), patience);
});

test('a thread reaches the desk of the house', async () => {
  const { ask } = await talkingThreads(1);
  expect(await ask('/desk')).toContain('Records are not linked here at the moment');
});

test('a thread that ends is told of and started again', async () => {
  const { threads, ask, logged } = await talkingThreads(1);
  await ask('/count');
  await ask('/fail').catch(() => {});
  await vi.waitFor(() => expect(threads.serving()).toBe(0), patience);
  expect(await threads.metrics()).toEqual([]);
  await vi.waitFor(() => expect(threads.serving()).toBe(1), patience);
  expect(await ask('/metrics')).toMatch(/^customer_graph_counted_total 0$/m);
  expect(logged()).toContainEqual(
    expect.objectContaining({
      msg: 'a serving thread stopped',
      error: expect.objectContaining({ message: 'too much' }),
    }),
  );
});

test('what a thread was last seen to have counted is still shown when it has ended, and once', async () => {
  const { threads, ask } = await talkingThreads(1);
  for (const counts of ['1', '2']) {
    await ask('/count');
    expect(await ask('/metrics')).toMatch(new RegExp(`^customer_graph_counted_total ${counts}$`, 'm'));
    await ask('/fail').catch(() => {});
    await vi.waitFor(() => expect(threads.serving()).toBe(0), patience);
    await vi.waitFor(() => expect(threads.serving()).toBe(1), patience);
    expect(await ask('/metrics')).toMatch(new RegExp(`^customer_graph_counted_total ${counts}$`, 'm'));
  }
});

test('of a thread that is too busy is shown what it counted last', async () => {
  const { threads, ask, busy } = await talkingThreads(1);
  await ask('/count');
  const before = await threads.metrics();
  expect(before).toHaveLength(1);
  const asked = ask('/busy');
  await vi.waitFor(() => expect(Atomics.load(busy, 0)).toBe(1), patience);
  expect(await threads.metrics()).toEqual(before);
  goOn(busy);
  expect(await asked).toBe('busy no more');
});

test('a thread that stands still is told of, ended and started again', async () => {
  const { threads, ask, logged, busy, beat } = await talkingThreads(1);
  const asked = ask('/busy').catch((error: Error) => error);
  await vi.waitFor(() => expect(Atomics.load(busy, 0)).toBe(1), patience);
  beat(3);
  expect(threads.serving()).toBe(0);
  beat(4);
  expect(await asked).toBeInstanceOf(Error);
  await vi.waitFor(() => expect(threads.serving()).toBe(1), patience);
  expect(await ask('/count')).toBe('counted');
  expect(logged().slice(0, 2)).toMatchObject([
    { level: 50, msg: 'a serving thread does not answer', thread: expect.any(Number) },
    { level: 50, msg: 'a serving thread that does not answer is ended; another starts', thread: expect.any(Number) },
  ]);
});

test('a thread that stood still for a while serves on', async () => {
  const { threads, ask, logged, busy, beat } = await talkingThreads(1);
  const before = await threads.metrics();
  const asked = ask('/busy');
  await vi.waitFor(() => expect(Atomics.load(busy, 0)).toBe(1), patience);
  beat(6);
  expect(threads.serving()).toBe(0);
  expect(await threads.metrics()).toEqual(before);
  goOn(busy);
  expect(await asked).toBe('busy no more');
  await vi.waitFor(() => expect(threads.serving()).toBe(1), patience);
  expect(logged().map(({ msg }) => msg)).toEqual([
    'a serving thread does not answer',
    'the serving thread answers again',
  ]);
});

test('a thread that stands still is not waited for when the house closes', async () => {
  const { threads, ask, busy, beat } = await talkingThreads(1);
  const asked = ask('/busy');
  await vi.waitFor(() => expect(Atomics.load(busy, 0)).toBe(1), patience);
  beat(3);
  await threads.close();
  goOn(busy);
  expect(await asked).toBe('busy no more');
});

test('threads that close answer no more, and log their last', async () => {
  const { threads, ask, logged } = await talkingThreads(2);
  await threads.close();
  expect(threads.serving()).toBe(0);
  expect(logged().filter(({ msg }) => msg === 'closed')).toHaveLength(2);
  await expect(ask('/count')).rejects.toThrow();
});

test('threads that have not begun to serve are not waited for when the house closes', async () => {
  const { threads } = await talkingThreads(2, { waits: true });
  await threads.close();
  expect(threads.serving()).toBe(0);
});
