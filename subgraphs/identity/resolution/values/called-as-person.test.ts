import { expect, it } from 'vitest';
import { isCalledAsPerson } from './called-as-person.ts';

const named = (name: string | null, givenName: string | null = null, familyName: string | null = null) => ({
  ...{ name, givenName, familyName },
});

it.each([
  'Jane Doe',
  'Dr. Katharina Lindqvist',
  'Lindqvist, Katharina',
  'Nagy Anna',
  'JOHN SMITH',
  'Anna Oe',
  'Anna Da',
])('%s is called as a person is', (name) => {
  expect(isCalledAsPerson(named(name))).toBe(true);
});

it('what has a given and a family name is called as a person is', () => {
  expect(isCalledAsPerson(named(null, 'Priya', 'Sharma'))).toBe(true);
});

it.each([
  'Jane Doe Ltd',
  'Katharina Lindqvist e.K.',
  'Doe Consulting',
  'Jane Doe Photography',
  'Acme',
  'Studio 54',
  '',
])('%j is not called as a person is', (name) => {
  expect(isCalledAsPerson(named(name))).toBe(false);
});

it('what has no name at all is not called as a person is', () => {
  expect(isCalledAsPerson(named(null))).toBe(false);
});
