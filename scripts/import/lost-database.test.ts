import { expect, test } from 'vitest';
import { lostDatabase } from './lost-database.ts';

test.each([
  new Error('Connection terminated unexpectedly'),
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('the database system is shutting down'), { code: '57P03' }),
])('an import that %s ended says that it can be gone on with', (error) => {
  expect(lostDatabase('billing', error)).toEqual(
    new Error(
      `the database of billing went away (${error.message}): what was taken in is kept, and the same command takes in the rest`,
    ),
  );
});

test('any other error stays what it is', () => {
  const error = new Error('the format generic needs --mapping FILE');
  expect(lostDatabase('billing', error)).toBe(error);
});
