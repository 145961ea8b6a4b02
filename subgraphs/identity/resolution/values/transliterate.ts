/** Greek and Cyrillic in Latin letters, as passports and web forms write them. */
const letters = new Map(
  Object.entries({
    ...{
      α: 'a',
      β: 'v',
      γ: 'g',
      δ: 'd',
      ε: 'e',
      ζ: 'z',
      η: 'i',
      θ: 'th',
      ι: 'i',
      κ: 'k',
      λ: 'l',
      μ: 'm',
      ν: 'n',
      ξ: 'x',
    },
    ...{ ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
    ...{
      а: 'a',
      б: 'b',
      в: 'v',
      г: 'g',
      ґ: 'g',
      д: 'd',
      е: 'e',
      ё: 'e',
      є: 'ie',
      ж: 'zh',
      з: 'z',
      и: 'i',
      і: 'i',
      ї: 'i',
    },
    ...{
      й: 'i',
      к: 'k',
      л: 'l',
      м: 'm',
      н: 'n',
      о: 'o',
      п: 'p',
      р: 'r',
      с: 's',
      т: 't',
      у: 'u',
      ф: 'f',
      х: 'kh',
      ц: 'ts',
    },
    ...{
      ч: 'ch',
      ш: 'sh',
      щ: 'shch',
      ъ: '',
      ы: 'y',
      ь: '',
      э: 'e',
      ю: 'iu',
      я: 'ia',
      ј: 'j',
      љ: 'lj',
      њ: 'nj',
      ћ: 'c',
    },
    ...{ ђ: 'd', џ: 'dz', ѓ: 'g', ќ: 'k', ѕ: 'dz', ў: 'u' },
  }),
);

/** The Greek standard (ELOT 743), and at the beginning of a word how it is heard. */
const together: [RegExp, string][] = [
  [/ου/g, 'ou'],
  [/αυ(?=[βγδζλμνραεηιοω])/g, 'av'],
  [/ευ(?=[βγδζλμνραεηιοω])/g, 'ev'],
  [/αυ/g, 'af'],
  [/ευ/g, 'ef'],
  [/(?<!\p{L})μπ/gu, 'b'],
  [/(?<!\p{L})ντ/gu, 'd'],
  [/(?<!\p{L})γκ/gu, 'g'],
  [/μπ/g, 'mp'],
  [/γγ/g, 'ng'],
];

/** What Ukraine writes otherwise: the national standard of 2010 (Cabinet of Ministers, resolution 55). */
const ukrainian = new Map([...letters, ['г', 'h'], ['и', 'y']]);
const ukrainianOnly = /[іїєґ]/;
const atTheBeginning = /(?<![\p{L}'’ʼ])[єїйюя]/gu;
const ukrainianBeginnings: Record<string, string> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

/** Other scripts than Greek and Cyrillic stay as they are. */
export function toLatin(text: string): string {
  if (!/[\p{Script=Greek}\p{Script=Cyrillic}]/u.test(text)) return text;
  const lower = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Greek})\p{M}+/gu, '')
    .normalize('NFC');
  const isUkrainian = ukrainianOnly.test(lower);
  const begun = isUkrainian
    ? lower.replace(/зг/g, 'zgh').replace(atTheBeginning, (letter) => ukrainianBeginnings[letter] ?? letter)
    : lower;
  const joined = together.reduce((word, [pair, latin]) => word.replace(pair, latin), begun);
  const table = isUkrainian ? ukrainian : letters;
  return [...joined].map((letter) => table.get(letter) ?? letter).join('');
}
