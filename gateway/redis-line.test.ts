import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { pino } from 'pino';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { connectionTo, RedisLine } from './redis-line.ts';

const redisUrl = inject('redisUrl');

function connect(account: { username?: string; password?: string } = {}) {
  const logger = pino({ level: 'silent' });
  const client = createClient({ ...connectionTo(redisUrl ?? ''), ...account });
  const line = new RedisLine(client, { logger, away: 'away', back: 'back' });
  return { client, line, warned: vi.spyOn(logger, 'warn') };
}

type Connected = ReturnType<typeof connect>;

/** For longer than Redis is waited for. */
function beBusy(): void {
  const until = performance.now() + 150;
  while (performance.now() < until);
}

test.skipIf(!redisUrl).each<[string, (connected: Connected) => Promise<unknown>]>([
  [
    'before it sends what it asks',
    ({ line, client }) => {
      const asked = line.within(() => client.ping());
      beBusy();
      return asked;
    },
  ],
  [
    'while the answer is on its way',
    async ({ line, client }) => {
      const asked = line.within(() => client.ping());
      await nextTurn();
      beBusy();
      return asked;
    },
  ],
  [
    'between two things that it asks',
    ({ line, client }) =>
      line.within(async () => {
        await client.ping();
        beBusy();
        return client.ping();
      }),
  ],
])('a Redis that answers at once is not away because this process is busy %s', async (_when, ask) => {
  const connected = connect();
  const { line, client, warned } = connected;
  await vi.waitFor(async () => expect(await line.within(() => client.ping())).toBe('PONG'), { timeout: 10_000 });
  warned.mockClear();
  expect(await ask(connected)).toBe('PONG');
  expect(warned).not.toHaveBeenCalled();
  line.close();
});

test.skipIf(!redisUrl)(
  'a Redis whose password was changed is told of by that, after the connection that it ended',
  async () => {
    const { client: admin, line: adminLine } = connect();
    onTestFinished(() => adminLine.close());
    await vi.waitFor(() => expect(admin.isReady).toBe(true), { timeout: 10_000 });
    const user = `rotated-${randomUUID()}`;
    await admin.aclSetUser(user, ['on', '>first', '+@all', '~*']);
    onTestFinished(async () => void (await admin.aclDelUser(user)));
    const { line, client, warned } = connect({ username: user, password: 'first' });
    onTestFinished(() => line.close());
    await vi.waitFor(async () => expect(await line.within(() => client.ping())).toBe('PONG'), { timeout: 10_000 });
    await admin.aclSetUser(user, ['<first', '>second']);
    await admin.sendCommand(['CLIENT', 'KILL', 'USER', user]);
    const reasons = () => warned.mock.calls.map(([line]) => JSON.stringify(line));
    await vi.waitFor(
      () => expect(reasons()).toEqual([expect.stringContaining('closed'), expect.stringContaining('WRONGPASS')]),
      {
        timeout: 10_000,
      },
    );
    await admin.aclSetUser(user, ['>first']);
    await vi.waitFor(async () => expect(await line.within(() => client.ping())).toBe('PONG'), { timeout: 10_000 });
    expect(reasons()).toHaveLength(2);
  },
);
