import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { haveOtherVatNumbers } from './vat-numbers.ts';

function haveOther(a: readonly string[], b: readonly string[], values: Partial<PartyRecord> = {}): boolean {
  const company = { kind: 'ORGANISATION', name: 'Acme GmbH', ...values } as const;
  const one = profileOf(person('sales:account:1', { ...company, taxIds: [...a] }));
  const other = profileOf(person('billing:account:2', { ...company, taxIds: [...b] }));
  expect(haveOtherVatNumbers(other, one)).toBe(haveOtherVatNumbers(one, other));
  return haveOtherVatNumbers(one, other);
}

describe('haveOtherVatNumbers', () => {
  it.each([
    ['two of one country', ['DE136695976'], ['DE 811 569 869'], true],
    ['two of one country, and one of another', ['DE136695976', 'ATU12345678'], ['DE811569869'], true],
    ['a French number and another SIREN', ['FR83404833048'], ['FR 32 552 100 554'], true],
    ['numbers of two countries', ['DE136695976'], ['ATU12345678'], false],
    ['the same, written otherwise', ['DE136695976'], ['de 136.695.976'], false],
    ['two digits in turn', ['DE136695976'], ['DE136695967'], false],
    ['one in common of several', ['DE136695976', 'DE811569869'], ['DE811569869'], false],
    ['one that names no country', ['DE136695976'], ['811569869'], false],
    ['two that are none for VAT', ['12-3456789'], ['98-7654321'], false],
    ['two Indian ones, whose first letters name nobody’s country', ['DEAPS1234F'], ['DEBPK9876L'], false],
    ['none on one side', ['DE136695976'], [], false],
  ])('%s', (_, a, b, expected) => {
    expect(haveOther(a, b)).toBe(expected);
  });

  it('says nothing of people, nor of companies with another id in common', () => {
    const [one, other] = [['DE136695976'], ['DE811569869']];
    expect(haveOther(one, other, { kind: 'PERSON' })).toBe(false);
    expect(haveOther(one, other, { externalIds: [{ system: 'erp', value: 'A-1042' }] })).toBe(false);
  });
});
