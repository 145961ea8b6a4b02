import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { loggedError } from './logged-error.ts';

test('a message that quotes personal data is logged without it', () => {
  const { message } = loggedError(new Error('duplicate key (jane.doe@example.com), phone +49 170 1234567, line 12'));
  expect(message).toBe('duplicate key ([email]), phone [number], line 12');
});

test('the stack holds frames only, so the message cannot come back through it', () => {
  const { stack } = loggedError(new Error('jane.doe@example.com'));
  expect(stack).toMatch(/^\s+at /);
  expect(stack).not.toContain('jane');
});

test('of a GraphQL error the original is logged, with its code', () => {
  const original = Object.assign(new TypeError('no such table: ticket'), { code: 'ERR_SQLITE_ERROR' });
  const logged = loggedError(new GraphQLError('wrapped', { originalError: original }));
  expect(logged).toMatchObject({ type: 'TypeError', message: 'no such table: ticket', code: 'ERR_SQLITE_ERROR' });
});

test('something thrown that is no error is logged by its text', () => {
  expect(loggedError('oops')).toEqual({ type: 'string', message: 'oops' });
});
