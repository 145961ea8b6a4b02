import { expect, test } from 'vitest';
import { Ids, withCaseLetters } from './ids.ts';

test('a Salesforce id ends in the letters that its case demands', () => {
  expect(withCaseLetters('0011G00000gY0y4')).toBe('0011G00000gY0y4QAC');
  expect(withCaseLetters('8011G000000XFeO')).toBe('8011G000000XFeOQAW');
});

test('ids count up per kind of object', () => {
  const ids = new Ids();
  expect([ids.party('billing', 'account'), ids.party('billing', 'account')]).toEqual([
    'cus_SAMPLE00001',
    'cus_SAMPLE00002',
  ]);
  expect(ids.party('marketing', 'contact')).toBe('101');
  expect(ids.party('sales', 'contact')).toBe('0038d0000000001AAA');
});
