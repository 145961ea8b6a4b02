import type { Random } from '../../../sample-world/random.ts';

const keyboard = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** What a reader of old handwriting, or a scanner, takes for something else. */
const misread: readonly [string, string][] = [
  ...[
    ['rn', 'm'],
    ['m', 'rn'],
    ['cl', 'd'],
    ['u', 'n'],
    ['n', 'u'],
    ['e', 'c'],
    ['h', 'b'],
    ['l', 't'],
  ],
  ...[
    ['a', 'o'],
    ['o', 'a'],
    ['i', 'e'],
    ['ff', 'st'],
    ['w', 'm'],
  ],
] as [string, string][];
/** Spellings of one sound. */
const soundsLike: readonly [RegExp, string][] = [
  ...[
    [/ph/, 'f'],
    [/ck\b/, 'k'],
    [/ie\b/, 'y'],
    [/y\b/, 'ie'],
    [/ley\b/, 'leigh'],
    [/ton\b/, 'tone'],
    [/mith/, 'myth'],
  ],
  ...[
    [/^mac/i, 'Mc'],
    [/^mc/i, 'Mac'],
    [/([^e])\b$/, '$1e'],
    [/ee/, 'ea'],
    [/ea/, 'ee'],
    [/ll/, 'l'],
    [/tt/, 't'],
  ],
  ...[
    [/ar/, 'er'],
    [/ei/, 'ie'],
    [/oo/, 'u'],
    [/kn/i, 'n'],
    [/s\b/, ''],
    [/c([aou])/, 'k$1'],
    [/z/, 's'],
  ],
] as [RegExp, string][];

/** One slip of the fingers: a neighbouring key for or beside the right one, a letter doubled, dropped or swapped. */
export function keyboardSlip(text: string, random: Random): string {
  if (text.length < 3) return text;
  const at = random.chance(0.1) ? 0 : random.between(1, text.length - 1);
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const neighbour = neighbourOf(letter, random);
  const slips = [neighbour, letter + neighbour, letter + letter, ''];
  const swapped = after.charAt(0) + letter + after.slice(1);
  return random.chance(0.25) ? before + swapped : before + random.pick(slips) + after;
}

/** A letter or two taken for others that look alike; the text itself where nothing in it does. */
function misreading(text: string, random: Random): string {
  const possible = misread.filter(([written]) => text.indexOf(written, 1) > 0);
  if (possible.length === 0) return text;
  const [written, read] = random.pick(possible);
  const at = text.indexOf(written, 1);
  return text.slice(0, at) + read + text.slice(at + written.length);
}

/** Written as it sounds. */
function soundAlike(text: string, random: Random): string {
  const possible = soundsLike.filter(([pattern]) => pattern.test(text));
  if (possible.length === 0) return text;
  const [pattern, other] = random.pick(possible);
  return text.replace(pattern, other);
}

/** Leaves a text alone, or gets it wrong in one of the ways that texts are got wrong. */
export function sometimesWrong(text: string, probability: number, random: Random): string {
  if (!random.chance(probability)) return text;
  const wrong = random.weighted([
    [keyboardSlip, 5],
    [soundAlike, 3],
    [misreading, 2],
  ]);
  return wrong(text, random);
}

function neighbourOf(letter: string, random: Random): string {
  const row = keyboard.find((keys) => keys.includes(letter.toLowerCase())) ?? keyboard[1] ?? '';
  const at = row.indexOf(letter.toLowerCase());
  const neighbours = [row.charAt(at - 1), row.charAt(at + 1)].filter((key) => key !== '');
  return random.pick(neighbours);
}
