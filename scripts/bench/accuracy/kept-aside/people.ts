import type { Random } from '../../../sample-world/random.ts';
import { sometimesWrong } from './slips.ts';
import { commonSurnames, femaleNames, maleNames, type NameForms, rootNames } from './words.ts';

export interface NamedPerson {
  female: boolean;
  given: NameForms;
  middle: readonly string[];
  surname: string;
  /** Before a marriage, or null. */
  maidenName: string | null;
}

export function drawSurname(random: Random): string {
  return random.chance(0.4) ? random.pickCommon(commonSurnames) : random.pick(rootNames);
}

export function drawPerson(random: Random, surname = drawSurname(random)): NamedPerson {
  const female = random.chance(0.45);
  const names = female ? femaleNames : maleNames;
  const middle = [0.4, 0.1].flatMap((probability) =>
    random.chance(probability) ? [random.chance(0.3) ? drawSurname(random) : random.pickCommon(names).full] : [],
  );
  const maidenName = female && random.chance(0.35) ? drawSurname(random) : null;
  return { female, given: random.pickCommon(names), middle, surname, maidenName };
}

/** How careless those were who wrote a person's name down; probabilities. */
export interface NameNoise {
  nickname: number;
  initial: number;
  middle: number;
  maiden: number;
  typo: number;
  swapped: number;
  missing: number;
}

export interface WrittenName {
  givenName: string | null;
  familyName: string | null;
}

/** A person's name as one record has it. */
export function writeName(person: NamedPerson, noise: NameNoise, random: Random): WrittenName {
  const { given, middle, maidenName } = person;
  const short = given.short.length > 0 && random.chance(noise.nickname) ? random.pick(given.short) : null;
  const first = short ?? (random.chance(noise.initial) ? initialOf(given.full, random) : given.full);
  const middles = random.chance(noise.middle) ? middle.map((name) => (random.chance(0.5) ? name : name.charAt(0))) : [];
  const maiden = maidenName !== null && random.chance(noise.maiden);
  const written = {
    givenName: [sometimesWrong(first, noise.typo, random), ...middles].join(' '),
    familyName: sometimesWrong(maiden ? maidenName : person.surname, noise.typo, random),
  };
  if (random.chance(noise.missing))
    return random.chance(0.6) ? { ...written, givenName: null } : { ...written, familyName: null };
  if (random.chance(noise.swapped)) return { givenName: written.familyName, familyName: written.givenName };
  return random.chance(0.03) ? upperCase(written) : written;
}

function initialOf(name: string, random: Random): string {
  return random.chance(0.5) ? `${name.charAt(0)}.` : name.charAt(0);
}

function upperCase({ givenName, familyName }: { givenName: string; familyName: string }): WrittenName {
  return { givenName: givenName.toUpperCase(), familyName: familyName.toUpperCase() };
}
