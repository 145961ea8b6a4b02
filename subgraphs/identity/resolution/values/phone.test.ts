import { describe, expect, it } from 'vitest';
import { phonesIn, readPhone } from './phone.ts';

describe('a telephone number', () => {
  it.each([
    '(555) 212-3456',
    '(555) 212-3456 x12',
    '555-212-3456 ext. 7',
    '555 212 3456 Extension 801',
    '5552123456#4',
    '555-212-3456ext12',
    '5552123456x12',
    '(555) 212-3456 (ext. 12)',
  ])('of which no country is known is without its extension: %s', (raw) => {
    expect(readPhone(raw, null)).toEqual({ international: null, national: '5552123456' });
  });

  it.each(['4.91601E+11', '4,91601E+11'])(
    'that a spreadsheet has rounded is none, as others are rounded to it: %s',
    (raw) => {
      expect(readPhone(raw, null)).toBeNull();
      expect(readPhone(raw, 'DE')).toBeNull();
    },
  );

  it.each(['00 49 30 901820', '(0049) 30 901820', '+0049 30 901820', '0049 (0)30 901820'])(
    'is of the country behind its double zero: %s',
    (raw) => {
      expect(readPhone(raw, null)).toEqual({ international: '+4930901820', national: '30901820' });
    },
  );

  it.each([
    ['+39 06 8765 4321', '06 8765 4321', '687654321'],
    ['+52 1 55 8765 4321', '55 8765 4321', '5587654321'],
  ])('is the same with its country and without: %s and %s', (one, other, national) => {
    expect(readPhone(one, null)?.national).toBe(national);
    expect(readPhone(other, null)?.national).toBe(national);
  });

  it.each([
    ['030 901820 / 0171 1234567', ['030 901820', '0171 1234567']],
    ['+1 212 555 0147 or +1 212 555 0199', ['+1 212 555 0147', '+1 212 555 0199']],
    ['030/901820', ['030/901820']],
    ['212-555-0147/0148', ['212-555-0147/0148']],
    ['+1 212 555 0147,,123456789#', ['+1 212 555 0147,,123456789#']],
  ])('stands alone in a field or with others: %s', (field, numbers) => {
    expect(phonesIn(field).map((number) => number.trim())).toEqual(numbers);
  });

  it('stands in no field of more than 250 characters', () => {
    expect(phonesIn(`030 901820${' '.repeat(240)}`)).toHaveLength(1);
    expect(phonesIn(`030 901820${' '.repeat(1_000_000)}1`)).toEqual([]);
  });
});
