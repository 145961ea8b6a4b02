import { expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { Population } from '../population/population.ts';
import { entryOf } from '../prepare.ts';
import { blockingOf } from './population-options.ts';
import { revisePopulation } from './revise-population.ts';
import { defaultRules } from './rules.ts';

const phones = ['+49 30 901820'];
const guest = (id: string) => entryOf(person(`sales:contact:${id}`, { name: 'Jane Doe', phones }), [], 1);
const letter = (n: number) => String.fromCharCode(97 + n);
/** All of two initials, so that only their number tells that the phone is nobody's own. */
const caller = (n: number) => {
  const name = `Ann${letter(n % 26)} Berg${letter(Math.floor(n / 26))}`;
  return entryOf(person(`sales:contact:${n}`, { name, phones }), [], 1);
};

function populationOf(callers: number): Population {
  const population = new Population(blockingOf(defaultRules));
  for (let n = 0; n < callers; n++) population.add(caller(n));
  for (const id of ['a', 'b']) population.add(guest(id));
  population.takeRecast();
  population.begin();
  return population;
}

it('a value that nobody owns any more is not weighed again among all who have it, when another is compared than before', () => {
  const { changed, respread } = revisePopulation(populationOf(300), { put: [guest('A')], remove: [] });
  expect(changed).toHaveLength(2);
  expect(respread).toEqual([]);
});

it('a value that nobody owns any more since one more is compared is weighed again among all who have it', () => {
  const population = populationOf(197);
  revisePopulation(population, { put: [guest('c'), caller(197)], remove: [] });
  population.begin();
  const claim = person('support:requester:1', { externalIds: [{ system: 'sales', value: 'c' }] });
  const { respread } = revisePopulation(population, { put: [entryOf(claim, [], 1)], remove: [] });
  expect(respread.map(({ length }) => length)).toEqual([201]);
});
