import { once } from 'node:events';
import { connect } from 'node:net';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { loggedError } from './logged-error.ts';

test('a message that quotes personal data is logged without it', () => {
  const { message } = loggedError(new Error('duplicate key (jane.doe@example.com), phone +49 170 1234567, line 12'));
  expect(message).toBe('duplicate key ([email]), phone [number], line 12');
});

test.each(['{"name": Rossi}', '{"name": "Maria", "other": Rossi, "birthDate": null}'])(
  'of damaged JSON it is logged that it is, without a piece of it: %s',
  (text) => {
    const [error] = thrownBy(() => JSON.parse(text));
    expect(loggedError(error).message).toBe("Unexpected token 'R', [text] is not valid JSON");
  },
);

test('the address of a connection that failed is no phone number', async () => {
  const [refused] = await once(connect(1, '127.0.0.1'), 'error').catch((error: unknown) => [error]);
  expect(loggedError(refused).message).toBe('connect ECONNREFUSED 127.0.0.1:1');
  // Neo4j's driver tells of the same in words alone.
  const told = new Error(
    'Could not connect to jane@graph. connect ECONNREFUSED 10.0.0.7:7687, asked for 170.123.456.7',
  );
  expect(loggedError(told).message).toBe(
    'Could not connect to [email] connect ECONNREFUSED 10.0.0.7:7687, asked for [number]',
  );
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

test('an error that a subgraph told over HTTP is logged by its message', () => {
  const told = { message: 'no room for jane@example.com', path: ['billing'], extensions: { code: 'FULL' } };
  expect(loggedError(told)).toEqual({ type: 'object', message: 'no room for [email]' });
});

function thrownBy(act: () => unknown): unknown[] {
  try {
    act();
    return [];
  } catch (error) {
    return [error];
  }
}
