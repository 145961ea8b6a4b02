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

/**
 * Lower case without accents, and one spelling for what German and the Nordic languages write in two ways (ü, ue), so
 * that equal names compare equal. For comparison only: it is not meant to be read.
 */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđðþı]/g, (letter) => letterForms[letter] ?? letter)
    .replace(/(?<=[aou])e/g, '');
}

/** The words of a text, folded; apostrophes join (O'Brien), everything else that is no letter or digit parts. */
export function foldedWords(text: string): string[] {
  return foldLetters(text.replace(/['’`´]/g, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
