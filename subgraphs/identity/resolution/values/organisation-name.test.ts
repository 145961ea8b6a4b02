import { describe, expect, it } from 'vitest';
import { organisationNamesIn, organisationWords, withoutUmlauts } from './organisation-name.ts';

describe('the words of a company’s name', () => {
  it.each([
    'Acme A/S',
    'Acme Bt.',
    'Acme Ky',
    'Fa. Acme',
    'Firma Acme',
    'Tmi Acme',
    'Acme GmbH i.L.',
    'Acme Ltd (in liquidation)',
    'Acme S.r.l. in liquidazione',
    'Acme Sp. z o.o. w likwidacji',
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
    'SAS Acme',
    'Acme B.V.B.A.',
    'Acme K.K.',
    'Acme GmbH & Co. KG',
    'Acme Aktiengesellschaft',
    'Acme Gesellschaft mit beschränkter Haftung',
    'Acme Ges.m.b.H.',
    'Acme UG (haftungsbeschränkt)',
    'Acme eG',
    'Acme Private Limited',
    'Acme Société Anonyme',
    'Acme S.p.A.',
    'Acme Unipessoal Lda.',
    'Acme V.O.F.',
    'Acme d.d.',
    'Acme Sp. z o.o. Sp. k.',
    'Acme, P.C.',
    'Công ty TNHH Acme',
    '(주)Acme',
    'Acme㈱',
    '（株）Acme',
    'АО Acme',
    'บริษัท Acme จำกัด (มหาชน)',
    'Acme Società a responsabilità limitata',
    'Acme Société à responsabilité limitée',
    'Acme Société par actions simplifiée',
    'Acme akciová společnost',
    'Acme společnost s ručením omezeným',
    'Acme spoločnosť s ručením obmedzeným',
    'Acme Korlátolt Felelősségű Társaság',
    'Acme Zártkörűen Működő Részvénytársaság',
    'Acme sp.zo.o.',
    'ACME SP ZOO',
    'Acme Spółka z ograniczoną odpowiedzialnością',
    'Acme Sp. z o.o. Spółka komandytowa',
    'Acme spółka jawna',
    'Acme EIRELI - EPP',
    'Acme Sociedade Limitada',
    'Acme (publ) AB',
    'Acme e.Kfm.',
    'Acme eingetragener Kaufmann',
    'Acme besloten vennootschap met beperkte aansprakelijkheid',
    'Acme (P) Ltd',
    'M/s. Acme Pvt. Ltd.',
    'Acme FZ-LLC',
    'Acme FZE',
    'Acme W.L.L.',
    'Acme Sendirian Berhad',
    'Acme Aktieselskab',
    'Acme Proprietary Limited',
    'S.C. Acme S.R.L.',
    'P.P.H.U. Acme',
    'Acme KB',
    'Acme Kommanditbolag',
    'Acme Handelsbolag',
    'Acme Osuuskunta',
    'Acme k.s.',
    'Acme v.o.s.',
    'Acme, akc. spol.',
    'Acme S.K.A.',
    'Acme s.c.',
    'Acme OG',
    'Acme S.A.C.',
    'Acme C.A.',
    'Acme S. Coop.',
    'Acme, S.L.L.',
    'Acme Soc. Coop. a r.l.',
    'Acme Società Cooperativa',
    'Acme Α.Ε.',
    'Acme Ε.Π.Ε.',
    'Acme Ο.Ε.',
    'Acme O.E.',
    'Acme ΟΕ',
    'Acme San. ve Tic. Ltd. Şti.',
    'Acme Sanayi ve Ticaret Anonim Şirketi',
    'Kabushiki Kaisha Acme',
    'Acme G.K.',
    'Acme Public Company Limited',
    'Acme PCL',
    'SIA Acme',
    'VšĮ Acme',
    'ИП Acme',
    'Acme, AO',
    'Общество с ограниченной ответственностью «Acme»',
    'Публичное акционерное общество «Acme»',
    'شركة Acme ذ.م.م',
    'Acme L.L.C-FZ',
    'Acme, N.A.',
    'Acme Hldgs. Ltd',
  ])('%s is Acme', (name) => {
    expect(organisationWords(name)).toEqual(['acme']);
  });

  it.each([
    ['Charge EV', 'charge ev'],
    ['S A Brown', 's a brown'],
    ['PT', 'pt'],
    ['A/S', 'a s'],
    ['AO World', 'ao world'],
    ['Acme PC', 'acme pc'],
    ['NV Energy', 'nv energy'],
    ['NV Energy, Inc.', 'nv energy'],
    ['Z Energy', 'z energy'],
    ['SAS Institute', 'sas institute'],
    ['S.A. Recycling', 'sa recycling'],
    ['Company 3', 'company 3'],
    ['SC Johnson', 'sc johnson'],
    ['M S Limousines', 'm s limousines'],
    ['Ptolemy', 'ptolemy'],
    ['PCL Construction', 'pcl construction'],
    ['Medi San a.s.', 'medi san'],
  ])('%s keeps what is a legal form elsewhere', (name, words) => {
    expect(organisationWords(name).join(' ')).toBe(words);
  });

  it.each([
    ['The Energy Company', 'energy'],
    ['Energy NV', 'energy'],
    ['SARL Services', 'services'],
    ['SAS Acme Services', 'acme services'],
  ])('%s has no legal form in front that would be a name', (name, words) => {
    expect(organisationWords(name).join(' ')).toBe(words);
  });

  it.each([
    ["Acme Int'l", 'acme international'],
    ['Acme Mfg. Inc.', 'acme manufacturing'],
    ['Bell Bros.', 'bell brothers'],
    ['Bell Ins. Agcy.', 'bell ins agency'],
    ['Bell Inds.', 'bell industries'],
    ['Ets. Bell', 'etablissements bell'],
  ])('%s is read in full', (name, words) => {
    expect(organisationWords(name).join(' ')).toBe(words);
  });

  it.each([
    ['ABC Holdings LLC dba Joe’s Pizza', ['ABC Holdings LLC', 'Joe’s Pizza']],
    ['ABC Holdings LLC, d/b/a: Joe’s Pizza', ['ABC Holdings LLC', 'Joe’s Pizza']],
    ['ABC Holdings LLC, D.B.A. Joe’s Pizza', ['ABC Holdings LLC', 'Joe’s Pizza']],
    ['Acme GmbH ehemals Beta AG', ['Acme GmbH', 'Beta AG']],
    ['Acme Tools (formerly Beta (UK) Ltd)', ['Acme Tools', 'Beta (UK) Ltd']],
    ['Acme GmbH vormals Beta AG', ['Acme GmbH', 'Beta AG']],
    ['AKA Bank', ['AKA Bank']],
    ['Acme T/A', ['Acme T/A']],
  ])('%s is called %j', (name, names) => {
    expect(organisationNamesIn(name)).toEqual(names);
  });

  it('a name of a megabyte is read, whatever it repeats', () => {
    for (const repeated of [' ', ',', ', ', '(', ' dba ', ' in ']) {
      const name = `Acme${repeated.repeat(1_000_000 / repeated.length)}x`;
      expect(organisationNamesIn(name).length).toBeLessThanOrEqual(3);
      expect(organisationWords(name)[0]).toBe('acme');
    }
  });

  it.each([
    ['Müller KG', 'Mueller KG'],
    ['Bäckerei Groß', 'Baeckerei Gross'],
    ['Ørsted A/S', 'Oersted A/S'],
  ])('of %s are those of %s where there are no such letters', (name, written) => {
    expect(organisationWords(withoutUmlauts(name))).toEqual(organisationWords(written));
  });
});
