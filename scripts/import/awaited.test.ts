import { expect, test } from 'vitest';
import { awaited } from './awaited.ts';

test('an import that waits says for whom, since when, and what can be done', () => {
  const holders = [
    { pid: 71, application: 'psql', state: 'idle in transaction', since: Date.UTC(2026, 0, 2, 3, 4, 5) },
    { pid: 72, application: '', state: null, since: null },
  ];
  expect(awaited('billing', holders)).toBe(
    'waiting for a lock in the database of billing that another session holds: ' +
      '71 (psql, idle in transaction since 2026-01-02T03:04:05.000Z), 72 (unnamed, in a state that this user may not see). ' +
      'The import goes on when that session ends its transaction, or is ended by pg_terminate_backend; ' +
      'stopped now, the same command takes in the rest',
  );
});
