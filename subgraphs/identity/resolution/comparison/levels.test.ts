import { describe, expect, it } from 'vitest';
import { birthDateLevel, birthDateLevels, birthYearLevel, birthYearLevels } from './birth-date.ts';
import { unsaid } from './comparison.ts';
import { emailLevel, emailLevels, idLevel, idLevels, phoneLevel, phoneLevels, taxIdLevel } from './contact.ts';
import { domainLevel, domainLevels } from './domain.ts';
import { middleInitialLevel, nameLevel, nameLevels, nameOf, otherInitial, sameInitial } from './name.ts';
import { organisationNameLevel, organisationNameLevels } from './organisation-name.ts';
import { cityLevel, cityLevels, postalCodeLevel, postalCodeLevels, textLevel, textLevels } from './place.ts';

type Case = [a: string, b: string, level: string];

function table(
  name: string,
  levels: readonly string[],
  levelOf: (a: string, b: string) => number,
  cases: Case[],
): void {
  describe(name, () => {
    it.each(cases)('%s and %s: %s', (a, b, level) => {
      expect(levels[levelOf(a, b)]).toBe(level);
      expect(levelOf(b, a)).toBe(levelOf(a, b));
    });
  });
}

table('names', nameLevels, (a, b) => nameLevel(nameOf(a), nameOf(b)), [
  ['maria', 'maria', 'the same'],
  ['al rashid', 'alrashid', 'the same'],
  ['jing hua', 'jinghua', 'the same'],
  ['muhammad', 'mohamed', 'a short form or part of the other'],
  ['osman', 'othman', 'a short form or part of the other'],
  ['hussein', 'hassan', 'different'],
  ['volodymyr', 'vladimir', 'a short form or part of the other'],
  ['mykola', 'nikolay', 'a short form or part of the other'],
  ['yevhen', 'evgeny', 'a short form or part of the other'],
  ['hryhorii', 'grigory', 'a short form or part of the other'],
  ['geoffrey', 'jeffrey', 'a short form or part of the other'],
  ['robert', 'bob', 'a short form or part of the other'],
  ['peggie', 'margaret', 'a short form or part of the other'],
  ['anna', 'anna maria', 'a short form or part of the other'],
  ['anna m', 'anna maria', 'a short form or part of the other'],
  ['anna m', 'anna l', 'the same'],
  ['anna m', 'anna', 'the same'],
  ['anna m', 'johanna m', 'different'],
  ['garcia lopez', 'garcia ruiz', 'alike'],
  ['jean pierre', 'jean paul', 'different'],
  ['anna maria', 'anna marie', 'one slip apart'],
  ['chr.', 'christian', 'a short form or part of the other'],
  ['theodore', 'theodroe', 'one slip apart'],
  ['christian', 'christina', 'different'],
  ['michael', 'michaela', 'different'],
  ['jean', 'jeanne', 'different'],
  ['maria', 'mariana', 'somewhat alike'],
  ['susan', 'susanne', 'one slip apart'],
  ['elisabeth', 'elizabeth', 'one slip apart'],
  ['eleanor', 'thomas', 'different'],
]);

describe('initials', () => {
  it.each([
    ['r', 'robert', sameInitial],
    ['b', 'robert', sameInitial],
    ['r', 'r', sameInitial],
    ['m', 'anna maria', sameInitial],
    ['x', 'robert', otherInitial],
  ])('%s and %s are compared on their own', (a, b, level) => {
    expect(nameLevel(nameOf(a), nameOf(b))).toBe(level);
    expect(nameLevel(nameOf(b), nameOf(a))).toBe(level);
  });
});

describe('initials of middle names', () => {
  it.each([
    ['anna m', 'anna m', 1],
    ['anna m', 'anna maria', 1],
    ['robert p j', 'bob j', 1],
    ['anna m', 'anna l', 0],
    ['anna m', 'anna luise', 0],
    ['anna m', 'anna', null],
    ['anna m', 'j', null],
    ['anna maria', 'anna luise', null],
  ])('%s and %s: %s', (a, b, level) => {
    expect(middleInitialLevel(nameOf(a), nameOf(b))).toBe(level);
    expect(middleInitialLevel(nameOf(b), nameOf(a))).toBe(level);
  });
});

table('birth dates', birthDateLevels, birthDateLevel, [
  ['19781211', '19781211', 'the same'],
  ['19781211', '19781112', 'one slip apart, or day and month swapped'],
  ['19781211', '19781212', 'one slip apart, or day and month swapped'],
  ['19781211', '19781230', 'two of day, month and year the same'],
  ['19781211', '19881212', 'two slips apart'],
  ['19781211', '19780130', 'the same year'],
  ['19781211', '197806', 'the same year'],
  ['19781211', '197812', 'two of day, month and year the same'],
  ['19781211', '197912', 'different'],
  ['19781211', '19450706', 'different'],
]);

table('birth years', birthYearLevels, birthYearLevel, [
  ['1978', '19781211', 'the same'],
  ['1978', '1978', 'the same'],
  ['1978', '197812', 'the same'],
  ['1978', '19681211', 'nearly the same'],
  ['1899', '1901', 'nearly the same'],
  ['1978', '1945', 'different'],
]);

it('a date of which the year is known is compared by it alone, and others are not', () => {
  expect(birthDateLevel('1978', '19781211')).toBe(unsaid);
  expect(birthYearLevel('197812', '19781211')).toBe(unsaid);
});

