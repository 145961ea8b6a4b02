import { nothing, type Spelling, type Step, stepOf, steps } from './spellings.ts';

/** Each consonant has a row of eight, one for each vowel behind it; here the first of each row. */
const rows = steps(`
  ሀሐኀኸዀ h -, ለ l, መ m, ሠሰ s, ረ r, ሸ sh, ቀቈቐቘ k q, በ b, ቨ v, ተ t, ቸ ch c, ኈ h, ነ n, ኘ gn ny n, አዐ -, ከኰ k c, ወ w, ዘ z, ዠ zh j, የ y i -, ደዸ d,
  ጀ j g, ገጐጘ g, ጠ t, ጨ ch c, ጰ p, ጸፀ ts s tz, ፈ f ph, ፐ p`);
const vowels: readonly Step[] = ['a e o -', 'u ou oo', 'i ee y', 'a', 'e ie', '- i e u', 'o', 'wa ua'].map((line) =>
  stepOf(line.split(' ')),
);

const firstRow = 0x1200;
const lastRow = 0x1357;

export function ethiopicName(name: string): Spelling {
  return [...name].flatMap((syllable) => {
    const place = (syllable.codePointAt(0) ?? 0) - firstRow;
    if (place < 0 || place > lastRow - firstRow) return [nothing];
    const vowel = place % vowels.length;
    const consonant = rows.get(String.fromCodePoint(firstRow + place - vowel));
    return consonant ? [consonant, vowels[vowel] ?? nothing] : [nothing];
  });
}
