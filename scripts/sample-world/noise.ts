import type { Random } from './random.ts';

/** One slip of the keyboard: a letter doubled, dropped, or swapped with its neighbour; never the first. */
export function typo(text: string, random: Random): string {
  const letters = [...text];
  if (letters.length < 4) return text;
  const at = random.between(1, letters.length - 2);
  const [letter = '', next = ''] = [letters[at], letters[at + 1]];
  if (letter === '@' || next === '@') return text;
  const slips = [letter + letter + next, next, next + letter];
  return [...letters.slice(0, at), random.pick(slips), ...letters.slice(at + 2)].join('');
}

/** What forms, call centres and imports do to a name. */
export function compoundNoise(given: string, family: string, random: Random): { given: string; family: string } {
  const slip = random.fraction();
  if (slip < 0.03) return { given: typo(given, random), family };
  if (slip < 0.07) return { given, family: typo(family, random) };
  if (slip < 0.1) return { given: family, family: given };
  if (slip < 0.13) return { given: `${given.slice(0, 1)}.`, family };
  if (slip < 0.15) return { given: given.toUpperCase(), family: family.toUpperCase() };
  if (slip < 0.17) return { given: given.toLowerCase(), family: family.toLowerCase() };
  if (slip < 0.18) return { given: ` ${given}`, family: `${family} ` };
  return { given, family };
}

/** `1984-03-11` becomes `1984-11-03` where that is a date. */
export function swapDayAndMonth(birthDate: string): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return Number(day) <= 12 ? `${year}-${day}-${month}` : birthDate;
}
