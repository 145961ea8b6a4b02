import { expect, test, vi } from 'vitest';
import { readiness } from './readiness.ts';

const lost = new Error('the connection is lost');
const never = new Promise<void>(() => {});

test('a server is ready once it has planned what requests read, however often it was asked meanwhile', async () => {
  const { promise: planned, resolve: hasPlanned } = Promise.withResolvers<void>();
  const [plan, answer] = [vi.fn(() => planned), vi.fn(async () => {})];
  const ready = readiness(plan, answer);
  const asked = Promise.all([ready(), ready()]);
  expect(await Promise.race([asked, 'not yet'])).toBe('not yet');
  hasPlanned();
  await asked;
  expect(plan).toHaveBeenCalledTimes(1);
  expect(answer).not.toHaveBeenCalled();
});

test('a server that has planned before is ready while it plans anew', async () => {
  const plan = vi.fn(() => never).mockImplementationOnce(async () => {});
  const ready = readiness(plan, async () => {});
  await ready();
  await ready();
  await ready();
  expect(plan).toHaveBeenCalledTimes(2);
});

test.each([
  ['answers nothing', async () => {}, () => Promise.reject(lost)],
  ['fails while it plans anew', () => Promise.reject(lost), async () => {}],
])(
  'a server that %s has to have planned again to be ready: it may have been started anew',
  async (_, replan, answer) => {
    const plan = vi
      .fn(() => never)
      .mockImplementationOnce(async () => {})
      .mockImplementationOnce(replan);
    const ready = readiness(plan, answer);
    await ready();
    await ready().catch((error: unknown) => expect(error).toBe(lost));
    await new Promise(setImmediate);
    expect(await Promise.race([ready(), new Promise((resolve) => setImmediate(resolve, 'not yet'))])).toBe('not yet');
    expect(plan).toHaveBeenCalledTimes(3);
  },
);
