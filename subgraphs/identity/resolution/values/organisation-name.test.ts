import { describe, expect, it } from 'vitest';
import { organisationWords } from './organisation-name.ts';

describe('the words of a company’s name', () => {
  it.each([
    'Acme A/S',
    'Acme spol. s r. o.',
    'Acme, s.r.o.',
    'Acme S.A. de C.V.',
    'Acme S. de R.L. de C.V.',
    'Acme S.A.P.I. de C.V.',
    'Acme S.à r.l.',
    'Acme S. A.',
    'Acme Sp. z o. o.',
    'Acme A.Ş.',
    'Acme Ltd. Şti.',
    'Acme AB (publ)',
    'Acme e.K.',
    'Acme OÜ',
    'PT Acme Tbk',
    'UAB Acme',
    'Acme B.V.B.A.',
    'Acme K.K.',
    'Acme GmbH & Co. KG',
  ])('%s is Acme', (name) => {
    expect(organisationWords(name)).toEqual(['acme']);
  });

  it.each([
    ['Charge EV', 'charge ev'],
    ['S A Brown', 's a brown'],
    ['PT', 'pt'],
    ['A/S', 'a s'],
  ])('%s keeps what is a legal form elsewhere', (name, words) => {
    expect(organisationWords(name).join(' ')).toBe(words);
  });

  it.each([
    ["Acme Int'l", 'acme international'],
    ['Acme Mfg. Inc.', 'acme manufacturing'],
    ['Bell Bros.', 'bell brothers'],
  ])('%s is read in full', (name, words) => {
    expect(organisationWords(name).join(' ')).toBe(words);
  });
});
