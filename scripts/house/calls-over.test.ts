import { MessageChannel } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { callsOver } from './calls-over.ts';

type Sums = { sum(a: number, b: number): number; fail(): never; never(): Promise<void> };

function bothEnds() {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  const here = callsOver<Sums>(port1, { twice: (value: number) => 2 * value });
  const there = callsOver<{ twice(value: number): number }>(port2, {
    sum: async (a: number, b: number) => a + (await there.call('twice', b)),
    fail: () => {
      throw new RangeError('no room');
    },
    never: () => new Promise(() => {}),
  });
  return { here, there };
}

test('each end is answered by the functions of the other, in whatever order', async () => {
  const { here } = bothEnds();
  expect(await Promise.all([here.call('sum', 1, 2), here.call('sum', 3, 4)])).toEqual([5, 11]);
});

test('what throws there is thrown here, with its message', async () => {
  await expect(bothEnds().here.call('fail')).rejects.toThrow('no room');
});

test('what is not there cannot be called', async () => {
  const { there } = bothEnds();
  await expect(there.call('thrice' as 'twice', 1)).rejects.toThrow('thrice cannot be called here');
});

test('whoever waits fails when the other end is gone', async () => {
  const { here } = bothEnds();
  const asked = here.call('never');
  here.end(new Error('the thread ended'));
  await expect(asked).rejects.toThrow('the thread ended');
});
