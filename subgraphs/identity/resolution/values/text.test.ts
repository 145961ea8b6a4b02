import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { emailReadings } from '../golden/readings.ts';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { identifiersOf } from './identifier.ts';
import { searchWords, wordsOfName } from './search-words.ts';
import { latinNames, latinWords, plainLetters, plainWords } from './text.ts';

const unseen = [
  ...['\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'],
  ...['\u2060', '\u2066', '\u2067', '\u2068', '\u2069', '\ufeff', '\u061c', '\u180e', '\u{e0020}'],
];

const address = {
  street: 'Hauptstraße 5',
  city: 'München',
  region: 'Bayern',
  postalCode: 'D-80331',
  country: 'Deutschland',
};

const records: PartyRecord[] = [
  person('support:requester:r-1', {
    ...{ name: 'Dr. Zoë Müller-O’Brien Jr.', otherNames: ['Юлія Ковальчук', 'علی رضا', 'मनु शर्मा'] },
    ...{ emails: ['Jörg.M@München.de', 'info@x.io'], phones: ['0049 30 901820', '089 901820'], addresses: [address] },
    externalIds: [{ system: 'Loyalty', value: 'LM-104233' }],
    ...{ taxIds: ['DE 136.695.976'], attributes: [{ name: 'birthplace', value: 'Île-de-France' }] },
  }),
  person('sales:contact:1', {
    givenName: 'n/a',
    familyName: 'García López',
    emails: ['noreply@x.io'],
    phones: ['none'],
  }),
  person('sales:company:1', {
    ...{
      kind: 'ORGANISATION',
      name: 'Acme B.V.',
      otherNames: ['東京株式会社'],
      domains: ['https://www.Acme.example/about'],
    },
  }),
];

/** A value with characters in between that nobody sees, in all of its texts. */
function sprinkled<Value>(value: Value, next: () => string): Value {
  const sprinkle = (text: string): string => next() + [...text].map((letter) => letter + next()).join('');
  return JSON.parse(JSON.stringify(value), (_key, each) => (typeof each === 'string' ? sprinkle(each) : each));
}

describe('an apostrophe', () => {
  it.each(["O'Brien", 'O’Brien', 'O‘Brien', 'Oʻbrien', 'O′Brien', 'O＇Brien', 'O´Brien'])('joins: %s', (name) => {
    for (const read of [plainWords, latinWords, latinNames]) expect(read(name)).toEqual(['obrien']);
  });
});

describe('characters that are not seen', () => {
  it.each([
    ['Mü\u00adller', 'muller'],
    ['\ufeffMüller\u200b', 'muller'],
    ['علی\u200cرضا', 'علیرضا'],
    ['Jane\u2060Doe', 'janedoe'],
    ['\u202eJane \u202cDoe', 'jane doe'],
  ])('in the name %j leave its words %s', (name, words) => {
    expect([plainLetters(name), ...[plainWords, latinWords, latinNames].map((read) => read(name).join(' '))]).toEqual(
      Array.from({ length: 4 }, () => words),
    );
  });

  it('wherever they stand in a record, it is found, compared and searched for as without them', () => {
    const anyUnseen = fc.array(fc.constantFrom('', '', ...unseen), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.constantFrom(...records), anyUnseen, (record, characters) => {
        let place = 0;
        const next = (): string => characters[place++ % characters.length] ?? '';
        const { department, type, kind, attributes, ...said } = record;
        const read = { ...sprinkled(said, next), department, type, kind, attributes };
        const key = `${department}:${type}:${read.sourceId}`;
        const copied = {
          ...{ ...read, key },
          attributes: attributes.map(({ name, value }) => ({ name, value: sprinkled(value, next) })),
        };
        expect(identifiersOf(copied)).toEqual(identifiersOf(record));
        expect(profileOf(copied)).toEqual(profileOf(record));
        expect(searchWords(copied)).toEqual(searchWords(record));
        expect(wordsOfName(sprinkled(record.name ?? '', next))).toEqual(wordsOfName(record.name ?? ''));
      }),
    );
  });

  it('make no other value of an email that a golden profile has already', () => {
    const record = person('sales:contact:1');
    const meaningOf = (value: string) => emailReadings[0].meaningOf({ value, record, place: 0 });
    expect(meaningOf('\u200ejose@x.io')).toBe(meaningOf('jose@x.io'));
  });
});
