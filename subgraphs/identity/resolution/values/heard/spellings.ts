/** What a letter, or a sound between two, may be in Latin letters; the empty text is nothing. */
export type Step = readonly string[];

/** How a name in another script may be written in Latin letters: one of each step after the other, and no consonant twice in a row. */
export type Spelling = readonly Step[];

export const nothing: Step = [''];
export const anyVowel: Step = ['', ...'aeiou'];
const vowels = [...'aeiou'].flatMap((one) => [one, ...[...'aeiou'].map((other) => one + other)]);

/**
 * Reads a table of lines like `ㄱ g k, ㄴ n`: letters that are written alike, and what they may be. `-` is nothing, `~` a vowel or two.
 */
export function steps(table: string): ReadonlyMap<string, Step> {
  return new Map(
    table.split(',').flatMap((line): [string, Step][] => {
      const [letters = '', ...written] = line.trim().split(/\s+/);
      return [...letters].map((letter) => [letter, stepOf(written)]);
    }),
  );
}

export function stepOf(written: readonly string[]): Step {
  return written.flatMap((each) => (each === '~' ? vowels : each === '-' ? '' : each));
}

/** A name in Latin letters as spellings know it: nobody can hear how often a consonant is written. */
export function heardLetters(latin: string): string {
  return latin.replace(/[^a-z]/g, '').replace(/([^aeiou])\1+/g, '$1');
}

function isConsonant(part: string): boolean {
  return /^[^aeiou]/.test(part);
}

/** Whether a name, of which only heard letters are left, is one of the spellings. It takes as long as both are long, multiplied. */
export function isSpelling(spelling: Spelling, latin: string): boolean {
  let ends = new Set([0]);
  for (const step of spelling) {
    const next = new Set<number>();
    for (const end of ends) {
      for (const part of step) {
        if (latin.startsWith(part, end)) next.add(end + part.length);
        // What one ends with and the next begins with is heard once.
        else if (end > 0 && isConsonant(part) && latin.startsWith(part, end - 1)) next.add(end - 1 + part.length);
      }
    }
    if (next.size === 0) return false;
    ends = next;
  }
  return ends.has(latin.length);
}
