import { isValidPhoneNumber, parsePhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { countries } from './countries/countries.ts';
import { e164, landlineOf, mobileOf, writePhone } from './phones.ts';
import { Random } from './random.ts';

const customers = Array.from({ length: 1_500 }, (_, index) => 1 + index * 67);

describe.each(countries.map(([country]) => [country.code, country] as const))('phones of %s', (code, country) => {
  const phones = customers.flatMap((customer) => [mobileOf(country, customer), landlineOf(country, customer)]);

  test('are valid numbers of that country', () => {
    const wrong = phones
      .map(e164)
      .filter((text) => !isValidPhoneNumber(text) || parsePhoneNumber(text).country !== code);
    expect(wrong).toEqual([]);
  });

  test('are never given twice', () => {
    expect(new Set(phones.map(e164)).size).toBe(phones.length);
  });

  test('mean the same number however they are written', () => {
    const random = new Random(1, 1);
    for (const phone of phones.slice(0, 300)) {
      const written = writePhone(phone, true, random);
      expect([
        written,
        parsePhoneNumber(written.replace(/^00/, '+'), { defaultCallingCode: country.callingCode }).number,
      ]).toEqual([written, e164(phone)]);
    }
  });
});
