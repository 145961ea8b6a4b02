import { anyVowel, nothing, type Spelling, type Step, stepOf, steps } from './spellings.ts';

/**
 * Scripts whose vowels are written before, behind, above and below, in many ways, and in Latin letters in more: only consonants tell.
 */
function consonantsOf(letters: readonly Step[], vowel: Step): Spelling {
  return letters.flatMap((letter) => (letter === nothing ? [nothing] : [letter, vowel, vowel, vowel]));
}

const thai = steps(`
  ก k g, ขฃคฅฆ kh k, ง ng, จ ch j t, ฉชฌ ch t, ซ s, ญ y n, ฎ d t, ฏ t d, ฐถทธฑฒ th t d, ณน n, ด d t, ต t d, บ b p, ป p b, ผพภ ph p, ฝฟ f p, ม m,
  ย y i e ee, ร r l n -, ลฬ l n r, ว w v o u, ศษส s t, หฮ h -, อ -`);
/** A consonant that is not heard, with the vowel above or below it. */
const silentThai = /\p{L}[ิุ]?์/gu;
const tonesOfThai = /[็-๎]/gu;
/** One letter, which is two in the form that names are kept in. */
const am = /ํ[่-๋]?า|ໍ[່-໋]?າ/gu;

export function thaiName(name: string): Spelling {
  const heard = name.replace(silentThai, '').replace(am, 'ม').replace(tonesOfThai, '');
  return consonantsOf(
    [...heard].map((letter) => thai.get(letter) ?? nothing),
    anyVowel,
  );
}

const anyVowelOrY: Step = [...anyVowel, 'y'];

const lao = steps(`
  ກ k c, ຂຄ kh k, ງ ng, ຈ ch j, ສ s x, ຊ s x ch, ຍ nh ny y n, ດ d t th, ຕ t, ຖທ th t, ນ n nh, ບ b p, ປ p, ຜພ ph p, ຝຟ f, ມ m, ຢ y, ຣລຼ l r,
  ວ v w o, ຫຮ h -, ອ -, ຽ y -`);

export function laoName(name: string): Spelling {
  return consonantsOf(
    [...name.replace(am, 'ມ')].map((letter) => lao.get(letter) ?? nothing),
    anyVowelOrY,
  );
}

const khmer = steps(`
  ក k c g, ខឃ kh k, គ k g, ង ng n, ចជ ch c j, ឆឈ chh ch, ញ nh ny n gn, ដ d t, ឋថធឍ th t, ឌ d, ណន n, ត t d th, ទ t, ប b p, ផភ ph p, ព p, ម m,
  យ y i e -, រ r -, លឡ l, វ v w o u, ស s h, ហ h -, ឥឦឧឩឯឰឱឲឳអ -, ឫឬ r, ឭឮ l, ឪៅ v w -, ំ m ng n, ះ h -`);
const below = '្';

/** A consonant that is written below another one is often not heard at the end of a word. */
export function khmerName(name: string): Spelling {
  const letters = [...name];
  return consonantsOf(
    letters.map((letter, place) => {
      const heard = khmer.get(letter) ?? nothing;
      return letters[place - 1] === below ? ['', ...heard] : heard;
    }),
    anyVowelOrY,
  );
}

const burmese = steps(`
  က k g, ခ kh k, ဂဃ g k, င ng n, စ s z, ဆ s hs z, ဇဈ z s, ညဉ ny n, ဋတ t d, ဌထ ht th t, ဍဎဒဓ d, ဏန n, ပ p b, ဖ hp ph p, ဗဘ b p, မ m, ယ y, ရ y r,
  လဠ l, ဝ w, သဿ th t s, ဟ h, ၐ sh, အဣဤဥဦဧဩဪ -, ျ y -, ြ y r -, ွ w -, ှ h -, ာ r h -, ံ n m`);
const burmeseTogether = new Map([
  ...['ကျ', 'ကြ'].map((letters) => [letters, stepOf(['ky', 'gy', 'ch', 'j'])] as const),
  ...['ချ', 'ခြ'].map((letters) => [letters, stepOf(['ch', 'khy', 'ky'])] as const),
  ['ဂျ', stepOf(['gy', 'j'])],
]);
/** What ends a syllable, by the consonant; with the mark of a short tone a t is written behind what is heard through the nose. */
const burmeseEnds = steps('က k t, င n ng, စ t s, ည n -, ဉ n, တ t, န n, ပ t p, မ n m, ယ -, သ t s');
const shortTone = '့';
const burmeseParts = /[ကခဂ][ျြ]|\p{L}့?်|./gsu;
/** The h that is heard before a consonant is written below it; below an r it makes a sh. */
const hBelow = /(\p{L})([ျြွ]*)ှ/gu;
const burmeseVowel: Step = [...anyVowelOrY, 'w'];

export function burmeseName(name: string): Spelling {
  const heard = name.replace(hBelow, (_, letter, medials) => (letter === 'ရ' ? `ၐ${medials}` : `ှ${letter}${medials}`));
  return consonantsOf(
    [...heard.matchAll(burmeseParts)].map(([part]) => {
      if (!part.endsWith('်')) return burmeseTogether.get(part) ?? burmese.get(part) ?? nothing;
      const end = burmeseEnds.get(part.charAt(0)) ?? burmese.get(part.charAt(0)) ?? nothing;
      return part.includes(shortTone) ? [...end, ...end.map((each) => `${each}t`)] : end;
    }),
    burmeseVowel,
  );
}
