import { expect, test } from 'vitest';
import { everyone } from '../gateway/stand-ins.ts';
import { askTwoCustomers, refusedAnswer } from './changed-answers.ts';

test.each(everyone)('%s answers with an entity more: none is taken', async (sick) => {
  const twice = (answered: unknown[]) => [...answered, answered[0]];
  expect(await askTwoCustomers(sick, { entities: twice })).toEqual(refusedAnswer(sick));
});

test.each(everyone)('%s begins with an entity that nobody asked for: none is taken', async (sick) => {
  const shifted = (answered: unknown[]) => [answered[1], ...answered];
  expect(await askTwoCustomers(sick, { entities: shifted })).toEqual(refusedAnswer(sick));
});
