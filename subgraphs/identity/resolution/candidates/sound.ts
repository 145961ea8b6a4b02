/** Letters that languages write for one sound, so that names heard alike are found together. */
const alike: [RegExp, string][] = [
  [/ph/g, 'f'],
  [/sch|sh|ch|cz|tz|zh/g, 's'],
  [/c(?=[eiy])|z|x/g, 's'],
  [/ck|q|c|kh|gh/g, 'k'],
  [/g/g, 'k'],
  [/[vw]/g, 'f'],
  [/th|dt|d/g, 't'],
  [/[jy]/g, 'i'],
  [/h/g, ''],
];

const known = new Map<string, string>();

/** The first letter's sound and the consonants after it, each once in a row, at most five. */
export function soundOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const heard = alike.reduce((text, [letters, sound]) => text.replace(letters, sound), word);
  const sound = (heard.slice(0, 1).replace(/[aeiou]/, 'a') + heard.slice(1).replace(/[aeiou.\s]/g, ''))
    .replace(/(.)\1+/g, '$1')
    .slice(0, 5);
  known.set(word, sound);
  return sound;
}
