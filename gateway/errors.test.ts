import { expect, test } from 'vitest';
import { failedField } from './errors.ts';

test('a subgraph’s message for clients that quotes a long value is told by its beginning and its end', () => {
  const told = failedField(
    'identity',
    {
      message: `got invalid value "${'x'.repeat(120_000)}"; DateTime must be an ISO 8601 time`,
      extensions: { code: 'BAD_USER_INPUT' },
    },
    ['customer'],
  );
  expect(told.message).toMatch(/^got invalid value "x+ … x+"; DateTime must be an ISO 8601 time$/);
  expect(told.message.length).toBeLessThan(510);
});
