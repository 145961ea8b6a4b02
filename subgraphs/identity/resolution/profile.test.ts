import { describe, expect, it } from 'vitest';
import { person } from './fixture.ts';
import { profileOf } from './profile.ts';

describe('profiles', () => {
  it.each([
    ['1980-02-03', '19800203'],
    ['1980-02', '198002'],
    ['1980', '1980'],
    ['1970-01-01', null],
    ['1900-01-01', null],
  ])('the birth date %s is %s', (birthDate, expected) => {
    expect(profileOf(person('sales:contact:1', { birthDate })).birthDate).toBe(expected);
  });

  it('say nothing of a town or attribute that is written as unknown, and keep what says no', () => {
    const nowhere = { street: null, city: 'Unknown', region: null, postalCode: null, country: null };
    const attributes = [
      { name: 'job', value: ' UNKNOWN ' },
      { name: 'allergies', value: 'none' },
    ];
    const profile = profileOf(person('sales:contact:1', { addresses: [nowhere], attributes }));
    expect([profile.cities, profile.attributes]).toEqual([[], new Map([['allergies', 'none']])]);
  });
});
