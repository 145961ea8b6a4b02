import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import type { PartyRecord } from '../record.ts';
import { identifiersOf } from './identifier.ts';

const address = { street: null, city: null, region: null, postalCode: null, country: null };
const own = 'external:sales:1';
const identifiers = (values: Partial<PartyRecord>): string[] =>
  identifiersOf(person('sales:contact:1', values)).filter((identifier) => identifier !== own);

describe('identifiers', () => {
  it.each([
    ['Jane.Doe@Example.COM ', 'email:jane.doe@example.com'],
    ['mailto:jane@x.io', 'email:jane@x.io'],
    ['SMTP:jane@x.io', 'email:jane@x.io'],
    ["'jane@x.io'", 'email:jane@x.io'],
    ['(jane@x.io)', 'email:jane@x.io'],
    ['jane@x.io;', 'email:jane@x.io'],
    ['jane@x.io (work)', 'email:jane@x.io'],
    ['"Doe, Jane" <jane@x.io>', 'email:jane@x.io'],
    ["o'brien@x.io", "email:o'brien@x.io"],
    ['jörg@münchen.de', 'email:jörg@xn--mnchen-3ya.de'],
    ['jo\u0308rg@münchen.de', 'email:jörg@xn--mnchen-3ya.de'],
    ['j.a.n.e@gmail.com', 'email:j.a.n.e@gmail.com'],
    ['info@x.io', 'mailbox:info@x.io'],
    ['Sales+eu@x.io', 'mailbox:sales+eu@x.io'],
  ])('the email %s is %s', (email, identifier) => {
    expect(identifiers({ emails: [email] })).toEqual([identifier]);
  });

  it.each(['null', 'n/a', 'test@test.com', 'noreply@x.io', 'anonymous@x.io', 'jane', 'jane@', '@x.io', 'a b@x.io', ''])(
    'the email %j stands for no one',
    (email) => {
      expect(identifiers({ emails: [email] })).toEqual([]);
    },
  );

  it.each([
    'jane@x.io; jane.doe@y.io',
    'jane@x.io,jane.doe@y.io',
    'jane@x.io jane.doe@y.io',
    'jane@x.io | jane.doe@y.io',
    'Jane <jane@x.io>, "Doe, Jane" <jane.doe@y.io>',
  ])('the emails in one field are each one: %s', (emails) => {
    expect(identifiers({ emails: [emails] })).toEqual(['email:jane.doe@y.io', 'email:jane@x.io']);
  });

  it('an email of 254 characters is one, and of 255 none, for no mail goes there', () => {
    const [longest, longer] = [249, 250].map((length) => `${'j'.repeat(length)}@x.io`);
    expect(identifiers({ emails: [longest ?? '', longer ?? ''] })).toEqual([`email:${longest}`]);
  });

  it.each([
    ['+49 (30) 901820', null, ['phone:+4930901820']],
    ['0049 30 901820', null, ['phone:+4930901820']],
    ['030/901820', 'Deutschland', ['phone:+4930901820']],
    ['(212) 555-0147', 'United States', ['phone:+12125550147']],
    ['212.555.0147', 'USA', ['phone:+12125550147']],
    ['0912 345 679', 'Viet Nam', ['phone:+84912345679']],
    ['030 901820', null, []],
    ['030 901820 / 0171 1234567', 'DE', ['phone:+491711234567', 'phone:+4930901820']],
  ])('the phone %s in %s is %j', (phone, country, expected) => {
    expect(identifiers({ phones: [phone], addresses: [{ ...address, country }] })).toEqual(expected);
  });

  it.each([
    '000000000',
    '5555555555',
    '(555) 123-4567',
    '123-123-1234',
    '123456789',
    '+1 111 111 1111',
    '12',
    'none',
    '',
  ])('the phone %j stands for no one', (phone) => {
    expect(identifiers({ phones: [phone], addresses: [{ ...address, country: 'US' }] })).toEqual([]);
  });

  it('the id that others know a record by is its own, and so are those of records merged into it', () => {
    const record = person('sales:contact:1', { externalIds: [{ system: 'Loyalty', value: 'LM-104233' }] });
    expect(identifiersOf(record, ['sales:contact:7'])).toEqual([
      ...['external:*:LM-104233', 'external:loyalty:LM-104233', 'external:sales:1', 'external:sales:7'],
    ]);
    const worthless = ['null', '0', '000', ' '].map((value) => ({ system: 'billing', value }));
    expect(identifiers({ externalIds: worthless })).toEqual([]);
  });

  it.each(['000000', '999999', 'DE 111 111', '123456', '654-321', '1234567'])('the tax id %j is nobody’s', (taxId) => {
    expect(identifiers({ taxIds: [taxId] })).toEqual([]);
  });

  it.each([
    ['CHE-136.695.976 MWST', 'tax:CHE136695976'],
    ['CHE-136.695.976 TVA', 'tax:CHE136695976'],
    ['136 695 976 MVA', 'tax:136695976'],
    ['IVA136695976', 'tax:IVA136695976'],
  ])('the tax id %s is without what says that it is one for VAT: %s', (taxId, identifier) => {
    expect(identifiers({ taxIds: [taxId] })).toEqual([identifier]);
  });

  it.each([
    ['EIN 20-1234567', 'tax:201234567'],
    ['VAT No. GB 980 7806 84', 'tax:GB980780684'],
    ['USt-IdNr.: DE136695976', 'tax:DE136695976'],
    ['P.IVA 00743110157', 'tax:00743110157'],
    ['NIF-B58378431', 'tax:NIFB58378431'],
    ['GR 094259216', 'tax:EL094259216'],
    ['XI 980 7806 84', 'tax:GB980780684'],
  ])('the tax id %s is without what it is called, and of the country that gives it: %s', (taxId, identifier) => {
    expect(identifiers({ taxIds: [taxId] })).toEqual([identifier]);
  });

  it.each([
    ['FR 83 404 833 048', 'tax:FR404833048'],
    ['83 404 833 048', 'tax:404833048'],
    ['84 404 833 048', 'tax:84404833048'],
    ['404 833 048', 'tax:404833048'],
    ['SIRET 404 833 048 00022', 'tax:404833048'],
    ['404 833 048 00023', 'tax:40483304800023'],
    ['NL004495445B01', 'tax:NL004495445'],
    ['004495445B02', 'tax:004495445'],
    ['SE556036079301', 'tax:SE5560360793'],
    ['556036079301', 'tax:5560360793'],
    ['556036079401', 'tax:556036079401'],
    ['BE 403.019.261', 'tax:BE0403019261'],
    ['GB 980 7806 84 001', 'tax:GB980780684'],
    ['862 193 405 RT0001', 'tax:862193405'],
    ['27AAPFU0939F1ZV', 'tax:AAPFU0939F'],
    ['PAN AAPFU0939F', 'tax:AAPFU0939F'],
    ['T7000012050002', 'tax:7000012050002'],
    ['11.222.333/0002-62', 'tax:11222333'],
    ['11.222.333/0002-63', 'tax:11222333000263'],
    ['10773381-2-44', 'tax:10773381'],
  ])('the tax id %s is the number of the company that it holds: %s', (taxId, identifier) => {
    expect(identifiers({ taxIds: [taxId] })).toEqual([identifier]);
  });

  it('the number of a taxpayer that India’s forms show as a sample is nobody’s', () => {
    expect(identifiers({ taxIds: ['ABCDE1234F'] })).toEqual([]);
  });

  it('a company has its domain, from a web address or a mailbox, and never one that strangers share', () => {
    const company = (values: Partial<PartyRecord>) => identifiers({ kind: 'ORGANISATION', ...values });
    expect(company({ domains: ['https://www.Acme.example/about'] })).toEqual(['domain:acme.example']);
    expect(company({ emails: ['info@acme.example'] })).toEqual(['domain:acme.example', 'email:info@acme.example']);
    expect(company({ emails: ['acme@gmail.com'] })).toEqual(['email:acme@gmail.com']);
    expect(company({ emails: ['acme@skynet.be'] })).toEqual(['email:acme@skynet.be']);
    expect(company({ domains: ['facebook.com/acme', 'mail.yahoo.co.uk', 'bit.ly/acme', 'n/a'] })).toEqual([]);
    expect(company({ taxIds: ['de 136.695.976', '000000000', 'n/a'] })).toEqual(['tax:DE136695976']);
    expect(identifiers({ domains: ['acme.example'] })).toEqual([]);
  });
});
