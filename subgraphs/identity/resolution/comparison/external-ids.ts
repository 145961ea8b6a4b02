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
    if (sharedId(a, b) !== null) return idLevels.length - 1;
    let most = unsaid;
    for (const one of a.claims) {
      for (const other of b.claims) if (systemOf(one) === systemOf(other)) most = Math.max(most, idLevel(one, other));
    }
    return most;
  },
  shared: sharedId,
  values: ({ claims }) => claims,
  countsValues: false,
};

function sharedId(a: Profile, b: Profile): string | null {
  for (const id of a.claims) if (b.ownIds.includes(id) || b.claims.includes(id)) return id;
  for (const id of b.claims) if (a.ownIds.includes(id)) return id;
  return null;
}

function systemOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}
