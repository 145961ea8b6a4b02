import { anyVowel, nothing, type Spelling, steps } from './spellings.ts';

const consonants = steps(`
  ก k g, ขฃคฅฆ kh k, ง ng, จ ch j t, ฉชฌ ch t, ซ s, ญ y n, ฎ d t, ฏ t d, ฐถทธฑฒ th t d, ณน n, ด d t, ต t d, บ b p, ป p b, ผพภ ph p, ฝฟ f p, ม m,
  ย y i e ee, ร r l n -, ลฬ l n r, ว w v o u, ศษส s t, หฮ h -, อ -`);
/** A consonant that is not heard, with the vowel above or below it. */
const silent = /\p{L}[ิุ]?์/gu;
const tones = /[็-๎]/gu;

/** Its vowels are written before, behind, above and below, in many ways, and in Latin letters in more: only consonants tell. */
export function thaiName(name: string): Spelling {
  const heard = name.replace(silent, '').replace(tones, '').replaceAll('ำ', 'ม');
  return [...heard].flatMap((letter) => {
    const consonant = consonants.get(letter);
    return consonant ? [consonant, anyVowel, anyVowel, anyVowel] : [nothing];
  });
}
