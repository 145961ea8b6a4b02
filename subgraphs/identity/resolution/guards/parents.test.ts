import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { profileOf } from '../profile.ts';
import { areLikeParentAndChild } from './parents.ts';

function like(a: string, b: string, id?: string): boolean {
  const externalIds = id === undefined ? [] : [{ system: 'passport', value: id }];
  const [one, other] = [a, b].map((birthDate, n) => profileOf(person(`sales:lead:${n}`, { birthDate, externalIds })));
  if (!one || !other) throw new Error('two are compared');
  expect(areLikeParentAndChild(other, one)).toBe(areLikeParentAndChild(one, other));
  return areLikeParentAndChild(one, other);
}

describe('areLikeParentAndChild', () => {
  it.each([
    ['1951-02-14', '1984-09-30', true],
    ['1951-02-14', '1991-02-14', false],
    ['1951-02-14', '1951-09-30', false],
    ['1951-02-14', '1962-09-30', false],
    ['1901-02-14', '1984-09-30', false],
    ['1951', '1984-09-30', false],
  ])('who are born on %s and %s: %s', (a, b, expected) => {
    expect(like(a, b)).toBe(expected);
  });

  it('is nobody who shares an id that is given to one person', () => {
    expect(like('1951-02-14', '1984-09-30', 'C01X00T47')).toBe(false);
  });
});
