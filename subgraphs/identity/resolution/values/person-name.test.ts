import { describe, expect, it } from 'vitest';
import { readPersonName } from './person-name.ts';

type Names = [given: string, family: string, generation: string | null];

function read(name: string): Names {
  const { given, family, generation } = readPersonName({ name, givenName: null, familyName: null });
  return [given.join(' '), family.join(' '), generation];
}

describe('a display name', () => {
  it.each<[string, ...Names]>([
    ['Smith, John, Jr.', 'john', 'smith', 'jr'],
    ['SMITH, JR., JOHN', 'john', 'smith', 'jr'],
    ['Smith, Sr. John', 'john', 'smith', 'sr'],
    ['Smith, John, PhD', 'john', 'smith', null],
  ])('%s has what stands between two commas or behind the last', (name, ...names) => {
    expect(read(name)).toEqual(names);
  });

  it.each<[string, ...Names]>([
    ['John Smith, Esq.', 'john', 'smith', null],
    ['Jan Novák, Ph.D.', 'jan', 'novak', null],
    ['John Smith, D.D.S.', 'john', 'smith', null],
    ['Ing. Jan Novák, CSc.', 'jan', 'novak', null],
    ['Jan Novák, MBA', 'jan', 'novak', null],
    ['Mba, Jan', 'jan', 'mba', null],
    ['Nkeng, Mba', 'mba', 'nkeng', null],
    ['Rev. Jan Novák', 'jan', 'novak', null],
    ['Smt. Priya Nair', 'priya', 'nair', null],
    ['Bo Ing', 'bo', 'ing', null],
    ['Garcia Lopez, M.D.', 'm d', 'garcia lopez', null],
  ])('%s is read without titles and degrees, and with names that look like them', (name, ...names) => {
    expect(read(name)).toEqual(names);
  });

  it('is one with a digit among the letters of a word', () => {
    expect(read('R0bert Al1en')).toEqual(['r0bert', 'al1en', null]);
  });

  it.each(['customer 5', 'user4you', 'Shop 24 Berlin', 'maria2 rossi3', 'jane@x.io'])('is none in %s', (name) => {
    expect(read(name)).toEqual(['', '', null]);
  });
});
