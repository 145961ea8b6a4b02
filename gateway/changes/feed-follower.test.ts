import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import { appendToOutbox, databaseChangeSource, type OutboxEntry } from '../../subgraphs/kit/outbox.ts';
import { feedFollower } from './feed-follower.ts';

const entry = (entityId: string): OutboxEntry => ({
  ...{ entity: 'invoice', entityId, type: 'upserted', payload: {}, sourceTime: null },
});

test('a feed that begins anew with smaller numbers is told of as a whole, and then followed again', async () => {
  const database = await openDepartmentDatabase({ migrations: {} }, ':memory:');
  const append = (...ids: string[]) =>
    database.untyped.transaction().execute((transaction) => appendToOutbox(transaction, ids.map(entry)));
  await append('in_1', 'in_2', 'in_3');
  const told: string[] = [];
  const follower = feedFollower(databaseChangeSource('billing', database), {
    take: async (changes) => void told.push(...changes.map(({ entityId }) => entityId)),
    mayHaveMissed: () => told.push('anything'),
    pauseMs: 10,
    logger: pino({ level: 'silent' }),
  });
  follower.start();
  await follower.started();
  await append('in_4');
  await vi.waitFor(() => expect(told).toEqual(['in_4']));

  await sql`delete from outbox where sequence > 1`.execute(database.untyped);
  await vi.waitFor(() => expect(told).toEqual(['in_4', 'anything']), { timeout: 3000 });
  await sql`update sqlite_sequence set seq = 1`.execute(database.untyped);
  await append('in_2');
  await vi.waitFor(() => expect(told).toEqual(['in_4', 'anything', 'in_2']));
  await follower.stop();
  await database.close();
});

test('a feed that was put back to a backup and has passed where it was read to is told of as a whole', async () => {
  const database = await openDepartmentDatabase({ migrations: {} }, ':memory:');
  const append = (...ids: string[]) =>
    database.untyped.transaction().execute((transaction) => appendToOutbox(transaction, ids.map(entry)));
  await append('in_1', 'in_2', 'in_3');
  const told: string[] = [];
  const follower = feedFollower(databaseChangeSource('billing', database), {
    take: async (changes) => void told.push(...changes.map(({ entityId }) => entityId)),
    mayHaveMissed: () => told.push('anything'),
    ...{ pauseMs: 10, logger: pino({ level: 'silent' }) },
  });
  follower.start();
  await vi.waitFor(() => expect(follower.isUpToDate()).toBe(true));

  await database.untyped.transaction().execute(async (transaction) => {
    await sql`delete from outbox where sequence > 1`.execute(transaction);
    await sql`update sqlite_sequence set seq = 1`.execute(transaction);
    await appendToOutbox(transaction, ['other_2', 'other_3', 'other_4'].map(entry));
  });
  await vi.waitFor(() => expect(told).toEqual(['anything']));
  await append('in_5');
  await vi.waitFor(() => expect(told).toEqual(['anything', 'in_5']));
  await follower.stop();
  await database.close();
});

test('a feed that could not be read when it was begun with is told of as a whole, once, when it can be', async () => {
  const database = await openDepartmentDatabase({ migrations: {} }, ':memory:');
  const append = (...ids: string[]) =>
    database.untyped.transaction().execute((transaction) => appendToOutbox(transaction, ids.map(entry)));
  const source = databaseChangeSource('billing', database);
  let isGone = true;
  const told: string[] = [];
  const follower = feedFollower(
    { ...source, newest: () => (isGone ? Promise.reject(new Error('gone')) : source.newest()) },
    {
      take: async (changes) => void told.push(...changes.map(({ entityId }) => entityId)),
      mayHaveMissed: () => told.push('anything'),
      ...{ pauseMs: 10, logger: pino({ level: 'silent' }) },
    },
  );
  follower.start();
  await follower.started();
  await append('in_1');
  isGone = false;
  await vi.waitFor(() => expect(told).toEqual(['anything']));
  await append('in_2');
  await vi.waitFor(() => expect(told).toEqual(['anything', 'in_2']));
  await follower.stop();
  await database.close();
});

test('nobody waits long for a feed that does not answer, and all of it is told of when it does', async () => {
  const { promise: newest, resolve: answer } = Promise.withResolvers<number>();
  const told: string[] = [];
  const read = async () => ({ changes: [], last: 7, caughtUp: true });
  const follower = feedFollower(
    { department: 'billing', read, newest: () => newest },
    {
      take: async () => {},
      mayHaveMissed: () => told.push('anything'),
      ...{ pauseMs: 10, logger: pino({ level: 'silent' }) },
    },
  );
  follower.start();
  await follower.started();
  expect(told).toEqual([]);
  answer(7);
  await vi.waitFor(() => expect(follower.isUpToDate()).toBe(true));
  expect(told).toEqual(['anything']);
  await follower.stop();
});

test('a feed that does not answer is not waited for once nobody follows it', async () => {
  const asked = vi.fn();
  const never = <Answer>(): Promise<Answer> => {
    asked();
    return new Promise(() => {});
  };
  const follower = feedFollower(
    { department: 'billing', read: never, newest: never },
    { take: async () => {}, mayHaveMissed: () => {}, pauseMs: 10, logger: pino({ level: 'silent' }) },
  );
  follower.start();
  await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
  await follower.stop();
});
