import { describe, expect, it } from 'vitest';
import { spokenOfAs } from './spoken-of.ts';

describe('whom a title speaks of', () => {
  it.each([
    ['Mr. Miller', 'HE'],
    ['Herrn Dr. Müller', 'HE'],
    ['Miller, Mr. John', 'HE'],
    ['Sr. García', 'HE'],
    ['Mrs. J. Smith', 'SHE'],
    ['Señora Muñoz', 'SHE'],
    ['Sig.ra Rossi', 'SHE'],
    ['Mr. & Mrs. Miller', null],
    ['Herr und Frau Müller', null],
    ['Mr/Mrs Miller', null],
    ['Dr. Miller', null],
    ['M. Dupont', null],
    ['Missy Miller', null],
  ])('of %s: %s', (name, spokenOf) => {
    expect(spokenOfAs({ name, givenName: null, familyName: null, addresses: [] })).toBe(spokenOf);
  });

  it.each([
    ['M. Dupont', 'France', 'HE'],
    ['M Jean Dupont', 'BE', 'HE'],
    ['M. et Mme Dupont', 'FR', null],
    ['Mme Dupont', 'FR', 'SHE'],
    ['M. Weber', 'DE', null],
    ['Max Dupont', 'FR', null],
  ])('of %s in %s: %s', (name, country, spokenOf) => {
    const addresses = [{ street: null, city: null, region: null, postalCode: null, country }];
    expect(spokenOfAs({ name, givenName: null, familyName: null, addresses })).toBe(spokenOf);
  });
});
