import { unsaid } from './comparison.ts';

export const domainLevels = ['different', 'the same'] as const;

/** `unsaid` of a site and a part of it: `shop.acme.com` may be Acme's, and `physics.uni.edu` is not all of a university. */
export function domainLevel(a: string, b: string): number {
  if (a === b) return 1;
  return a.endsWith(`.${b}`) || b.endsWith(`.${a}`) ? unsaid : 0;
}
