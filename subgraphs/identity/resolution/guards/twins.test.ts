import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { areLikeTwins } from './twins.ts';

function like(a: Partial<PartyRecord>, b: Partial<PartyRecord>): boolean {
  const [one, other] = [profileOf(person('sales:contact:1', a)), profileOf(person('billing:account:2', b))];
  expect(areLikeTwins(other, one)).toBe(areLikeTwins(one, other));
  return areLikeTwins(one, other);
}

describe('areLikeTwins', () => {
  it.each([
    ['Anna Berg', 'Lena Berg', true],
    ['Berg, Anna', 'Lena Berg', true],
    ['Anna Berg', 'Anna Maria Berg', false],
    ['William Berg', 'Bill Berg', false],
    ['A. Berg', 'Lena Berg', false],
    ['Anna Berg', 'Anan Berg', false],
    ['Anna Berg', 'Xqzw Berg', false],
    ['Anna Berg', 'Lena Olsen', false],
  ])('born on one day, %s and %s: %s', (a, b, expected) => {
    expect(like({ name: a, birthDate: '1984-03-12' }, { name: b, birthDate: '1984-03-12' })).toBe(expected);
  });

  it.each<[string, Partial<PartyRecord>]>([
    ['of which only the year is known', { birthDate: '1984' }],
    ['who share an id', { birthDate: '1984-03-12', externalIds: [{ system: 'passport', value: 'C01X00T47' }] }],
  ])('nobody is, %s', (_, values) => {
    expect(like({ name: 'Anna Berg', ...values }, { name: 'Lena Berg', ...values })).toBe(false);
  });
});
