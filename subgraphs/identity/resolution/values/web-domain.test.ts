import { expect, test } from 'vitest';
import { companyDomain } from './web-domain.ts';

test.each([
  ['of dots', 'a.'.repeat(10_000)],
  ['of slashes before another line', `${'/'.repeat(30_000)}\nx`],
])('a long text %s is no domain, which is told at once', (_what, text) => {
  const startedAt = performance.now();
  expect(companyDomain(text)).toBeNull();
  expect(performance.now() - startedAt).toBeLessThan(100);
});

test('a domain with labels as long as they may be is one', () => {
  expect(companyDomain(`https://${'a'.repeat(63)}.${'b'.repeat(63)}.example/about`)).toMatch(/^a{63}\.b{63}\.example$/);
});
