import { nothing, type Spelling, type Step, stepOf, steps } from './spellings.ts';

const letters = steps(`
  ᄀᄁ g k, ᄂ n, ᄃᄄ d t, ᄅ r l, ᄆ m, ᄇᄈ b p, ᄉᄊ s sh, ᄋ -, ᄌᄍ j ch z, ᄎ ch c, ᄏ k kh, ᄐ t th, ᄑ p ph, ᄒ h,
  ᅡ a ah ar, ᅢ ae ai e, ᅣ ya yah, ᅤ yae, ᅥ eo u o uh eu, ᅦ e eh ae ea, ᅧ yeo you yu yo yuh yoo yeu, ᅨ ye yae, ᅩ o oh, ᅪ wa, ᅫ wae,
  ᅬ oe oi oy we, ᅭ yo yoh, ᅮ u oo ou woo wu ew, ᅯ wo weo wuh, ᅰ we, ᅱ wi ui wee, ᅲ yu yoo you ew yew, ᅳ eu u oo ew, ᅴ ui ee eui i,
  ᅵ i ee y yi ie, ᆨᆩᆿ k g ck c, ᆫᆬᆭ n, ᆮᆺᆻᆽᆾᇀ t d s, ᆯᆲᆶ l r, ᆰ lk k, ᆱ m lm, ᆷ m, ᆸᆹᇁ p b, ᆼ ng, ᇂ h -`);

/** Family names that are not only written as they sound. */
const families: ReadonlyMap<string, Step> = new Map(
  Object.entries({
    ...{
      이: 'lee yi rhee i ri li ree',
      박: 'park pak bak',
      임: 'lim im yim rim leem',
      유: 'yoo ryu yu you lyu',
      류: 'ryu yoo yu you ryoo',
    },
    ...{
      백: 'baek paik back paek baik',
      허: 'heo hur huh',
      노: 'noh roh no ro',
      나: 'na ra rha',
      라: 'ra na la',
      엄: 'um eom uhm',
    },
    ...{
      양: 'yang ryang',
      량: 'yang ryang',
      남궁: 'namgung namgoong namkung',
      황보: 'hwangbo',
      제갈: 'jegal',
      선우: 'sunwoo seonu seonwoo',
    },
    ...{ 독고: 'dokgo dokko', 사공: 'sagong' },
  }).map(([family, written]) => [family, stepOf(written.split(' '))]),
);

/** The usual ones that are written as they sound. */
const otherFamilies = [
  ...'김최정강조윤장한오서신권황안송전홍고문손배심하곽성차주우구민진지채원천방공현함변염여추도소석설선마길연위표명기반왕금옥육인맹제모탁국어은편용',
];
/** Given names have one or two syllables, hardly ever three. */
const mostSyllables = 3;

/** By the standard, and as people choose for themselves: 영 is yeong, young and yung. */
export function hangul(name: string): Spelling {
  return [...name.normalize('NFD')].map((letter) => letters.get(letter) ?? nothing);
}

export function hangulFamily(name: string): Spelling {
  const known = families.get(name.normalize('NFC'));
  return known ? [known] : hangul(name);
}

/** Foreigners are written as Korea hears them: 스미스 is no Korean family. */
export function isKorean(given: string, family: string): boolean {
  const isFamily = families.has(family) || otherFamilies.includes(family);
  return isFamily && [...given].length <= mostSyllables;
}

/** How many syllables of a whole name are the family's. */
export function hangulFamilyLength(name: string): number {
  return [...name].length > 2 && families.has(name.slice(0, 2)) ? 2 : 1;
}
