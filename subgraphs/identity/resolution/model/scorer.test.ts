import { expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { profileOf } from '../profile.ts';
import { fullPower, scorerOf } from './scorer.ts';
import { shippedModel } from './shipped.ts';

it('an attribute that is called as a comparison is compared as any other', () => {
  const compared = ['birthplace', 'city', 'email', 'familyName'].map((name) => {
    const attributes = [{ name, value: 'Potter' }];
    const [one, other] = ['1', '2'].map((id) => profileOf(person(`a:contact:${id}`, { name: 'Jane Doe', attributes })));
    if (!one || !other) throw new Error('two profiles are needed');
    const { evidence } = scorerOf(shippedModel).score(one, other, fullPower);
    return evidence.find(({ comparison }) => comparison === `attribute:${name}`)?.weight ?? null;
  });
  expect(compared).toEqual(compared.map(() => compared[0]));
  expect(compared[0]).toBeGreaterThan(0);
});

it('two names that are swapped say as much less as namesakes have them swapped more often than other strangers', () => {
  const { PERSON } = shippedModel.kinds;
  const { nameOrder } = PERSON.comparisons;
  if (!nameOrder) throw new Error('the shipped model compares the order of names');
  const n = [10 * (nameOrder.u[0] ?? 0), 1 - 10 * (nameOrder.u[0] ?? 0)];
  const comparisons = { ...PERSON.comparisons, nameOrder: { ...nameOrder, n } };
  const told = { ...shippedModel, kinds: { ...shippedModel.kinds, PERSON: { ...PERSON, comparisons } } };
  const orderIn = (model: typeof shippedModel, givenName: string, familyName: string): number | undefined => {
    const [one, other] = [
      profileOf(person('a:contact:1', { givenName: 'Jane', familyName: 'Okonkwo' })),
      profileOf(person('a:contact:2', { givenName, familyName })),
    ];
    const { evidence } = scorerOf(model).score(one, other, fullPower);
    return evidence.find(({ comparison }) => comparison === 'nameOrder')?.weight;
  };
  expect(orderIn(told, 'Okonkwo', 'Jane')).toBe((orderIn(shippedModel, 'Okonkwo', 'Jane') ?? 0) - 2303);
  expect(orderIn(told, 'Jane', 'Okonkwo')).toBe(orderIn(shippedModel, 'Jane', 'Okonkwo'));
  // Not the same names but alike: then the order says what it says of all strangers.
  expect(orderIn(told, 'Okonkwo', 'Janet')).toBe(orderIn(shippedModel, 'Okonkwo', 'Janet'));
});

it('a slip says the less the more people bear the rarer of two names, and no less than two different ones', () => {
  const { PERSON } = shippedModel.kinds;
  const { familyName } = PERSON.comparisons;
  if (!familyName) throw new Error('the shipped model compares family names');
  const weightWhere = (values: Record<string, number>, family = 'Schmitt', other = 'Schmidt'): number | undefined => {
    const counted = { ...familyName, frequencies: { counted: 20_000, values } };
    const comparisons = { ...PERSON.comparisons, familyName: counted };
    const model = { ...shippedModel, kinds: { ...shippedModel.kinds, PERSON: { ...PERSON, comparisons } } };
    const names = [other, family].map((name, id) =>
      profileOf(person(`a:contact:${id}`, { givenName: 'Jane', familyName: name })),
    );
    const [first, second] = names;
    if (!first || !second) throw new Error('two profiles are needed');
    const { evidence } = scorerOf(model).score(first, second, fullPower);
    return evidence.find(({ comparison }) => comparison === 'familyName')?.weight;
  };
  const [usual, few, many, most] = [0, 6, 20, 9000].map((schmitt) => weightWhere({ schmidt: 9000, schmitt }));
  expect(usual).toBe(weightWhere({}));
  expect([few, many].every((weight) => weight !== undefined && weight < (usual ?? 0))).toBe(true);
  expect(many).toBeLessThan(few ?? 0);
  expect(most).toBe(weightWhere({}, 'Okonkwo'));
  // A name that every object of the language has is as rare as another that nobody counted.
  expect(weightWhere({}, 'Constructor', 'Constructer')).toBe(weightWhere({}, 'Gonstructor', 'Gonstructer'));
});

it.each([
  ['given', ['Leif Rosemann', 'leif.rosemann@a.example'], ['Leif Johann', 'leif.johann@b.example'], 0],
  ['family', ['Hulda Rörricht', 'hulda.roerricht@a.example'], ['Hilma Rörricht', 'hilma.roerricht@b.example'], 0],
  ['no', ['Leif Rosemann', 'blue.lagoon@a.example'], ['Sarah Johann', 'blue.lagune@b.example'], 1],
] as const)('that mailbox names are half alike says what it may where two share %s name', (_, one, other, sign) => {
  const [a, b] = [one, other].map(([name, email], n) =>
    profileOf(person(`sales:lead:${n}`, { name, emails: [email] })),
  );
  if (!a || !b) throw new Error('no two');
  const email = scorerOf(shippedModel)
    .scoreInFull(a, b, fullPower)
    .evidence.find(({ comparison }) => comparison === 'email');
  expect(email).toMatchObject({ level: 2, alone: expect.any(Number) });
  expect(Math.sign(email?.alone ?? 0)).toBe(1);
  expect(Math.sign(email?.weight ?? 0)).toBe(sign);
});
