import { GraphQLError, GraphQLSchema } from 'graphql';
import { expect, test, vi } from 'vitest';
import type { CustomerEvents } from './customer-events.ts';
import { resultOf } from './websocket-result.ts';

test('of an event that fails the client sees what it may see, and not the message that was thrown', async () => {
  const next = vi.fn().mockRejectedValue(new Error('SELECT * FROM "customer" failed at 10.0.0.7'));
  const events: CustomerEvents = {
    ...{ from: 'e-0', ended: new AbortController().signal, end: vi.fn(), next },
    [Symbol.asyncIterator]: () => ({ next }),
  };
  const result = resultOf({
    opened: { schema: new GraphQLSchema({}), events },
    why: () => 'the client left',
    shown: () =>
      new GraphQLError('the request could not be answered', { extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
  });
  if (!('next' in result)) throw new Error('no events');
  await expect(result.next()).rejects.toMatchObject({
    message: 'the request could not be answered',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
});
