import { expect, test } from 'vitest';
import { lostDatabase } from './lost-database.ts';

test.each([
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
  Object.assign(new Error('read EHOSTUNREACH'), { code: 'EHOSTUNREACH' }),
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('the database system is shutting down'), { code: '57P03' }),
  Object.assign(new Error('terminating connection due to idle-session timeout'), { code: '57P05' }),
  Object.assign(new Error('terminating connection due to idle-in-transaction timeout'), { code: '25P03' }),
])('an import that %s ended says that it can be gone on with', (error) => {
  expect(lostDatabase('billing', error)).toEqual(
    new Error(
      `the database of billing went away (${error.message}): what was taken in is kept, and the same command takes in the rest`,
    ),
  );
});

test.each([
  [
    Object.assign(new Error('cannot execute INSERT in a read-only transaction'), { code: '25006' }),
    'it may only be read: name the primary rather than a standby, and see default_transaction_read_only of database and user',
  ],
  [
    Object.assign(new Error('permission denied for schema public'), { code: '42501' }),
    'give its user the right to, or let its owner bring it up to date: tables are made by whoever opens it, who needs create on its schema',
  ],
  [
    Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
    'all its connections are in use: end some, or raise max_connections',
  ],
  [
    Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }),
    'make room on its disk',
  ],
])('an import whose database takes no more says why and what helps: %s', (error, remedy) => {
  expect(lostDatabase('billing', error)).toEqual(
    new Error(
      `the database of billing takes nothing in (${error.message}): ${remedy}; ` +
        'what was taken in is kept, and the same command takes in the rest',
    ),
  );
});

test('any other error stays what it is', () => {
  const error = new Error('the format generic needs --mapping FILE');
  expect(lostDatabase('billing', error)).toBe(error);
});
