import { describe, expect, it } from 'vitest';
import { postalCodeKey, streetKey } from './postal-address.ts';

describe('postal addresses', () => {
  it.each([
    ['Hauptstraße 5', 'hauptstr5'],
    ['Haupt-Str. 5', 'hauptstr5'],
    ['12 Elm Street', '12elmst'],
    ['120 East 96th Street', '120e96thst'],
    ['120 E 96th St', '120e96thst'],
    ['St.-Martin-Str. 5', 'stmartinstr5'],
    ['Sankt-Martin-Straße 5', 'stmartinstr5'],
    ['ul. Długa 5', 'dluga5'],
    ['Długa 5', 'dluga5'],
    ['Avda. Constitución 3', 'avconstitucion3'],
    ['123 High St', '123highst'],
    ['1/23 High St', '1/23highst'],
    ['Hauptstr. 5-7', 'hauptstr5/7'],
    ['Hauptstr. 5 a', 'hauptstr5a'],
    ['Elm Street', null],
    ['n/a', null],
  ])('the street %s is %s', (street, key) => {
    expect(streetKey(street)).toBe(key);
  });

  it.each([
    ['10115', '10115'],
    ['D 10115', '10115'],
    ['CH-8001', '8001'],
    ['NL-1012 AB', '1012AB'],
    ['SE-123 45', '12345'],
    ['PL 00-950', '00950'],
    ['EC1 123', 'EC1123'],
    ['94105-2718', '94105'],
    ['94105 2718', '94105'],
    ['01310-100', '01310100'],
    ['BT1 1AA', 'BT11AA'],
    ['sw1a 1aa', 'SW1A1AA'],
    ['00000', null],
    ['1', null],
  ])('the postal code %s is %s', (postalCode, key) => {
    expect(postalCodeKey(postalCode)).toBe(key);
  });
});
