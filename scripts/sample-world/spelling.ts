/** A name in its own script and in Latin letters; the same text twice where its own script is Latin. */
export interface Spelling {
  native: string;
  latin: string;
}

/** Reads `Αθήνα|Athens`, or `Hamburg`. */
export function spelling(text: string): Spelling {
  const [native = '', latin = native] = text.split('|');
  return { native, latin };
}

const letters: Record<string, string> = { ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', ı: 'i', đ: 'd' };

/** Latin text in plain lower-case ASCII letters: `Łukasz Müller` becomes `lukasz muller`. */
export function withoutAccents(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßłøæıđ]/g, (letter) => letters[letter] ?? letter);
}

/** For addresses and domains: letters and digits joined by single hyphens. */
export function slug(text: string): string {
  return withoutAccents(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
