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
});
