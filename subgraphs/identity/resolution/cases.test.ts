import { describe, expect, it } from 'vitest';
import { defaultRules } from './engine/rules.ts';
import { explainPair } from './explain/explain-pair.ts';
import { engineOf } from './explain/fixture.ts';
import { person } from './fixture.ts';
import { linkAll } from './link-all.ts';
import { shippedModel } from './model/shipped.ts';
import type { PartyRecord } from './record.ts';

type Values = Partial<PartyRecord>;

const born = { birthDate: '1984-03-12' };
const berlin = { street: 'Hauptstraße 5', city: 'Berlin', region: null, postalCode: '10115', country: 'DE' };
const company = { kind: 'ORGANISATION' as const };

/** How many parties the shipped model makes of these records, each of a department of its own. */
function partiesOf(...records: Values[]): number {
  const departments = ['marketing', 'sales', 'support', 'billing'];
  const told = records.map((values, n) => person(`${departments[n % 4]}:contact:${n}`, values));
  return linkAll(told, { train: false }).length;
}

describe('the shipped model, from the first record on', () => {
  it.each<[string, Values, Values]>([
    ['a name in Cyrillic', { name: 'Иван Петров', ...born }, { name: 'Ivan Petrov', ...born }],
    [
      'a name in Serbian letters',
      { name: 'Ђорђе Хаџић', phones: ['+381113336400'] },
      { name: 'Đorđe Hadžić', phones: ['+381113336400'] },
    ],
    ['a name parted and not', { name: '李 静静', ...born }, { name: '李静静', ...born }],
    ['a name in katakana', { name: 'ﾔﾏﾀﾞ ﾀﾛｳ', ...born }, { name: 'やまだ たろう', ...born }],
    ['a name in kanji and in kana', { name: '山田 太郎', ...born }, { name: 'やまだ たろう', ...born }],
    ['a name in Greek', { name: 'Γιώργος Παπαδόπουλος', ...born }, { name: 'Giorgos Papadopoulos', ...born }],
    [
      'a name in Arabic',
      { name: 'محمد علي', emails: ['m.ali@x.io'] },
      { name: 'Mohammed Ali', emails: ['m.ali@x.io'] },
    ],
    [
      'a name in Hangul and in Latin letters',
      { name: '김민수', emails: ['minsu.kim@x.io'] },
      { name: 'Min-Soo Kim', emails: ['minsu.kim@x.io'] },
    ],
    ['a name in Chinese characters and in pinyin', { name: '王伟', ...born }, { name: 'Wei Wang', ...born }],
    ['a name in Georgian', { name: 'გიორგი ბერიძე', ...born }, { name: 'Giorgi Beridze', ...born }],
    ['a name in Hebrew with its vowels and without', { name: 'שָׂרָה כֹּהֵן', ...born }, { name: 'שרה כהן', ...born }],
    [
      'how Korea writes to a customer',
      { name: '김민수님', emails: ['mskim84@x.io'] },
      { name: 'Minsu Kim', emails: ['mskim84@x.io'] },
    ],
    ['diacritics', { name: 'José Muñoz', ...born }, { name: 'Jose Munoz', ...born }],
    ['umlauts written out', { name: 'Jörg Müller', ...born }, { name: 'Joerg Mueller', ...born }],
    [
      'a compound surname',
      { name: 'Ana García Márquez', ...born },
      { name: 'Ana García', ...born, addresses: [berlin] },
    ],
    [
      'a hyphenated surname',
      { name: 'Eva Meyer-Schulz', ...born },
      { name: 'Eva Schulz', ...born, phones: ['+4930901820'] },
    ],
    ['the order of names', { name: 'Doe, Jane', ...born }, { name: 'Jane Doe', ...born }],
    [
      'names in the wrong columns',
      { givenName: 'Lindqvist', familyName: 'Katharina', ...born },
      { givenName: 'Katharina', familyName: 'Lindqvist', ...born },
    ],
    ['a nickname', { name: 'Bill Gateway', ...born }, { name: 'William Gateway', ...born }],
    ['an initial', { name: 'K. Lindqvist', emails: ['kl@x.io'] }, { name: 'Katharina Lindqvist', emails: ['kl@x.io'] }],
    ['a typo in each', { name: 'Katarina Lindqvist', ...born }, { name: 'Katharina Lindquist', ...born }],
    [
      'day and month swapped',
      { name: 'Jane Doe', birthDate: '1984-03-12' },
      { name: 'Jane Doe', birthDate: '1984-12-03' },
    ],
    [
      'a new family name',
      { name: 'Jane Doe', ...born, emails: ['jane@x.io'] },
      { name: 'Jane Miller', ...born, emails: ['jane@x.io'] },
    ],
    ['a tag of a mailbox', { emails: ['ann.miller+shop@x.io'] }, { emails: ['ann.miller@x.io'] }],
    [
      'two tags of a mailbox, and an initial',
      { name: 'A. Miller', emails: ['annm+news@x.io'] },
      { name: 'Ann Miller', emails: ['annm+shop@x.io'] },
    ],
    ['the two names of Google', { emails: ['annmiller@googlemail.com'] }, { emails: ['annmiller@gmail.com'] }],
    [
      'a phone with and without its country',
      { name: 'Jane Doe', phones: ['030 901820'] },
      { name: 'Jane Doe', phones: ['+49 30 901820'] },
    ],
    [
      'a legal form',
      { ...company, name: 'Acme GmbH', domains: ['acme.example'] },
      { ...company, name: 'ACME', domains: ['www.acme.example'] },
    ],
    [
      'umlauts of a company written out',
      { ...company, name: 'Bäckerei Müller GmbH' },
      { ...company, name: 'Baeckerei Mueller GmbH' },
    ],
    [
      'a legal form in full',
      { ...company, name: 'Acme Logistik Aktiengesellschaft' },
      { ...company, name: 'Acme Logistik AG' },
    ],
    [
      'a number in Roman letters and in digits, and a tax id',
      { ...company, name: 'Acme Fonds III', taxIds: ['DE136695976'] },
      { ...company, name: 'Acme Fonds 3', taxIds: ['DE136695976'] },
    ],
    ['a legal form of Korea', { ...company, name: '(주)삼성전자' }, { ...company, name: '삼성전자 주식회사' }],
    [
      'a company and its shop',
      { ...company, name: 'Acme Tools', domains: ['shop.acme.example'] },
      { ...company, name: 'Acme Tools', domains: ['acme.example'] },
    ],
    [
      'a long number grouped in two ways',
      { name: 'Jane Doe', externalIds: [{ system: 'ssn', value: '521-21-2123' }] },
      { name: 'Jane Miller', externalIds: [{ system: 'ssn', value: '521212123' }] },
    ],
    [
      'a name that is written in two ways',
      { name: 'Elisabeth Weber', phones: ['+4930901820'] },
      { name: 'Elizabeth Weber', phones: ['+4930901820'] },
    ],
    [
      'a name that is written in two ways, both of them often',
      { name: 'Kristen Weber', addresses: [berlin], phones: ['+4930901820'] },
      { name: 'Kristin Weber', addresses: [berlin], phones: ['+4930901820'] },
    ],
    [
      'a title in front that tells a son elsewhere',
      { name: 'Sr. Juan García', ...born },
      { name: 'Juan García Jr', ...born },
    ],
    [
      'two ways to write one of several given names',
      { name: 'Anna Maria Aguilar', emails: ['aguilar84@x.io'] },
      { name: 'Anna Marie Aguilar', emails: ['aguilar84@x.io'] },
    ],
    [
      'a father’s name, and the family name in front',
      { name: 'Иванов Пётр Сергеевич', phones: ['+74951234567'] },
      { name: 'Пётр Иванов', phones: ['+74951234567'] },
    ],
    [
      'her family name as it is abroad, and a slip in her given name',
      { name: 'Katarína Nováková', phones: ['+420221234567'] },
      { name: 'Katrina Novak', phones: ['+420221234567'] },
    ],
    [
      'her family name as it is abroad, and what she is called',
      { name: 'Kateřina Nováková', phones: ['+420221234567'] },
      { name: 'Kate Novak', phones: ['+420221234567'] },
    ],
    [
      'a given name that one leaves out',
      { name: 'Jean Paul Martin', phones: ['+33142685300'] },
      { name: 'Jean Martin', phones: ['+33142685300'] },
    ],
    [
      'a middle initial that one leaves out',
      { name: 'Elizabeth J. Miller', addresses: [berlin] },
      { name: 'Elizabeth Miller', addresses: [berlin] },
    ],
    [
      'two given names turned round',
      { givenName: 'Anna Maria', familyName: 'Weber', phones: ['+4930901820'] },
      { givenName: 'Maria Anna', familyName: 'Weber', phones: ['+4930901820'] },
    ],
    [
      'a slip at the end of a name that no list has',
      { givenName: 'Oluwaseun', familyName: 'Okafor', phones: ['+2341234567'] },
      { givenName: 'Oluwasuen', familyName: 'Okafor', phones: ['+2341234567'] },
    ],
    [
      'a pet name that no list has',
      { givenName: 'Valdemaras', familyName: 'Kazlauskas', phones: ['+37052123456'] },
      { givenName: 'Valdis', familyName: 'Kazlauskas', phones: ['+37052123456'] },
    ],
    [
      'two ways to write a given name of Korea in Latin letters',
      { givenName: 'Min-joon', familyName: 'Kim', phones: ['+82212345678'] },
      { name: 'Kim Min Jun', phones: ['+82212345678'] },
    ],
    [
      'two ways to write a given name of Japan in Latin letters',
      { givenName: 'Shouji', familyName: 'Suzuki', phones: ['+81312345678'] },
      { givenName: 'Shoji', familyName: 'Suzuki', phones: ['+81312345678'] },
    ],
    [
      'an initial that would be a title in France',
      { name: 'M. Weber', addresses: [berlin], phones: ['+4930901820'] },
      { name: 'Frau Maria Weber', addresses: [berlin], phones: ['+4930901820'] },
    ],
    ['Mrs. and Ms.', { name: 'Mrs. Miller', emails: ['m84@x.io'] }, { name: 'Ms Miller', emails: ['m84@x.io'] }],
    ['a title that is wrong', { name: 'Mr. Kim Miller', ...born }, { name: 'Mrs. Kim Miller', ...born }],
    ['titles in front and behind', { name: 'Dr. Jane Doe, MD', ...born }, { name: 'Jane Doe PhD', ...born }],
    [
      'what a nurse has learned',
      { name: 'Jane Doe, RN, BSN', emails: ['jd84@x.io'] },
      { name: 'Jane Doe', emails: ['jd84@x.io'] },
    ],
    [
      'a department with a mailbox of its own',
      { name: 'Accounts Payable', emails: ['accounts@acme.example'] },
      { name: 'Accounts Payable', emails: ['accounts@acme.example'] },
    ],
    [
      'the company somebody works for',
      { name: 'Jane Doe, Acme Inc.', emails: ['jd84@x.io'] },
      { name: 'Jane Doe', emails: ['jd84@x.io'] },
    ],
    ['a doctor', { name: 'Jane Doe, M.D.', emails: ['jd84@x.io'] }, { name: 'Jane Doe', emails: ['jd84@x.io'] }],
    [
      'a title and no given name',
      { name: 'Mevr. Jansen', emails: ['j84@x.io'] },
      { name: 'Anna Jansen', emails: ['j84@x.io'] },
    ],
    [
      'a generation in letters and in digits',
      { name: 'Robert Miller III', ...born },
      { name: 'Robert Miller 3rd', ...born },
    ],
    [
      'a tax id written in two ways',
      { ...company, name: 'Acme Holding AG', taxIds: ['DE 136.695.976'] },
      { ...company, name: 'Acme', taxIds: ['de136695976'] },
    ],
    [
      'a tax id with its country and without',
      { ...company, name: 'Acme Tools Berlin', taxIds: ['CHE-136.695.976 MWST'] },
      { ...company, name: 'Acme', taxIds: ['136695976'] },
    ],
    [
      'a Greek tax id with the code of the country and with that for VAT',
      { ...company, name: 'Acme Hellas', taxIds: ['EL094259216'] },
      { ...company, name: 'Acme Greece', taxIds: ['GR094259216'] },
    ],
    [
      'the numbers of two places of a company in France, of which one is for VAT',
      { ...company, name: 'Acme Lyon', taxIds: ['404 833 048 00022'] },
      { ...company, name: 'Acme', taxIds: ['FR83404833048'] },
    ],
    [
      'the name that a company does business as',
      { ...company, name: 'Northgate Holdings LLC dba Kowalski’s Pizza' },
      { ...company, name: 'Kowalski’s Pizza' },
    ],
    [
      'the GSTINs of two states of India',
      { ...company, name: 'Acme Tools', taxIds: ['27AAPFU0939F1ZV'] },
      { ...company, name: 'Acme', taxIds: ['29AAPFU0939F1ZR'] },
    ],
    [
      'a tax id with what it is called and without',
      { ...company, name: 'Acme Tools', taxIds: ['EIN 20-1234567'] },
      { ...company, name: 'Acme', taxIds: ['20-1234567'] },
    ],
  ])('joins over %s', (_, one, other) => {
    expect(partiesOf(one, other)).toBe(1);
  });

  it.each<[string, Values, Values]>([
    [
      'namesakes of different ages',
      { name: 'Jane Doe', birthDate: '1984-03-12' },
      { name: 'Jane Doe', birthDate: '1951-11-30' },
    ],
    [
      'a couple with one email and one phone',
      { name: 'Jane Doe', emails: ['doe@x.io'], phones: ['+4930901820'] },
      { name: 'John Doe', emails: ['doe@x.io'], phones: ['+4930901820'] },
    ],
    [
      'a couple who share a mailbox and have a tag each',
      { name: 'Ann Miller', emails: ['miller84+ann@x.io'] },
      { name: 'Tom Miller', emails: ['miller84+tom@x.io'] },
    ],
    [
      'two to whom a shop writes from a mailbox that nobody reads, with a tag for each',
      { emails: ['noreply+81@shop.example'] },
      { emails: ['noreply+82@shop.example'] },
    ],
    [
      'a couple of whom she is María José, and he José María',
      { givenName: 'María José', familyName: 'García', addresses: [berlin], phones: ['+34931234400'] },
      { givenName: 'José María', familyName: 'García', addresses: [berlin], phones: ['+34931234400'] },
    ],
    [
      'brothers who have the first half of a name in common, which no list has',
      { givenName: 'Oluwaseun', familyName: 'Okafor', addresses: [berlin], phones: ['+2341234567'] },
      { givenName: 'Oluwatobi', familyName: 'Okafor', addresses: [berlin], phones: ['+2341234567'] },
    ],
    [
      'brothers of whom one part of two is another',
      { givenName: 'Karl-Heinz', familyName: 'Weber', addresses: [berlin], phones: ['+4930901820'] },
      { givenName: 'Karl-Ottokar', familyName: 'Weber', addresses: [berlin], phones: ['+4930901820'] },
    ],
    [
      'a couple whose names an ending tells apart, which no list has',
      { givenName: 'Shahid', familyName: 'Rahman', addresses: [berlin], phones: ['+880298765431'] },
      { givenName: 'Shahida', familyName: 'Rahman', addresses: [berlin], phones: ['+880298765431'] },
    ],
    [
      'brothers of the Punjab, whose names end alike',
      { givenName: 'Harpreet', familyName: 'Singh', addresses: [berlin], phones: ['+912026123456'] },
      { givenName: 'Gurpreet', familyName: 'Singh', addresses: [berlin], phones: ['+912026123456'] },
    ],
    [
      'brother and sister of whom one has a letter more',
      { givenName: 'Julia', familyName: 'Weber', addresses: [berlin], phones: ['+4930901820'] },
      { givenName: 'Julian', familyName: 'Weber', addresses: [berlin], phones: ['+4930901820'] },
    ],
    [
      'brother and sister whose names differ by a syllable',
      { givenName: 'Min Jun', familyName: 'Kim', addresses: [berlin], phones: ['+82212345678'] },
      { givenName: 'Min Ji', familyName: 'Kim', addresses: [berlin], phones: ['+82212345678'] },
    ],
    [
      'brother and sister whose names differ by a syllable and do not tell where the family name is',
      { name: 'Kim Min Jun', phones: ['+82212345678'] },
      { name: 'Min Ji Kim', phones: ['+82212345678'] },
    ],
    [
      'a couple of whom one is called as many families of Korea are',
      { name: 'Kim Novak', phones: ['+4930901820'] },
      { name: 'Tom Novak', phones: ['+4930901820'] },
    ],
    [
      'brothers whose family name stands in front, as in Vietnam',
      { name: 'Nguyễn Văn An', phones: ['+84241234567'] },
      { name: 'Nguyễn Văn Anh', phones: ['+84241234567'] },
    ],
    [
      'brother and sister whose names differ by a syllable in Hangul',
      { name: '김민준', phones: ['+82212345678'] },
      { name: '김민지', phones: ['+82212345678'] },
    ],
    [
      'brother and sister whose names differ by a Chinese character',
      { name: '李小明', phones: ['+861012345678'] },
      { name: '李小红', phones: ['+861012345678'] },
    ],
    [
      'brothers whose family name stands in front in kanji',
      { name: '鈴木 太郎', phones: ['+81312345678'] },
      { name: '鈴木 次郎', phones: ['+81312345678'] },
    ],
    [
      'brother and sister of Japan who have a letter or two of their own',
      { givenName: 'Haruka', familyName: 'Suzuki', addresses: [berlin], phones: ['+81312345678'] },
      { givenName: 'Haruto', familyName: 'Suzuki', addresses: [berlin], phones: ['+81312345678'] },
    ],
    [
      'a couple whose names are a letter apart',
      { name: 'Michael Weber', addresses: [berlin], phones: ['+4930901820'] },
      { name: 'Michaela Weber', addresses: [berlin], phones: ['+4930901820'] },
    ],
    [
      'neighbours of one birth date without a name in common',
      { name: 'Robert Smith', birthDate: '1970-05-02', addresses: [{ ...berlin, street: 'Torstraße 12' }] },
      { name: 'Vikram Patel', birthDate: '1970-05-02', addresses: [{ ...berlin, street: 'Torstraße 3' }] },
    ],
    [
      'brother and sister whose names begin alike',
      { name: 'Mark Weber', addresses: [berlin], phones: ['+4930901820'] },
      { name: 'Marsha Weber', addresses: [berlin], phones: ['+4930901820'] },
    ],
    [
      'brother and sister whose names in Devanagari have the same consonants',
      { name: 'मनु शर्मा', birthDate: '1984-03-12', phones: ['+912026123456'] },
      { name: 'मीना शर्मा', birthDate: '1986-07-30', phones: ['+912026123456'] },
    ],
    [
      'two who were born on one day, one of them written in Arabic',
      { name: 'محمد علي', ...born },
      { name: 'Jane Doe', ...born },
    ],
    [
      'brother and sister with one email, one of them written in Hangul',
      { name: '김민수', emails: ['kims@x.io'] },
      { name: 'Younghee Kim', emails: ['kims@x.io'] },
    ],
    ['namesakes but for the marks of their kana', { name: 'ジンタ 林' }, { name: 'シンダ 林' }],
    [
      'sisters whose short numbers in one system differ by their groups alone',
      { name: 'Anna Berg', externalIds: [{ system: 'crm', value: '12-3' }] },
      { name: 'Lena Berg', externalIds: [{ system: 'crm', value: '1-23' }] },
    ],
    [
      'a couple of whom he is Mohammad, as it is written for short',
      { name: 'Md Rahman', phones: ['+880298765431'] },
      { name: 'Fatima Rahman', phones: ['+880298765431'] },
    ],
    [
      'a couple of whom he is called Junior',
      { givenName: 'Júnior', familyName: 'Silva', phones: ['+551133334455'] },
      { givenName: 'Maria', familyName: 'Silva', phones: ['+551133334455'] },
    ],
    [
      'brothers of whom one has the name of a title',
      { name: 'Dame Diop', phones: ['+221331234567'] },
      { name: 'Ousmane Diop', phones: ['+221331234567'] },
    ],
    [
      'whose name counts his fathers, and who else has the number',
      { name: 'Robert Miller 3rd', phones: ['+4930901820'] },
      { name: 'Katharina Lindqvist', phones: ['+4930901820'] },
    ],
    [
      'namesakes whose middle initials differ',
      { givenName: 'Elizabeth J.', familyName: 'Miller' },
      { givenName: 'Elizabeth K.', familyName: 'Miller' },
    ],
    [
      'Sr and Jr at one address',
      { name: 'Robert Miller Sr', addresses: [berlin], phones: ['+4930901820'] },
      { name: 'Robert Miller Jr', addresses: [berlin], phones: ['+4930901820'] },
    ],
    [
      'Mr and Mrs of one name',
      { name: 'Mr. Miller', addresses: [berlin], phones: ['+4930901820'] },
      { name: 'Mrs. Miller', addresses: [berlin], phones: ['+4930901820'] },
    ],
    [
      'a couple who write to one mailbox as Herr and Frau',
      { name: 'Herr K. Müller', emails: ['mueller84@x.io'] },
      { givenName: null, familyName: 'Frau Müller', emails: ['mueller84@x.io'] },
    ],
    [
      'M. and Mme of one name in France',
      { name: 'M. Dupont', addresses: [{ ...berlin, country: 'FR' }], phones: ['+33142685300'] },
      { name: 'Mme Dupont', addresses: [{ ...berlin, country: 'FR' }], phones: ['+33142685300'] },
    ],
    [
      'a father and a son as Germany writes it',
      { name: 'Karl Weber sen.', addresses: [berlin], phones: ['+4930901820'] },
      { name: 'Karl Weber jun.', addresses: [berlin], phones: ['+4930901820'] },
    ],
    [
      'a father and a son as Britain writes it',
      { name: 'Robert Miller Snr', addresses: [berlin], phones: ['+4930901820'] },
      { name: 'Robert Miller Jnr', addresses: [berlin], phones: ['+4930901820'] },
    ],
    [
      'colleagues behind one mailbox',
      { name: 'Jane Doe', emails: ['info@acme.example'] },
      { name: 'Omar Haddad', emails: ['info@acme.example'] },
    ],
    [
      'a person and the company that has the same name',
      { name: 'Peter Schmidt', emails: ['peter@schmidt.example'], addresses: [berlin] },
      { ...company, name: 'Peter Schmidt', emails: ['peter@schmidt.example'], addresses: [berlin] },
    ],
    [
      'colleagues of one given name, behind whose names the company stands',
      { name: 'Anna Meyer (Acme)', addresses: [berlin] },
      { name: 'Anna Schmidt (Acme)', addresses: [berlin] },
    ],
    [
      'colleagues of one given name, behind whose names is a dash and the company',
      { name: 'Anna Meyer – Acme', addresses: [berlin] },
      { name: 'Anna Schmidt – Acme', addresses: [berlin] },
    ],
    [
      'neighbours of like given names who say how they are spoken of',
      { name: 'Mary Smith (she/her)', addresses: [{ ...berlin, street: null }] },
      { name: 'Mark Jones (she/her)', addresses: [{ ...berlin, street: null }] },
    ],
    [
      'a couple who own a house as trustees',
      { name: 'John Doe, Trustee', addresses: [berlin] },
      { name: 'Jane Doe, Trustee', addresses: [berlin] },
    ],
    [
      'two managers of one town',
      { name: 'Mary Smith, Manager', addresses: [{ ...berlin, street: null }] },
      { name: 'Mark Jones, Manager', addresses: [{ ...berlin, street: null }] },
    ],
    [
      'companies that are kept as people, with one bookkeeper',
      { name: 'Acme, Inc.', emails: ['books84@x.io'] },
      { name: 'Zenith, Inc.', emails: ['books84@x.io'] },
    ],
    [
      'two of one given name and of the first day that SQL Server has',
      { name: 'Anna Meyer', birthDate: '1753-01-01' },
      { name: 'Anna Schmidt', birthDate: '1753-01-01' },
    ],
    ['two of whom nobody knows the name', { name: 'Unknown Unknown' }, { name: 'Unknown Unknown' }],
    [
      'two who bought as guests',
      { givenName: 'Guest', familyName: 'User' },
      { givenName: 'Guest', familyName: 'User' },
    ],
    [
      'the bookkeepers of two companies in one town, who are named by what they do',
      { name: 'Accounts Payable', emails: ['accounts@acme.example'], addresses: [{ ...berlin, street: null }] },
      { name: 'Accounts Payable', emails: ['accounts@zenith.example'], addresses: [{ ...berlin, street: null }] },
    ],
    [
      'a department and who works there, with one number',
      { givenName: 'Front', familyName: 'Desk', phones: ['+4930901820'] },
      { name: 'Jane Doe', phones: ['+4930901820'] },
    ],
    [
      'neighbours of one given name of whom one is called Senior',
      { givenName: 'Dave', familyName: 'Senior', addresses: [berlin] },
      { name: 'Dave Miller', addresses: [berlin] },
    ],
    [
      'two who bought at the counter',
      { givenName: 'Consumidor', familyName: 'Final', addresses: [{ ...berlin, street: null }] },
      { name: 'Consumidor Final', addresses: [{ ...berlin, street: null }] },
    ],
    [
      'brothers who have half a given name in common',
      { name: 'Jean-Pierre Martin', phones: ['+33142685300'] },
      { name: 'Jean-Paul Martin', phones: ['+33142685300'] },
    ],
    [
      'a father and a son who have half a given name in common',
      { givenName: 'José Luis', familyName: 'García', emails: ['garcia84@x.io'] },
      { givenName: 'José Antonio', familyName: 'García', emails: ['garcia84@x.io'] },
    ],
    [
      'brothers whose whole names do not tell where the family name begins',
      { name: 'Jean Paul Martin', phones: ['+33142685300'] },
      { name: 'Jean Pierre Martin', phones: ['+33142685300'] },
    ],
    [
      'sisters of whom one has two fields for her name',
      { name: 'Ana Paula Silva', emails: ['silva84@x.io'] },
      { givenName: 'Ana Maria', familyName: 'Silva', emails: ['silva84@x.io'] },
    ],
    [
      'brothers whose family name stands in front and whose father’s name stands behind',
      { name: 'Иванов Пётр Иванович', phones: ['+74951234567'] },
      { name: 'Иванов Сергей Иванович', phones: ['+74951234567'] },
    ],
    [
      'namesakes in one house who have two fathers',
      { name: 'Иванов Иван Сергеевич', phones: ['+74951234567'] },
      { name: 'Иванов Иван Петрович', phones: ['+74951234567'] },
    ],
    [
      'a couple of like given names whose family names tell him from her',
      { name: 'Jan Novák', phones: ['+420221234567'] },
      { name: 'Jana Nováková', phones: ['+420221234567'] },
    ],
    [
      'brother and sister whose family name stands in front',
      { name: 'Nagy Anna', emails: ['nagy84@x.io'] },
      { name: 'Nagy Péter', emails: ['nagy84@x.io'] },
    ],
    [
      'brothers of whom one has a name that means nothing elsewhere',
      { givenName: 'Nil', familyName: 'Puig', phones: ['+34931234400'] },
      { givenName: 'Pau', familyName: 'Puig', phones: ['+34931234400'] },
    ],
    [
      'neighbours of one given name whose family names are words of forms',
      { givenName: 'Judy', familyName: 'Guest', addresses: [berlin] },
      { givenName: 'Judy', familyName: 'Blank', addresses: [berlin] },
    ],
    [
      'two of one given name, of whom a form that wants a family name has none',
      { givenName: 'Maria', familyName: '[not provided]' },
      { givenName: 'Maria', familyName: '[not provided]' },
    ],
    [
      'companies of one trade that begin with what is a legal form elsewhere',
      { ...company, name: 'NV Energy' },
      { ...company, name: 'Z Energy' },
    ],
    [
      'two companies of one postal code, each with an info@',
      { ...company, name: 'Acme GmbH', emails: ['info@acme.example'], addresses: [{ ...berlin, street: null }] },
      { ...company, name: 'Zenith AG', emails: ['info@zenith.example'], addresses: [{ ...berlin, street: null }] },
    ],
    [
      'two of a row of companies, which a number tells apart',
      { ...company, name: 'Solarpark 2019 Nr. 3', domains: ['acme.example'], addresses: [berlin] },
      { ...company, name: 'Solarpark 2020 Nr. 4', domains: ['acme.example'], addresses: [berlin] },
    ],
    [
      'two funds, which a Roman number tells apart, and whose long names are otherwise one',
      {
        ...company,
        name: 'Acme Capital Partners Growth Fund III LP',
        domains: ['acme.example'],
        phones: ['+4930901820'],
      },
      {
        ...company,
        name: 'Acme Capital Partners Growth Fund IV LP',
        domains: ['acme.example'],
        phones: ['+4930901820'],
      },
    ],
    [
      'two branches in the north and the south',
      { ...company, name: 'Autohaus Müller Nord GmbH', domains: ['acme.example'], phones: ['+4930901820'] },
      { ...company, name: 'Autohaus Müller Süd GmbH', domains: ['acme.example'], phones: ['+4930901820'] },
    ],
    [
      'two branches, of whose numbers one looks like a slip',
      { ...company, name: 'Acme Markt 4101', domains: ['acme.example'] },
      { ...company, name: 'Acme Markt 4102', domains: ['acme.example'] },
    ],
    [
      'companies of a group in two countries',
      { ...company, name: 'Acme Germany GmbH', domains: ['acme.example'], phones: ['+4930901820'] },
      { ...company, name: 'Acme France SARL', domains: ['acme.example'], phones: ['+4930901820'] },
    ],
    [
      'two companies of one postal code, of which one is called by what both do',
      { ...company, name: 'Handel', addresses: [{ ...berlin, street: null }] },
      { ...company, name: 'Handel Wenda', addresses: [{ ...berlin, street: null }] },
    ],
    [
      'two companies in one building',
      { ...company, name: 'Acme GmbH', addresses: [berlin] },
      { ...company, name: 'Zenith Logistics AG', addresses: [berlin] },
    ],
  ])('keeps apart %s', (_, one, other) => {
    expect(partiesOf(one, other)).toBe(2);
  });

  it.each<[string, Partial<PartyRecord>]>([
    ['nothing else', {}],
    ['an address', { addresses: [berlin] }],
    [
      'an address, a phone and an email',
      { addresses: [berlin], phones: ['+49301234567'], emails: ['berg.family@x.io'] },
    ],
  ])('keeps twins apart of whom is known %s, unless a rule lets them', (_, shared) => {
    const names = ['Anna Berg', 'Lena Berg'];
    const twins = names.map((name, n) => person(`sales:contact:${n}`, { name, ...born, ...shared }));
    expect(linkAll(twins, { train: false })).toHaveLength(2);
    expect(linkAll(twins, { train: false, rules: { ...defaultRules, holdTwins: false } })).toHaveLength(1);
  });

  it('joins one person by two names where the model knows of no families', () => {
    const { PERSON, ORGANISATION } = shippedModel.kinds;
    const withoutFamilies = { ...PERSON, related: PERSON.prior / 50 };
    const rules = { ...defaultRules, model: { ...shippedModel, kinds: { PERSON: withoutFamilies, ORGANISATION } } };
    const names = ['Anna Berg', 'Lena Berg'];
    const twins = names.map((name, n) => person(`sales:contact:${n}`, { name, ...born, addresses: [berlin] }));
    expect(linkAll(twins, { train: false, rules })).toHaveLength(1);
  });

  it('keeps father and son of one name and address apart, unless a rule lets them', () => {
    const [father, son] = ['1951-02-14', '1984-09-30'].map((birthDate, n) =>
      person(`sales:contact:${n}`, { name: 'Karl Berg', birthDate, addresses: [berlin] }),
    );
    const records = [father ?? person('', {}), son ?? person('', {})];
    expect(linkAll(records, { train: false })).toHaveLength(2);
    expect(linkAll(records, { train: false, rules: { ...defaultRules, holdParents: false } })).toHaveLength(1);
  });

  it('makes of a family that shares an email as many people as it has names', () => {
    const shared = { emails: ['berg.family@x.io'], addresses: [berlin] };
    const people = ['Anna Berg', 'Karl Berg', 'Lena Berg', 'Otto Berg'].map((name) => ({ name, ...shared }));
    expect(partiesOf(...people, ...people)).toBe(4);
  });

  it.each([2, 3, 5, 8])(
    'makes as many companies of %i that share their accountant’s email, phone and address',
    (count) => {
      const names = ['Bäckerei Huber', 'Metzgerei Koch', 'Friseur Lang', 'Autohaus Braun', 'Elektro Wolf'];
      const clients = [...names, 'Café Sonne', 'Hotel Adler', 'Dachdeckerei Groß'].slice(0, count);
      const accountant = { emails: ['office@ledger.example'], phones: ['+4930901820'], addresses: [berlin] };
      expect(partiesOf(...clients.map((name) => ({ ...company, name, ...accountant })))).toBe(count);
      expect(partiesOf(...clients.map((name) => ({ ...company, name, emails: accountant.emails })))).toBe(count);
    },
  );

  it('proposes a company that has a tax id and another name than who has it', () => {
    const names = ['Andersen Consulting LLP', 'Accenture LLP'];
    const records = names.map((name, n) => person(`sales:account:${n}`, { ...company, name, taxIds: ['20-1234567'] }));
    const [one, other] = records.map(({ key }) => key);
    expect(explainPair(engineOf(records), one ?? '', other ?? '')?.outcome).toBe('PROPOSED');
  });
});
