import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { areSisterCompanies } from './sister-companies.ts';

function areSisters(a: string, b: string, values: Partial<PartyRecord> = {}): boolean {
  const [one, other] = [a, b].map((name, n) =>
    profileOf(person(`sales:account:${n}`, { kind: 'ORGANISATION', name, ...values })),
  );
  if (!one || !other) return false;
  expect(areSisterCompanies(other, one)).toBe(areSisterCompanies(one, other));
  return areSisterCompanies(one, other);
}

describe('areSisterCompanies', () => {
  it.each([
    ['Solarpark Nord 3 GmbH', 'Solarpark Nord 4 GmbH', true],
    ['Acme Fund III LP', 'Acme Fund IV LP', true],
    ['Acme Fund III LP', 'Acme Fund 4 LP', true],
    ['Acme Fund III LP', 'Acme Fund 3 LP', false],
    ['Fonds2024', 'Fonds2025', true],
    ['TSV 1860 München', 'TSV 1880 München', true],
    ['WEG Hauptstraße 12', 'WEG Hauptstraße 14', true],
    ['ООО Ромашка-1', 'ООО Ромашка-2', true],
    ['Autohaus Süd', 'Autohaus Nord', true],
    ['Bank of the West', 'Bank of the East', true],
    ['Acme Germany GmbH', 'Acme France SARL', true],
    ['Acme Germany GmbH', 'Acme Deutschland GmbH', false],
    ['Acme Germany GmbH', 'Acme 2 GmbH', false],
    ['Acme 2', 'Zenith 3', false],
    ['Solarpark 3', 'Solarpark', false],
    ['Acme Tools', 'Acme Toys', false],
    ['21', '22', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(areSisters(a, b)).toBe(expected);
  });

  it('are none that have a tax id in common, or a name', () => {
    expect(areSisters('Solarpark 3', 'Solarpark 4', { taxIds: ['DE136695976'] })).toBe(false);
    expect(areSisters('Solarpark 3', 'Solarpark 4', { otherNames: ['Sonne Kassel'] })).toBe(false);
  });
});
