import { anyVowel, nothing, type Spelling, type Step, stepOf, steps } from './spellings.ts';

const arabic = steps(`
  اع ~ -, ء -, ب b, پ p, ت t, ث th s t, ج j g dj zh, چ ch, ح h, خ kh h ch k, د d, ذ dh th z d, ر r, ز z, ژ zh j, س s c, ش sh ch s, ص s,
  ض d dh z, ط t, ظ z dh th d, غ gh g, ف f ph v, ق q k g c gh, كک k c q ck, گ g, ل l, م m, ن n, هہ h -, ة a ah at eh e,
  و w v ou oo u o aw au, يی y i ee ei ey ai ay ie j, ى a i y ah ee, ئ y i -, ؤ w ou u o`);
/** The letter of the article is heard as the next one as often as not: Abdulrahman and Abdurrahman. */
const article: Spelling = [anyVowel, stepOf(['l', '-'])];

const hebrew = steps(`
  אע ~ -, ב b v bh, ג g j, ד d, ה h ah eh -, ו v w o u oo ou, ז z s, ח ch h kh, ט t, י y i j ee ei ey ai ie -, כך k c ch kh q ck, ל l,
  מם m, נן n, ס s, פף p f ph, צץ tz ts z s, ק k c q ck, ר r, ש sh s sch, ת t th`);

const articleIn = /(^ال|(?<=عبد|ابو|ابن)ال)/;

/** Short vowels are heard and not written. */
export function arabicName(name: string): Spelling {
  return name.split(articleIn).flatMap((part) => (part === 'ال' ? article : between(part, arabic, [anyVowel])));
}

export function hebrewName(name: string): Spelling {
  return between(name, hebrew, [anyVowel, anyVowel]);
}

function between(name: string, letters: ReadonlyMap<string, Step>, vowels: Spelling): Spelling {
  return [...name].flatMap((letter) => [letters.get(letter) ?? nothing, ...vowels]);
}
