import { describe, expect, it } from 'vitest';
import { comparisons, levelsOf } from '../comparison/comparisons.ts';
import { evidenceSentence, type TellableEvidence } from './evidence-sentence.ts';

function sentence(told: Partial<TellableEvidence>, low: string | null = 'A', high: string | null = 'B'): string {
  const says = { recordId: 'billing:account:1', says: true };
  return evidenceSentence({
    ...{ comparison: 'email', level: 5, weight: 1, alone: 1, effect: 'SUPPORTS' },
    ...{ holders: null, power: null, oneIn: null, oneInOfSlip: null },
    sides: [
      { ...says, value: low },
      { ...says, recordId: 'sales:lead:2', value: high },
    ],
    ...told,
  });
}

describe('evidenceSentence', () => {
  it.each<[Partial<TellableEvidence>, string]>([
    [{ holders: 2, power: 1 }, 'Both have the email A, which no other record has.'],
    [
      { holders: 2, power: 0.77 },
      'Both have the email A, which no other record has. It says less, since records of different names have it.',
    ],
    [{ holders: 3, power: 1 }, 'Both have the email A, which one other record has.'],
    [
      { holders: 9, power: 0.4 },
      'Both have the email A, which 7 other records have. It says less, since records of different names have it.',
    ],
    [
      { holders: 90, power: 0 },
      'Both have the email A, which 88 other records have. It says nothing, since records of so many names have it.',
    ],
    [{ power: 1 }, 'Both have the email A, which few others have.'],
    [{ power: 0.4 }, 'Both have the email A. It says less, since records of different names have it.'],
    [{ comparison: 'familyName', oneIn: 90 }, 'Both have the family name A, as about one in 90 has.'],
    [
      { comparison: 'familyName', oneIn: Number.POSITIVE_INFINITY },
      'Both have the family name A, which hardly anyone has.',
    ],
    [
      { comparison: 'birthDate', level: 5, weight: 4000, alone: 5000 },
      'Both have the date of birth A. It counts less, since strangers of one name are as alike more often than others.',
    ],
    [
      { comparison: 'city', level: 3, weight: 900, alone: 1200 },
      'Both have the city A. It counts less, since strangers of one name are as alike more often than others.',
    ],
    [
      { comparison: 'city', level: 3, weight: 0, alone: 1200 },
      'Both have the city A. It counts nothing, since another part of the address says so already.',
    ],
    [
      { comparison: 'email', level: 5, weight: 4000, alone: 5000, power: 1 },
      'Both have the email A, which few others have. It counts less, since strangers of one name are as alike more often than others.',
    ],
    [
      { comparison: 'familyName', level: 3, weight: -900, alone: -900, oneInOfSlip: [310, 520] },
      'The family names A and B differ by one slip. About one in 310 has the one and one in 520 the other: two names are likelier than a slip.',
    ],
    [
      { comparison: 'familyName', level: 3, weight: 400, alone: 900, oneInOfSlip: [310, 520] },
      'The family names A and B differ by one slip. About one in 310 has the one and one in 520 the other, which makes a slip less likely. It counts less beside the given name, since a country has its names.',
    ],
    [{ comparison: 'attribute:birthplace', level: 2 }, 'Both have the birthplace A.'],
    [{ comparison: 'attribute:birthplace', level: 0 }, 'The values of birthplace A and B differ.'],
    [{ level: 3 }, 'The emails A and B have the same name before the @.'],
    [
      { level: 1, weight: 100, alone: -900 },
      'The emails A and B have only the domain in common. It counts little, since an email is often made from the name.',
    ],
    [
      { comparison: 'birthDate', level: 0, effect: 'CONFLICTS' },
      'The dates of birth A and B differ. Date of birth and tax id both differ: two people.',
    ],
    [{ comparison: 'nameOrder', level: 0 }, 'Given and family name stand in each other’s place.'],
    [{ comparison: 'givenInitial', level: 1 }, 'One given name is but an initial, and that of the other.'],
    [{ comparison: 'birthYear', level: 1 }, 'The years of birth A and B are nearly the same.'],
    [{ comparison: 'birthYear', level: null }, 'Not compared: of both more than the year is known.'],
    [{ comparison: 'middleInitial', level: 1 }, 'Both have the same initial of a middle name.'],
    [
      { comparison: 'acrossScripts', level: 2 },
      'One name is in another script, and is heard as the other one is written.',
    ],
    [
      { comparison: 'givenName', level: null },
      'Not compared: what they have as given name says nothing about the other.',
    ],
  ])('of %j', (told, expected) => {
    expect(sentence(told)).toBe(expected);
  });

  it('leaves values out that nobody may see', () => {
    expect(sentence({ comparison: 'birthDate', level: 4 }, null, null)).toBe(
      'The dates of birth differ by one slip, or by day and month swapped.',
    );
    expect(sentence({ comparison: 'birthDate', level: 5 }, null, null)).toBe('Both have the same date of birth.');
  });

  it('has words of its own for every level of every comparison', () => {
    for (const { name } of [...comparisons.PERSON, ...comparisons.ORGANISATION])
      for (const level of levelsOf(name).keys()) {
        const told = sentence({ comparison: name, level, holders: null }, null, null);
        expect(told).not.toMatch(/ are (different|the same|one slip|two slips|slips|a short|some words)/);
        expect(told).toMatch(/^[A-Z].*\.$/);
      }
  });
});
