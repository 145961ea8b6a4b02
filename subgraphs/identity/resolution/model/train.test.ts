import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { linkAll } from '../link-all.ts';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { randomNumbers } from './chance.ts';
import { levelWeights } from './compiled.ts';
import { fullPower, scorerOf } from './scorer.ts';
import { beginningOf, shippedModel } from './shipped.ts';
import { trainModel } from './train.ts';

const people = 600;
const wrongFamilyName = 0.3;
const wrongBirthDate = 0.1;

/** Two records of each person, of which the second has another family name or birth date as often as planted. */
function plantedRecords(): PartyRecord[] {
  const random = randomNumbers(7);
  const word = (): string =>
    Array.from({ length: 7 }, () => 'abcdefghijklmnoprstuvw'[Math.floor(random() * 22)]).join('');
  const given = Array.from({ length: 150 }, word);
  const family = Array.from({ length: 300 }, word);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const date = (): string => new Date(Math.floor(random() * 1.8e12) - 9e11).toISOString().slice(0, 10);
  return Array.from({ length: people }, (_, person) => {
    const first = { givenName: pick(given), familyName: pick(family), birthDate: date(), city: pick(family) };
    const second = {
      ...first,
      familyName: random() < wrongFamilyName ? pick(family) : first.familyName,
      birthDate: random() < wrongBirthDate ? date() : first.birthDate,
    };
    return [first, second].map(({ city, ...said }, index) => ({
      ...{ key: `sales:lead:${person}-${index}`, department: 'sales', type: 'lead', sourceId: `${person}-${index}` },
      ...{ kind: 'PERSON' as const, name: null, otherNames: [], emails: [], phones: [`7029${10_000 + person}1`] },
      addresses: [{ street: null, city, region: null, postalCode: null, country: null }],
      ...{ externalIds: [], taxIds: [], domains: [], attributes: [], updatedAt: null, ...said },
    }));
  }).flat();
}

const profiles = plantedRecords().map((record) => profileOf(record));
const model = trainModel(profiles, 'planted');

describe('a model learned without labels', () => {
  it('finds how often records of one person differ', () => {
    const { familyName, birthDate, givenName } = model.kinds.PERSON.comparisons;
    const differing = (shares: readonly number[] = []): number => 1 - (shares.at(-1) ?? 0);
    expect(differing(familyName?.m)).toBeCloseTo(wrongFamilyName, 1);
    expect(differing(birthDate?.m)).toBeCloseTo(wrongBirthDate, 1);
    expect(differing(givenName?.m)).toBeLessThan(0.05);
  });

  it('has people change their phones as often as shipped where names and phones are all that is known', () => {
    const known = plantedRecords().map((record, index) => {
      const phones = index % 5 === 1 ? [`9029${10_000 + index}1`] : record.phones;
      return profileOf({ ...record, birthDate: null, addresses: [], phones });
    });
    const { phone } = trainModel(known, 'phones').kinds.PERSON.comparisons;
    expect(phone?.m[0]).toBeGreaterThan(0.12);
  });

  it('has companies change their phones as often as shipped where names, streets and phones are all that is known', () => {
    const known = plantedRecords().map(({ givenName, familyName, ...record }, index) => {
      const street = `${Math.floor(index / 2)} Long Road`;
      return profileOf({
        ...{ ...record, kind: 'ORGANISATION', name: `${givenName} ${familyName}`, givenName: null, familyName: null },
        ...{ birthDate: null, addresses: [{ street, city: null, region: null, postalCode: null, country: null }] },
        phones: index % 5 === 1 ? [`9029${10_000 + index}1`] : record.phones,
      });
    });
    const { phone } = trainModel(known, 'companies').kinds.ORGANISATION.comparisons;
    expect(phone?.m[0]).toBeGreaterThan(0.12);
  });

  it('has people move as often as shipped where names and addresses are all that is known', () => {
    const known = plantedRecords().map((record, index) => {
      const number = index % 5 === 1 ? 9000 + index : Math.floor(index / 2);
      const address = { street: `${number} Long Road`, city: null, region: null, postalCode: null, country: null };
      return profileOf({ ...record, birthDate: null, phones: [], addresses: [address] });
    });
    const { street } = trainModel(known, 'streets').kinds.PERSON.comparisons;
    expect(street?.m[0]).toBeGreaterThan(0.09);
  });

  it('has people take another family name as often as shipped where names and birth dates are all that is known', () => {
    const known = plantedRecords().map((record) => profileOf({ ...record, phones: [], addresses: [] }));
    const { familyName } = trainModel(known, 'names and dates').kinds.PERSON.comparisons;
    expect(familyName?.m[0]).toBeGreaterThan(0.025);
  });

  it('finds how often strangers agree, and how many pairs are one person', () => {
    const { familyName, givenName } = model.kinds.PERSON.comparisons;
    expect(familyName?.u.at(-1)).toBeCloseTo(1 / 300, 2);
    expect(givenName?.u.at(-1)).toBeCloseTo(1 / 150, 2);
    const pairs = (profiles.length * (profiles.length - 1)) / 2;
    expect(model.kinds.PERSON.prior * pairs).toBeGreaterThan(people * 0.85);
    expect(model.kinds.PERSON.prior * pairs).toBeLessThan(people * 1.15);
  });
});

