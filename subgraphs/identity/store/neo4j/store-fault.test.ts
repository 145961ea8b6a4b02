import { Neo4jError } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { isStoreFault } from './store-fault.ts';

it.each([
  ['has no room in its memory', 'Neo.TransientError.General.MemoryPoolOutOfMemoryError', true],
  ['has no time for the database', 'Neo.TransientError.General.DatabaseUnavailable', true],
  ['is gone', 'ServiceUnavailable', true],
  ['is asked for what makes no sense', 'Neo.ClientError.Statement.SyntaxError', false],
  ['is given what breaks a constraint', 'Neo.ClientError.Schema.ConstraintValidationFailed', false],
])('a server that %s', (_what, code, isFault) => {
  expect(isStoreFault(new Neo4jError('failed', code, '50N42', 'failed'))).toBe(isFault);
});
