import { describe, expect, it } from 'vitest';
import { readPhone } from './phone.ts';

describe('a telephone number', () => {
  it.each([
    '(555) 212-3456',
    '(555) 212-3456 x12',
    '555-212-3456 ext. 7',
    '555 212 3456 Extension 801',
    '5552123456#4',
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
});
