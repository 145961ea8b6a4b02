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

const apostrophes = /['’ʼ`´]/g;

/** Lower case without accents: `Zoë Müller` is `zoe muller`. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđðþı]/g, (letter) => letterForms[letter] ?? letter);
}

/** The words of a text in plain letters; apostrophes join (O'Brien), everything else that is no letter or digit parts. */
export function plainWords(text: string): string[] {
  return plainLetters(text.replace(apostrophes, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The words of a text in plain Latin letters, for comparing names. */
export function latinWords(text: string): string[] {
  return plainWords(toLatin(text));
}

/** The words of a person's name in plain Latin letters; one that is cut short keeps its full stop. */
export function latinNames(text: string): string[] {
  return plainLetters(toLatin(text).replace(apostrophes, '')).match(/[\p{L}\p{N}]+\.?/gu) ?? [];
}

/** Latin words with one spelling for what German and the Nordic languages write in two ways (ü, ue). */
export function foldedWords(text: string): string[] {
  return latinWords(text).map(foldLetters);
}

export function foldLetters(word: string): string {
  return word.replace(/(?<=[aou])e/g, '');
}
