/** Greek, Cyrillic, Georgian and Armenian in Latin letters, as passports and web forms write them. */
const letters = lettersOf(`
  α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
  а a б b в v г g ґ g д d е e ё e є ie ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ -
  ы y ь - э e ю iu я ia ј j љ lj њ nj ћ c ђ d џ dz ѓ g ќ k ѕ dz ў u
  ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h
  ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts
  ւ v փ p ք k օ o ֆ f`);

/** The Greek standard (ELOT 743), and at the beginning of a word how Greek and Armenian are heard. */
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
  [/ու/g, 'u'],
  [/և/g, 'ev'],
  [/(?<!\p{L})ե/gu, 'ye'],
  [/(?<!\p{L})ո/gu, 'vo'],
];

/** What Ukraine writes otherwise: the national standard of 2010 (Cabinet of Ministers, resolution 55). */
const ukrainian = new Map([...letters, ['г', 'h'], ['и', 'y']]);
const ukrainianOnly = /[іїєґ]/;
const atTheBeginning = /(?<![\p{L}'’ʼ])[єїйюя]/gu;
const ukrainianBeginnings: Record<string, string> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

/** Other scripts than these stay as they are. */
export function toLatin(text: string): string {
  if (!/[\p{sc=Grek}\p{sc=Cyrl}\p{sc=Geor}\p{sc=Armn}]/u.test(text)) return text;
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

/** Of a letter and what it is in Latin letters, in turns; `-` is nothing. */
function lettersOf(table: string): Map<string, string> {
  const all = table.trim().split(/\s+/);
  return new Map(
    all.flatMap((letter, place): [string, string][] =>
      place % 2 === 0 ? [[letter, (all[place + 1] ?? '').replace('-', '')]] : [],
    ),
  );
}
