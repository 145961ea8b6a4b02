import { nothing, type Spelling, type Step, stepOf, steps } from './spellings.ts';

/** Of the scripts of India, which have the same letters at the same places; Devanagari stands for all. */
const consonants = steps(`
  क k c q, ख kh k, ग g, घ gh g, ङ n, च ch c, छ ch chh, ज j z g, झ jh z j, ञ n ny gy y, ट t, ठ th t, ड d r, ढ dh d rh, ण n, त t th,
  थ th t, द d th, ध dh d, नऩ n, प p b, फ ph f, ब b v, भ bh b v, म m, य y j i -, रऱ r, लळऴ l zh, व v w b, शष sh s, स s sh, ह h`);
const vowels = steps(`
  अ a o u, आा a ah o, इि i e y, ईी i ee e y ie ea, उु u o oo, ऊू u oo o ou, ऋृ ri r ru, एेऎॆ e ai ey ay ae a, ऐै ai ay e ei, ओोऒॊ o oh u,
  औौ au ou ow o, ंँ n m ng, ः h -`);
/** A vowel that is not written, between two consonants or at the end. */
const inherent: Step = ['', ...'aoeu'];
const virama = '्';
const jna = stepOf(['gy', 'gn', 'jn', 'dny', 'g']);

const devanagari = 0x900;
const blockSize = 0x80;
const lastBlock = 0xd00;

/** Where each letter stands in its own block, in Devanagari's. */
function inDevanagari(name: string): string {
  return [...name]
    .map((letter) => {
      const code = letter.charCodeAt(0);
      return code >= devanagari && code < lastBlock + blockSize
        ? String.fromCharCode(devanagari + (code % blockSize))
        : letter;
    })
    .join('');
}

export function indicName(name: string): Spelling {
  const letters = [...inDevanagari(name).replaceAll('ज्ञ', '#')];
  return letters.flatMap((letter, place) => {
    const vowel = vowels.get(letter);
    if (vowel) return [vowel];
    const consonant = letter === '#' ? jna : consonants.get(letter);
    if (!consonant) return [nothing];
    const next = letters[place + 1] ?? '';
    return next === virama || (vowels.has(next) && !/[ंँः]/.test(next)) ? [consonant] : [consonant, inherent];
  });
}
