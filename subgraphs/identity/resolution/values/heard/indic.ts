import { nothing, type Spelling, type Step, stepOf, steps } from './spellings.ts';

/** Of the scripts of India, which have the same letters at the same places; Devanagari stands for all. */
const consonants = steps(`
  क k c q ck, ख kh k, ग g, घ gh g, ङ n, च ch c, छ ch chh, ज j z g, झ jh z j, ञ n ny gy y, ट t, ठ th t, ड d r, ढ dh d rh, ण n, त t th,
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

/** Sinhala has the letters of the others at places of its own, and some for two sounds. */
const sinhala = new Map(
  `අ अ, ආඈ आ, ඇ ए, ඉ इ, ඊ ई, උ उ, ඌ ऊ, ඍ ऋ, එඒ ए, ඓ ऐ, ඔඕ ओ, ඖ औ, ක क, ඛ ख, ග ग, ඝ घ, ඞ ङ, ඟ ंग, ච च, ඡ छ, ජ ज, ඣ झ, ඤ ञ, ඥ ज्ञ, ට ट, ඨ ठ, ඩ ड, ඪ ढ, ණ ण,
  ඬ न्ड, ත त, ථ थ, ද द, ධ ध, න न, ඳ न्द, ප प, ඵ फ, බ ब, භ भ, ම म, ඹ म्ब, ය य, ර र, ල ल, ව व, ශ श, ෂ ष, ස स, හ ह, ළ ल, ෆ फ, ං ं, ඃ ः, ් ्, ා ा, ැෑ े, ි ि,
  ී ी, ු ु, ූ ू, ෘ ृ, ෙේ े, ෛ ै, ොෝ ो, ෞ ौ`
    .split(',')
    .flatMap((line): [string, string][] => {
      const [letters = '', same = ''] = line.trim().split(' ');
      return [...letters].map((letter) => [letter, same]);
    }),
);

/** Where each letter stands in its own block, in Devanagari's. */
function inDevanagari(name: string): string {
  return [...name]
    .map((letter) => {
      const same = sinhala.get(letter);
      if (same) return same;
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
