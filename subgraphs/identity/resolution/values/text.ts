import { toLatin } from './transliterate.ts';

const letterForms: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'a',
  œ: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const apostrophes = /['’‘ʼʻ′＇`´]/g;

/** Most texts are in plain letters but for capitals, and reading them as any other costs many times as much. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

/**
 * Soft hyphens, joiners, marks of direction and of byte order, and whatever else is there and not seen: it comes along where text is
 * copied. In Persian and in India a joiner shapes the letters beside it, and is left out as often as not.
 */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** A text as people see it, for whatever is compared. */
export function seenText(text: string): string {
  return isAscii(text) ? text : text.replace(unseen, '');
}

/** Lower case without accents: `Zoë Müller` is `zoe muller`. */
export function plainLetters(text: string): string {
  return isAscii(text) ? text.toLowerCase() : foldAccents(text);
}

const anyMarks = /\p{M}/gu;
/**
 * Marks that people leave out. In India and South-East Asia vowels are marks that tell names apart (`मनु` and `मीना`), and in kana
 * marks tell ba from ha: these stay, but for the dot below a Devanagari letter.
 */
const accents = /[[[\p{M}&&[\p{sc=Zinh}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]]\u093c]--[\u3099\u309a]]/gv;

/** What `plainLetters` does to text in any script. */
function foldAccents(text: string, marks = anyMarks): string {
  return seenText(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(/[ßøæœłđðþı]/g, (letter) => letterForms[letter] ?? letter);
}

/** The words of a text in plain letters; apostrophes join (O'Brien), everything else that is no letter or digit parts. */
export function plainWords(text: string): string[] {
  return isAscii(text) ? asciiWords(text.toLowerCase()) : wordsIn(foldAccents(text.replace(apostrophes, '')));
}

function wordsIn(folded: string): string[] {
  return folded.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

function asciiWords(lower: string): string[] {
  return lower.replace(/['`]/g, '').match(/[a-z\d]+/g) ?? [];
}

/** The words of a text in plain Latin letters, for comparing names. */
export function latinWords(text: string): string[] {
  return isAscii(text) ? asciiWords(text.toLowerCase()) : wordsIn(inLatin(text));
}

/** The words of a person's name in plain Latin letters; one that is cut short keeps its full stop. */
export function latinNames(text: string): string[] {
  if (isAscii(text))
    return (
      text
        .toLowerCase()
        .replace(/['`]/g, '')
        .match(/[a-z\d]+\.?/g) ?? []
    );
  return inLatin(text).match(/[\p{L}\p{M}\p{N}]+\.?/gu) ?? [];
}

/** What Japan writes in katakana or in hiragana, in hiragana; other scripts than those with one for Latin stay as they are. */
function inLatin(text: string): string {
  return foldAccents(toLatin(seenText(text)).replace(apostrophes, ''), accents).replace(katakana, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - aboveHiragana),
  );
}

const katakana = /[\u30a1-\u30f6]/gu;
const aboveHiragana = 0x60;

/** One spelling for what German and the Nordic languages write in two ways (ü, ue). */
export function foldLetters(word: string): string {
  return word.includes('e') ? word.replace(/(?<=[aou])e/g, '') : word;
}
