import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

const position = fc.record({ sortKey: fc.oneof(fc.string(), fc.integer()), id: fc.string() });
const list = fc.constantFrom('ticket opened_at desc', 'ticket opened_at asc', 'invoice issued_at desc', undefined);

test('a cursor is read back by its own list and by no other', () => {
  fc.assert(
    fc.property(position, list, list, (place, made, read) => {
      const cursor = encodeCursor(place, made);
      if (made === read) expect(decodeCursor(cursor, read)).toEqual(place);
      else expect(() => decodeCursor(cursor, read)).toThrow('after must be a cursor that this connection returned');
    }),
  );
});

test('the name of the list cannot be read in the cursor', () => {
  const cursor = encodeCursor({ sortKey: 1, id: 'i1' }, 'ticket opened_at desc');
  expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('ticket');
});

test.each(['', 'nonsense', 'bnVsbA', 'e30', 'WzFd', 'W251bGwsImkxIl0'])('"%s" is no cursor', (cursor) => {
  expect(() => decodeCursor(cursor)).toThrow(
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }),
  );
});
