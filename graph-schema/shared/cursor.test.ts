import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

const sortKeys = fc.constantFrom('numbers', 'texts');
const keyOf = { numbers: fc.maxSafeInteger(), texts: fc.string() };
const list = fc.constantFrom('ticket opened_at desc', 'ticket opened_at asc', 'invoice issued_at desc');
const notOurs = expect.objectContaining({
  message: 'after must be a cursor that this connection returned',
  extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
});

test('a cursor is read back by its own list and by no other', () => {
  const place = sortKeys.chain((keys) =>
    fc.record({ keys: fc.constant(keys), position: fc.record({ sortKey: keyOf[keys], id: fc.string() }) }),
  );
  fc.assert(
    fc.property(place, list, list, ({ keys, position }, made, read) => {
      const cursor = encodeCursor(position, made);
      if (made === read) expect(decodeCursor(cursor, read, keys)).toEqual(position);
      else expect(() => decodeCursor(cursor, read, keys)).toThrow(notOurs);
    }),
  );
});

test('a cursor that was written by hand is refused where its list is sorted by something else', () => {
  const written = (sortKey: string) =>
    Buffer.from(encodeCursor({ sortKey: 'KEY', id: 'i1' }, 'ticket'), 'base64url')
      .toString()
      .replace('"KEY"', sortKey);
  const read = (sortKey: string, keys: 'numbers' | 'texts') => () =>
    decodeCursor(Buffer.from(written(sortKey)).toString('base64url'), 'ticket', keys);
  for (const sortKey of ['"7"', '1.5', '1e999', '1e300', '9007199254740992', 'null', '[7]', 'true'])
    expect(read(sortKey, 'numbers')).toThrow(notOurs);
  for (const sortKey of ['7', 'null', '["7"]']) expect(read(sortKey, 'texts')).toThrow(notOurs);
  expect(read('7', 'numbers')()).toEqual({ sortKey: 7, id: 'i1' });
});

test('the name of the list cannot be read in the cursor', () => {
  const cursor = encodeCursor({ sortKey: 1, id: 'i1' }, 'ticket opened_at desc');
  expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('ticket');
});

test.each(['', 'nonsense', 'bnVsbA', 'e30', 'WzFd', 'W251bGwsImkxIl0'])('"%s" is no cursor', (cursor) => {
  expect(() => decodeCursor(cursor, 'ticket', 'numbers')).toThrow(notOurs);
});
