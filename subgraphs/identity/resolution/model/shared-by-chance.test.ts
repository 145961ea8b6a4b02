import { describe, expect, it } from 'vitest';
import { attributeComparison, comparisonOf } from '../comparison/comparisons.ts';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { comparablePairs, withCounted } from './shared-by-chance.ts';

function profile(department: string, sourceId: string, said: Partial<PartyRecord> = {}) {
  return profileOf({
    ...{ key: `${department}:row:${sourceId}`, department, type: 'row', sourceId, kind: 'PERSON' },
    ...{ name: null, givenName: null, familyName: null, otherNames: [], birthDate: null, updatedAt: null },
    ...{ emails: [], phones: [], addresses: [], externalIds: [], taxIds: [], domains: [], attributes: [], ...said },
  });
}

function pairsBy(name: string, profiles: ReturnType<typeof profile>[]): number | null {
  const comparison = comparisonOf('PERSON', name);
  return comparison && comparablePairs(comparison, profiles);
}

describe('pairs that can be compared by an identifier', () => {
  it('are those who both say one, alike or not', () => {
    const told = ['ada@web.example', 'ben@web.example', 'cleo@web.example'].map((email, n) =>
      profile('sales', `${n}`, { emails: [email] }),
    );
    expect(pairsBy('email', [...told, profile('sales', '9')])).toBe(3);
  });

  it('are, by ids of other systems, those who claim one in the same, or in the system that the other is of', () => {
    const claim = (value: string) => ({ externalIds: [{ system: 'billing', value }] });
    const support = [profile('support', '1', claim('81')), profile('support', '2', claim('82'))];
    const billing = [profile('billing', '81'), profile('billing', '83'), profile('billing', '84')];
    expect(pairsBy('externalId', [...support, ...billing, profile('sales', '5')])).toBe(1 + 2 * 3);
  });

  it('are not counted for what many strangers share', () => {
    expect(pairsBy('city', [])).toBeNull();
    expect(comparablePairs(attributeComparison('occupation'), [])).toBeNull();
  });
});

describe('the shares by chance with the counted one', () => {
  it('add up to 1 and keep what the levels below are to each other', () => {
    const [lowest = 0, between = 0, top = 0] = withCounted([0.6, 0.2, 0.2], 0.00002, 30, 1_000_000);
    expect(lowest + between + top).toBeCloseTo(1, 12);
    expect(lowest / between).toBeCloseTo(3, 12);
    expect(top).toBeCloseTo(30 / 1_000_000, 6);
  });

  it('are near the shipped ones where few pairs can be compared', () => {
    expect(withCounted([0.9, 0.1], 0.00002, 0, 10).at(-1)).toBeCloseTo(0.00002, 6);
  });
});
