import { remembered } from '../../remembered.ts';
import { ethiopicName } from './ethiopic.ts';
import { hangul, hangulFamily, hangulFamilyLength, isKorean } from './hangul.ts';
import { indicName } from './indic.ts';
import { kana } from './kana.ts';
import { kanjiFamily, kanjiGiven, kanjiParts } from './kanji.ts';
import { mandarin, mandarinFamily, mandarinFamilyLength } from './mandarin.ts';
import { arabicName, hebrewName } from './semitic.ts';
import { burmeseName, khmerName, laoName, thaiName } from './southeast-asian.ts';
import type { Spelling } from './spellings.ts';

/** How a name in another script is heard, one way to read it. */
export interface Heard {
  given: Spelling | null;
  family: Spelling | null;
  /** Where nothing parts the names: both, the family's first. */
  whole?: Spelling;
}

export interface Reading {
  heard: readonly Heard[];
  /** Characters are read in other ways than anyone knows, and foreigners are written as Japan or Korea hears them: that none fits says nothing. */
  mayBeOther: boolean;
}

/** Of a name in another script than Latin letters; where it is written in one, that is its given or its family name. */
export function readingOf(given = '', family = ''): Reading {
  return read(`${given}|${family}`);
}

const kanas = /[\p{sc=Hira}\p{sc=Kana}]/u;

const read = remembered((text): Reading => {
  const [given = '', family = ''] = text
    .normalize('NFC')
    .split('|')
    .map((name) => name.replaceAll(' ', ''));
  const whole = given + family;
  const isWhole = given === '' || family === '';
  if (/\p{sc=Han}/u.test(whole)) {
    const heard = isWhole
      ? ofHanWhole(whole)
      : [ofHan(given, family), ofHan(family, given), ...ofKanji(given, family), ...ofKanji(family, given)];
    return { heard: heard.filter(({ given: one, family: other }) => one || other), mayBeOther: true };
  }
  const heard = isWhole ? ofWhole(whole) : ofParts(given, family);
  return { heard, mayBeOther: kanas.test(whole) || (isHangul(whole) && !mayBeKorean(given, family)) };
});

function isHangul(text: string): boolean {
  return /\p{sc=Hang}/u.test(text);
}

function mayBeKorean(given: string, family: string): boolean {
  if (given !== '' && family !== '') return isKorean(given, family) || isKorean(family, given);
  const name = given + family;
  const length = hangulFamilyLength(name);
  return name.length === length || isKorean(name.slice(length), name.slice(0, length));
}

function ofParts(given: string, family: string): Heard[] {
  if (isHangul(given)) return [hangulParts(given, family), hangulParts(family, given)];
  const reader = readerOf(given + family);
  return reader ? [{ given: reader(given), family: reader(family) }] : [];
}

function ofWhole(name: string): Heard[] {
  if (isHangul(name)) {
    const length = hangulFamilyLength(name);
    if (name.length === length) return [{ given: hangulFamily(name), family: null }];
    const parts = hangulParts(name.slice(length), name.slice(0, length));
    return [{ ...parts, whole: together(parts) }];
  }
  const reader = readerOf(name);
  if (!reader) return [];
  const spelling = reader(name);
  return [{ given: spelling, family: null, whole: spelling }];
}

function hangulParts(given: string, family: string): { given: Spelling; family: Spelling } {
  return { given: hangul(given), family: hangulFamily(family) };
}

function ofHanWhole(name: string): Heard[] {
  const length = mandarinFamilyLength(name);
  const parts = ofHan(name.slice(length), name.slice(0, length));
  const kanji = kanjiParts(name);
  return [parts, ...(kanji ? [kanji] : [])].map((heard) => ({ ...heard, whole: together(heard) }));
}

function ofHan(given: string, family: string): Heard {
  return { given: given === '' ? null : mandarin(given), family: mandarinFamily(family) };
}

function ofKanji(given: string, family: string): Heard[] {
  return [{ given: kanjiGiven(given), family: kanjiFamily(family) }];
}

function together({ given, family }: Heard): Spelling | undefined {
  return given && family ? [...family, ...given] : undefined;
}

const readers: readonly (readonly [script: RegExp, (name: string) => Spelling])[] = [
  [kanas, kana],
  [/\p{sc=Arab}/u, arabicName],
  [/\p{sc=Hebr}/u, hebrewName],
  [/\p{sc=Thai}/u, thaiName],
  [/\p{sc=Laoo}/u, laoName],
  [/\p{sc=Khmr}/u, khmerName],
  [/\p{sc=Mymr}/u, burmeseName],
  [/\p{sc=Ethi}/u, ethiopicName],
  [/[\u0900-\u0dff]/, indicName],
];

/** @returns null for a script that nobody reads here */
function readerOf(text: string): ((name: string) => Spelling) | null {
  return readers.find(([script]) => script.test(text))?.[1] ?? null;
}
