import type { Profile } from '../profile.ts';
import { type Comparison, unsaid } from './comparison.ts';
import { idLevel, idLevels } from './contact.ts';
import { says } from './says.ts';

/** Two ids of one system speak for or against; a claim and the other record's own id only for. */
export const externalId: Comparison = {
  name: 'externalId',
  needs: says.claim,
  levels: idLevels,
  level: (a, b) => {
    if (sharesId(a, b) || sharesId(b, a)) return idLevels.length - 1;
    let most = unsaid;
    for (const one of a.claims) {
      for (const other of b.claims) if (systemOf(one) === systemOf(other)) most = Math.max(most, idLevel(one, other));
    }
    return most;
  },
  shared: (a, b) => [
    ...a.claims.filter((id) => b.ownIds.includes(id) || b.claims.includes(id)),
    ...b.claims.filter((id) => a.ownIds.includes(id)),
  ],
  values: ({ claims }) => claims,
  countsValues: false,
};

function sharesId({ claims }: Profile, { claims: others, ownIds }: Profile): boolean {
  return claims.some((id) => ownIds.includes(id) || others.includes(id));
}

function systemOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}
