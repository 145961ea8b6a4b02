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
    expect(spokenOfAs({ name, givenName: null, familyName: null })).toBe(spokenOf);
  });
});