const mailbox = (address: string) => {
  const [local = '', domain = ''] = address.split('@');
  return { address, local, domain };
};

table('emails', emailLevels, (a, b) => emailLevel(mailbox(a), mailbox(b)), [
  ['jo.lee@web.example', 'jo.lee@web.example', 'the same'],
  ['jo.lee@web.example', 'jo.lee@wbe.example', 'two slips apart'],
  ['jo.lee@web.example', 'jo.le@wb.example', 'two slips apart'],
  ['jo.lee@web.example', 'jo.lee.web@example', 'two slips apart'],
  ['jo.lee@web.example', 'jo.le@wbe.exampel', 'a similar mailbox name'],
  ['jolee@web.example', 'jolee@web', 'the same mailbox name'],
  ['lee@web.example', 'le@wb.example', 'a similar mailbox name'],
  ['jo.lee@web.example', 'jo.lee@quite-other.test', 'the same mailbox name'],
  ['jo.lee7@web.example', 'jo.lee19@quite-other.test', 'a similar mailbox name'],
  ['jo.lee@web.example', 'xavier@web.example', 'the same domain'],
  ['jo.lee@web.example', 'xavier@quite-other.test', 'different'],
]);

table('phones', phoneLevels, phoneLevel, [
  ['7029191300', '7029191300', 'the same'],
  ['7029191300', '7029191301', 'one slip apart'],
  ['7029191300', '4049191300', 'one slip apart'],
  ['7029191300', '4048191300', 'the last six digits the same'],
  ['7029191300', '2125550123', 'different'],
]);

table('ids', idLevels, idLevel, [
  ['ssn:521212123', 'ssn:521212123', 'the same'],
  ['ssn:521212123', 'ssn:521212124', 'one slip apart'],
  ['ssn:521212123', 'ssn:521212144', 'two slips apart'],
  ['ssn:521212123', 'ssn:900713446', 'different'],
]);

table('tax ids', idLevels, taxIdLevel, [
  ['tax:DE136695976', 'tax:DE136695976', 'the same'],
  ['tax:DE136695976', 'tax:136695976', 'one slip apart'],
  ['tax:ESB13669597', 'tax:B13669597', 'one slip apart'],
  ['tax:CHE136695976', 'tax:136695976', 'one slip apart'],
  ['tax:DE136695976', 'tax:PT136695976', 'two slips apart'],
  ['tax:DE136695976', 'tax:136695977', 'different'],
]);

table('companies', organisationNameLevels, (a, b) => organisationNameLevel(nameOf(a), nameOf(b)), [
  ['acme tools', 'acme tools', 'the same'],
  ['acme tools', 'acmetools', 'the same'],
  ['acme tools', 'acme', 'one is the other with more words, or its initials'],
  ['international business machines', 'ibm', 'one is the other with more words, or its initials'],
  ['acme tools', 'acme tolos', 'slips apart'],
  ['acme tech', 'acme technologies', 'slips apart'],
  ['acme eng', 'acme zenith engineering', 'one is the other with more words, or its initials'],
  ['acme of york', 'acme office york', 'some words the same'],
  ['curry gutierrez auto repair', 'curry gutierrez uto repair', 'slips apart'],
  ['curry gutierrez auto repair', 'curry gutierrez uato repair', 'slips apart'],
  ['abc plumbing', 'abb plumbing', 'some words the same'],
  ['abc plumbing', 'abd plumbing', 'some words the same'],
  ['ab bau', 'abc bau', 'some words the same'],
  ['sun fund 12', 'sun fund 21', 'some words the same'],
  ['sun fund 12', 'sun fund 112', 'some words the same'],
  ['nova', 'novartis', 'alike'],
  ['acme york', 'acme leeds', 'some words the same'],
  ['handel wenda', 'handel wenda york', 'one is the other with more words, or its initials'],
  ['acme tools', 'zenith partners', 'different'],
]);

it.each([
  ['handel', 'handel wenda'],
  ['services', 'miller services'],
])('%s names nobody, so that %s may or may not be it', (trade, name) => {
  expect(organisationNameLevel(nameOf(trade), nameOf(name))).toBe(unsaid);
  expect(organisationNameLevel(nameOf(name), nameOf(trade))).toBe(unsaid);
});

describe('domains', () => {
  it.each([
    ['acme.example', 'acme.example', domainLevels.indexOf('the same')],
    ['acme.example', 'zenith.example', domainLevels.indexOf('different')],
    ['acme.example', 'shop.acme.example', unsaid],
    ['acme.example', 'myacme.example', domainLevels.indexOf('different')],
  ])('%s and %s: %s', (a, b, level) => {
    expect(domainLevel(a, b)).toBe(level);
    expect(domainLevel(b, a)).toBe(level);
  });
});

table('postal codes', postalCodeLevels, postalCodeLevel, [
  ['89132', '89132', 'the same'],
  ['89132', '89123', 'one slip apart'],
  ['89132', '89199', 'the same beginning'],
  ['89132', '10001', 'different'],
]);

table('cities', cityLevels, cityLevel, [
  ['liverpool', 'liverpool', 'the same'],
  ['liverpool', 'lvierpool', 'nearly the same'],
  ['frankfurt', 'frankfurt am main', 'nearly the same'],
  ['liverpool', 'oslo', 'different'],
]);

table('attributes', textLevels, textLevel, [
  ['master baker', 'master baker', 'the same'],
  ['baker', 'master baker', 'alike'],
  ['baker', 'notary', 'different'],
]);
