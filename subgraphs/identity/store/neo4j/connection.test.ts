import { Neo4jError } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { withReason } from './connection.ts';

function failed(message: string, cause?: Neo4jError): Neo4jError {
  const diagnostic = { OPERATION: '', OPERATION_CODE: '0', CURRENT_SCHEMA: '/' };
  return new Neo4jError(message, 'ServiceUnavailable', '50N42', 'failed', diagnostic, cause);
}

it('a server that is asked where to go, and not reached, is told of with the reason', () => {
  const refused = failed('Failed to connect to server. Caused by: connect ECONNREFUSED 10.0.0.7:7687');
  const lost = failed('Could not perform discovery. No routing servers available.', refused);
  expect(withReason(lost)).toMatchObject({ code: 'ServiceUnavailable', message: refused.message });
});

it.each([
  failed('Could not perform discovery. No routing servers available.'),
  failed('Connection was closed by server', failed('ended')),
  new Error('no'),
])('%s is told of as it is', (error) => {
  const { message } = error;
  expect(withReason(error)).toBe(error);
  expect(error.message).toBe(message);
});