describe('a model learned of records that all have one city', () => {
  const ofOneCity = plantedRecords().map((record) => {
    const addresses = record.addresses.map((address) => ({ ...address, city: 'Springfield' }));
    return profileOf({ ...record, addresses, attributes: [{ name: 'country', value: 'US' }] });
  });

  it('does not let another city or attribute, which it has never seen, speak for one party', () => {
    const { comparisons } = trainModel(ofOneCity, 'one city').kinds.PERSON;
    for (const name of ['city', 'attribute:country']) {
      const learned = comparisons[name];
      expect(learned && Math.max(...levelWeights(learned))).toBeLessThan(5);
    }
  });
});

describe('what colleagues have in common', () => {
  const withCompany = (record: PartyRecord): PartyRecord => ({
    ...record,
    attributes: [{ name: 'company', value: `company ${record.sourceId.length}` }],
  });
  const relatedIn = (records: readonly PartyRecord[]): readonly number[] | undefined =>
    trainModel(
      records.map((record) => profileOf(withCompany(record))),
      'learned',
    ).kinds.PERSON.comparisons['attribute:company']?.r;

  it('counts as relatives’ does where names tell them apart, and for one party where nobody has a name', () => {
    expect(relatedIn(plantedRecords())).toBeDefined();
    const nameless = plantedRecords().map((record) => ({ ...record, givenName: null, familyName: null }));
    expect(relatedIn(nameless)).toBeUndefined();
  });
});

