import { randomNumbers } from '../../../subgraphs/identity/resolution/model/chance.ts';
import type { PartyRecord } from '../../../subgraphs/identity/resolution/record.ts';

const people = 600;
const telephones = 400;
const telephonesEach = 3;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** People who share telephones with one another: ordinary customers have too few neighbours to draw five hundred nodes. */
export function crowd(): PartyRecord[] {
  const random = randomNumbers(11);
  const pick = (count: number): number => Math.floor(random() * count);
  const word = (): string => Array.from({ length: 7 }, () => letters[pick(letters.length)]).join('');
  return Array.from({ length: people }, (_, n): PartyRecord => {
    const phones = Array.from({ length: telephonesEach }, () => `+49 30 ${5_000_000 + pick(telephones)}`);
    return {
      ...{ key: `sales:crowd:${n}`, department: 'sales', type: 'crowd', sourceId: `${n}`, kind: 'PERSON' },
      ...{ name: null, givenName: word(), familyName: word(), otherNames: [], emails: [`${word()}@crowd.example`] },
      ...{ phones, addresses: [], birthDate: null, externalIds: [], taxIds: [], domains: [], attributes: [] },
      updatedAt: null,
    };
  });
}
