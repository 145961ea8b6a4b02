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