describe('a model learned of a population with many namesakes', () => {
  const random = randomNumbers(3);
  const towns = ['Kiel', 'Lyon', 'Turin', 'Leeds'];
  const names = [
    ['Anna', 'Berg'],
    ['Marie', 'David'],
    ['Paolo', 'Rossi'],
    ['Ruth', 'Lowe'],
  ];
  /** 2,000 people of four names, each name of a town of its own, and one record of five has them swapped. */
  const namesakes = Array.from({ length: 2000 }, (_, n) => {
    const [given = '', family = ''] = names[n % 4] ?? [];
    const isSwapped = random() < 0.2;
    const place = { street: null, city: towns[n % 4] ?? null, region: null, postalCode: null, country: null };
    return profileOf(
      person(`sales:lead:${n}`, {
        ...{ givenName: isSwapped ? family : given, familyName: isSwapped ? given : family },
        ...{ addresses: [place], emails: [`${n}.${Math.floor(random() * 1e9)}@mail.example`] },
        birthDate: `19${50 + Math.floor(random() * 40)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
      }),
    );
  });

  it('finds in what they agree more often than other strangers', () => {
    const { nameOrder, city, phone } = trainModel(namesakes, 'namesakes').kinds.PERSON.comparisons;
    expect(city?.u.at(-1)).toBeLessThan(0.35);
    expect(city?.n?.at(-1)).toBeGreaterThan(0.8);
    expect(nameOrder?.n?.[0]).toBeCloseTo(2 * 0.2 * 0.8, 1);
    expect(phone?.n).toBeUndefined();
  });
});

describe('a model learned of families of whom only names and addresses are known', () => {
  const random = randomNumbers(5);
  const word = (): string =>
    Array.from({ length: 6 }, () => 'abcdefghijklmnoprstuvw'[Math.floor(random() * 22)]).join('');
  const given = Array.from({ length: 200 }, word);
  const pick = (): string => given[Math.floor(random() * given.length)] ?? '';
  const [families, members] = [300, 4];
  /** Two records of each person. */
  const relatives = Array.from({ length: families }, (_, family) => {
    const [familyName, street] = [word(), `${1 + Math.floor(random() * 900)} ${word()} street`];
    const address = { street, city: null, region: null, postalCode: null, country: null };
    return Array.from({ length: members }, (_, member) => {
      const said = { givenName: pick(), familyName, addresses: [address] };
      return [1, 2].map((n) => profileOf(person(`sales:lead:${family}-${member}-${n}`, said)));
    });
  }).flat(2);

  it('does not take records of one person for relatives of one name', () => {
    const { prior, comparisons } = trainModel(relatives, 'relatives').kinds.PERSON;
    const pairs = (relatives.length * (relatives.length - 1)) / 2;
    const found = (prior * pairs) / (families * members);
    expect(found).toBeGreaterThan(0.8);
    expect(found).toBeLessThan(1.05);
    // A slip in it could not be told from a relative, so that slips are as frequent as shipped.
    expect(comparisons.givenName?.m.at(-1)).toBeGreaterThan(0.75);
  });
});

describe('a model learned of families who bear names of many others and never move', () => {
  const random = randomNumbers(5);
  const word = (): string =>
    Array.from({ length: 6 }, () => 'abcdefghijklmnoprstuvw'[Math.floor(random() * 22)]).join('');
  const [given, family, streets] = [300, 400, 400].map((count) => Array.from({ length: count }, word));
  /** The first of them the most often. */
  const pick = (words: readonly string[] = []): string => words[Math.floor(random() ** 1.3 * words.length)] ?? '';
  const slip = (name: string): string => (random() < 0.04 ? name.slice(1) : name);
  const families = Array.from({ length: 2000 }, (_, at) => {
    const [familyName, town] = [pick(family), 10 + Math.floor(random() ** 3 * 1000)];
    const street = `${1 + Math.floor(random() * 900)} ${pick(streets)} street`;
    const address = { street, city: `town ${town}`, region: null, postalCode: `${town}${town}`, country: null };
    return Array.from({ length: 1 + (at % 3) }, (_, member) => {
      const givenName = pick(given);
      return Array.from({ length: random() < 0.4 ? 2 : 1 }, (_, n) =>
        profileOf(
          person(`sales:lead:${at}-${member}-${n}`, {
            ...{ givenName: slip(givenName), familyName: slip(familyName), addresses: [address] },
          }),
        ),
      );
    });
  }).flat(2);

  it('does not learn from their slips alone how often one person’s family name is the same', () => {
    const { comparisons } = trainModel(families, 'families').kinds.PERSON;
    expect(comparisons.familyName?.m.at(-1)).toBeGreaterThan(0.75);
  });
});

describe('a model learned of records that say nothing but a name', () => {
  const random = randomNumbers(9);
  const word = (): string =>
    Array.from({ length: 7 }, () => 'abcdefghijklmnoprstuvw'[Math.floor(random() * 22)]).join('');
  const names = Array.from({ length: 500 }, () => `${word()} ${word()}`);
  const said = [...names, ...names.slice(0, 250)];
  const shipped = shippedModel.kinds;

  it('does not take it from companies how many are one, and thinks of the same rare name as one company', () => {
    const companies = said.map((name, n) => person(`sales:account:${n}`, { kind: 'ORGANISATION', name }));
    const { prior, comparisons } = trainModel(
      companies.map((company) => profileOf(company)),
      'companies',
    ).kinds.ORGANISATION;
    expect(prior).toBe(1 / said.length);
    expect(comparisons.name?.m).toEqual(beginningOf('ORGANISATION', 'name', true).m);
    const common = Array.from({ length: 9 }, (_, n) =>
      person(`sales:account:same-${n}`, { kind: 'ORGANISATION', name: 'Hotel Post' }),
    );
    const sizes = linkAll([...companies, ...common]).map(({ length }) => length);
    expect(sizes.filter((size) => size === 2)).toHaveLength(250);
    expect(sizes.filter((size) => size === 1)).toHaveLength(250 + common.length);
  });

  it('takes people of one name for namesakes as often as shipped, and expects as many slips', () => {
    const common = Array.from({ length: 60 }, word);
    const pick = (): string => common[Math.floor(random() * common.length)] ?? '';
    const people = Array.from({ length: 500 }, (_, n) => {
      const name = { givenName: pick(), familyName: pick() };
      return [1, 2].map((copy) => profileOf(person(`sales:lead:${n}-${copy}`, name)));
    }).flat();
    const { namesTogether, comparisons } = trainModel(people, 'people').kinds.PERSON;
    expect(namesTogether).toBe(shipped.PERSON.namesTogether);
    expect(comparisons.familyName?.m).toEqual(beginningOf('PERSON', 'familyName', true).m);
  });
});

describe('a scorer', () => {
  const scorer = scorerOf(model);
  const pairs = profiles.slice(0, 80).flatMap((a, i) => profiles.slice(i + 1, 80).map((b) => [a, b] as const));

  it('weighs a pair as its evidence adds up, whichever comes first', () => {
    const prior = Math.round(1000 * Math.log(model.kinds.PERSON.prior / (1 - model.kinds.PERSON.prior)));
    for (const [a, b] of pairs) {
      const { weight, evidence } = scorer.score(a, b, fullPower);
      expect(evidence.reduce((sum, each) => sum + each.weight, prior)).toBe(weight);
      expect(scorer.score(b, a, fullPower).weight).toBe(weight);
    }
  });

  it('that may stop early gives the same weight at or above the floor, and one below it else', () => {
    for (const [a, b] of pairs) {
      const { weight } = scorer.score(a, b, fullPower);
      for (const floor of [-8000, -1500, 3000]) {
        const bounded = scorer.weightOf(a, b, fullPower, floor);
        if (weight >= floor) expect(bounded).toBe(weight);
        else expect(bounded).toBeLessThan(floor);
      }
    }
  });
});
