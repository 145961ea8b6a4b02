import { expect, test, vi } from 'vitest';
import type { LeaveSignal } from '../../subgraphs/kit/leave-signal.ts';
import { InFlight } from './in-flight.ts';

function slowCall() {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const begin = vi.fn((_signal: LeaveSignal) => promise);
  return { begin, resolve, reject };
}

const patience = 2000;

test('who asks the same meanwhile waits for the same answer, who asks afterwards asks anew', async () => {
  const inFlight = new InFlight();
  const { begin, resolve } = slowCall();
  const { signal } = new AbortController();
  const first = inFlight.share('a', signal, patience, begin);
  const second = inFlight.share('a', signal, patience, begin);
  const other = inFlight.share('b', signal, patience, begin);
  expect(begin).toHaveBeenCalledTimes(2);
  resolve('answer');
  expect(await Promise.all([first, second, other])).toEqual(['answer', 'answer', 'answer']);
  await inFlight.share('a', signal, patience, begin);
  expect(begin).toHaveBeenCalledTimes(3);
});

test('who leaves does not end the call for the others; when the last has left it ends', () => {
  const inFlight = new InFlight();
  const { begin } = slowCall();
  const [one, two] = [new AbortController(), new AbortController()];
  inFlight.share('a', one.signal, patience, begin);
  inFlight.share('a', two.signal, patience, begin);
  const shared = begin.mock.calls[0]?.[0];
  one.abort();
  expect(shared?.aborted).toBe(false);
  two.abort();
  expect(shared?.aborted).toBe(true);
  inFlight.share('a', new AbortController().signal, patience, begin);
  expect(begin).toHaveBeenCalledTimes(2);
});

test('a failure is everybody’s, and the next one asks anew', async () => {
  const inFlight = new InFlight();
  const { begin, reject } = slowCall();
  const { signal } = new AbortController();
  const waiting = [inFlight.share('a', signal, patience, begin), inFlight.share('a', signal, patience, begin)];
  reject(new Error('refused'));
  expect(await Promise.allSettled(waiting)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  expect(await inFlight.share('a', signal, patience, async () => 'answer')).toBe('answer');
});

test('what began before a change is not waited for by who asks after it', () => {
  const inFlight = new InFlight();
  const { begin } = slowCall();
  const { signal } = new AbortController();
  inFlight.share('a', signal, patience, begin);
  inFlight.forget();
  inFlight.share('a', signal, patience, begin);
  expect(begin).toHaveBeenCalledTimes(2);
});

test('a call that ends long before one’s own patience does is not waited for', () => {
  const inFlight = new InFlight();
  const { begin } = slowCall();
  const { signal } = new AbortController();
  inFlight.share('a', signal, 100, begin);
  inFlight.share('a', signal, patience, begin);
  expect(begin).toHaveBeenCalledTimes(2);
});

test('nobody waits for a call that began half a second ago, but for the one that was begun instead', () => {
  vi.useFakeTimers();
  try {
    const inFlight = new InFlight();
    const { begin } = slowCall();
    const { signal } = new AbortController();
    inFlight.share('a', signal, patience, begin);
    vi.advanceTimersByTime(501);
    inFlight.share('a', signal, patience, begin);
    inFlight.share('a', signal, patience, begin);
    expect(begin).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

test('calls whose keys differ in any place are not shared', () => {
  const inFlight = new InFlight();
  const { begin } = slowCall();
  const { signal } = new AbortController();
  const keys = ['', 'a', 'aa', 'b with a long ending', 'c with a long ending', 'c with a long endinG'];
  for (const key of [...keys, ...keys]) inFlight.share(key, signal, patience, begin);
  expect(begin).toHaveBeenCalledTimes(keys.length);
});
