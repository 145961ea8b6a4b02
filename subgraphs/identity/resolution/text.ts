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

/** Lower case without accents: `Zoë Müller` is `zoe muller`. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđðþı]/g, (letter) => letterForms[letter] ?? letter);
}

/**
 * Plain letters, and one spelling for what German and the Nordic languages write in two ways (ü, ue), so that equal
 * names compare equal. For comparison only: it is not meant to be read.
 */
export function foldLetters(text: string): string {
  return plainLetters(text).replace(/(?<=[aou])e/g, '');
}

/** The words of a text in plain letters; apostrophes join (O'Brien), everything else that is no letter or digit parts. */
export function plainWords(text: string): string[] {
  return plainLetters(text.replace(/['’`´]/g, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

export function foldedWords(text: string): string[] {
  return plainWords(text).map(foldLetters);
}
