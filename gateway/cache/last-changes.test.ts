import { expect, test } from 'vitest';
import { LastChanges } from './last-changes.ts';

test('a change concerns its ids, and whatever may be about anything in its subgraph', () => {
  const changes = new LastChanges();
  changes.add('billing', ['a', 'b']);
  changes.add('billing', ['b']);
  expect(changes.of('billing', ['a'])).toBe(1);
  expect(changes.of('billing', ['a', 'b'])).toBe(2);
  expect(changes.of('billing', ['c'])).toBe(0);
  expect(changes.of('billing', undefined)).toBe(2);
  expect(changes.of('sales', ['a'])).toBe(0);
});

test('after more ids than are remembered everything has changed, and they are forgotten', () => {
  const changes = new LastChanges();
  const ids = Array.from({ length: 50_000 }, (_each, index) => String(index));
  changes.add('billing', ids);
  expect(changes.of('billing', ['other'])).toBe(0);
  changes.add('billing', ['one more']);
  expect(changes.of('billing', ['other'])).toBe(2);
  changes.add('billing', ids.slice(1));
  expect(changes.of('billing', ['other'])).toBe(2);
});
