import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VerifiedTokens } from './verified-tokens.ts';

const caller = { subject: 'agent-7', scopes: new Set(['reports']) };
const inAnHour = Date.UTC(2026, 10, 28, 10);

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 28, 9) }));
afterEach(() => {
  vi.useRealTimers();
});

test('a token is believed for half a minute, and then looked at again', () => {
  const tokens = new VerifiedTokens<typeof caller>();
  expect(tokens.get('t')).toBeUndefined();
  tokens.add('t', caller, inAnHour);
  vi.setSystemTime(Date.now() + 29_999);
  expect(tokens.get('t')).toBe(caller);
  vi.setSystemTime(Date.now() + 1);
  expect(tokens.get('t')).toBeUndefined();
  tokens.add('t', caller, inAnHour);
  expect(tokens.get('t')).toBe(caller);
});

test('a token is not believed beyond its own end', () => {
  const tokens = new VerifiedTokens<typeof caller>();
  tokens.add('t', caller, Date.now() + 1000);
  vi.setSystemTime(Date.now() + 999);
  expect(tokens.get('t')).toBe(caller);
  vi.setSystemTime(Date.now() + 1);
  expect(tokens.get('t')).toBeUndefined();
});

test('of many tokens the last ones are remembered, and no more than twice as many as there is room for', () => {
  const tokens = new VerifiedTokens<typeof caller>(10);
  const names = Array.from({ length: 45 }, (_, n) => `token-${n}`);
  for (const name of names) tokens.add(name, caller, inAnHour);
  const known = names.filter((name) => tokens.get(name) === caller);
  expect(known).toEqual(names.slice(30));
});
