import { describe, expect, it } from 'vitest';
import { isFamilyNameFirst, withFamilyNameParted } from './name-order.ts';

function column(...names: string[]): string[] {
  return Array.from({ length: 10 }, () => names).flat();
}

describe('the family name', () => {
  it.each([
    ['SMITH JOHN H', 'PETERSON ERICA', 'Иванова Мария'],
    ['Nováková Eva', 'Dvořák Jan', 'ABCDE FGHIJ'],
    ['SMITH JOHN', 'PETERSON ERICA', 'JAMES WILLIAM', 'MARTIN'],
  ])('is in front in %s, %s, %s', (...names) => {
    expect(isFamilyNameFirst(column(...names))).toBe(true);
  });

  it.each([
    ['John H Smith', 'Erica Peterson', 'Müller Hans'],
    ['Smith, John', 'Peterson, Erica', 'Müller, Hans'],
    ['SMITH JOHN', 'Erica Peterson', 'PETERSON ERICA'],
    ['James William', 'William James', 'Abcde Fghij'],
  ])('is not in front in %s, %s, %s, or not always', (...names) => {
    expect(isFamilyNameFirst(column(...names))).toBe(false);
  });

  it('is not told from a few names', () => {
    expect(isFamilyNameFirst(['SMITH JOHN', 'PETERSON ERICA'])).toBe(false);
  });

  it.each([
    ['SMITH  JOHN H JR', 'SMITH, JOHN H JR'],
    ['SMITH JR, JOHN', 'SMITH JR, JOHN'],
    ['SMITH', 'SMITH'],
  ])('is parted from the others in %s', (name, parted) => {
    expect(withFamilyNameParted(name)).toBe(parted);
  });
});
