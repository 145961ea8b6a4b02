import type { Profile } from '../profile.ts';

/** Whether two have an id in common that is given to one party. */
export function shareId(a: Profile, b: Profile): boolean {
  const ids = new Set([...b.taxIds, ...b.claims, ...b.ownIds]);
  return [...a.taxIds, ...a.claims, ...a.ownIds].some((id) => ids.has(id));
}
