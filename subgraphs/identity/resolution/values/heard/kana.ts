import { nothing, type Spelling, type Step, steps } from './spellings.ts';

const syllables = steps(`
  あ a, い i, う u, え e, お o oh, か ka, き ki, く ku, け ke, こ ko koh, さ sa, し shi si, す su, せ se, そ so soh, た ta, ち chi ti,
  つ tsu tu, て te, と to toh, な na, に ni, ぬ nu, ね ne, の no noh, は ha, ひ hi, ふ fu hu, へ he, ほ ho hoh, ま ma, み mi, む mu, め me,
  も mo moh, や ya, ゆ yu, よ yo yoh, ら ra la, り ri li, る ru lu, れ re le, ろ ro roh lo, わ wa, を o wo, ん n m, が ga, ぎ gi, ぐ gu,
  げ ge, ご go goh, ざ za, じぢ ji zi, ず zu, づ zu du, ぜ ze, ぞ zo zoh, だ da, で de, ど do doh, ば ba, び bi, ぶ bu, べ be, ぼ bo boh,
  ぱ pa, ぴ pi, ぷ pu, ぺ pe, ぽ po poh, ゔ vu bu, ゃ a, ゅ u, ょ o oh`);
/** What is left of a syllable before a small `ya`, `yu` or `yo`: `きゃ` is kya. */
const beforeSmall = steps(
  'き ky, し sh sy, ち ch ty, に ny, ひ hy, み my, り ry ly, ぎ gy, じぢ j jy zy, び by, ぴ py',
);
/** The っ before ch is heard as a t; any other makes a consonant double. */
const beforeChi: Step = ['', 't'];
/** A long vowel is written twice, once, with an h, or as the kana has it: `おおの` is Ono, Oono and Ohno. */
const long: Step = ['', ...'uohaie'];
const endsInO = /[おこそとのほもよろごぞどぼぽょを]/;
const endsInU = /[うくすつぬふむゆるぐずづぶぷゅ]/;

/** In hiragana, as names are kept. */
export function kana(name: string): Spelling {
  const letters = [...name.normalize('NFC')];
  return letters.map((letter, place) => {
    const [before = '', next = ''] = [letters[place - 1], letters[place + 1]];
    if (letter === 'っ') return next === 'ち' ? beforeChi : nothing;
    if (letter === 'ー' || (/[うお]/.test(letter) && endsInO.test(before)) || (letter === 'う' && endsInU.test(before)))
      return long;
    return (/[ゃゅょ]/.test(next) && beforeSmall.get(letter)) || syllables.get(letter) || nothing;
  });
}
