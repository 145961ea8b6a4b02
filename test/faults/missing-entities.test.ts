import { expect, test } from 'vitest';
import { everyone } from '../gateway/stand-ins.ts';
import { askTwoCustomers, refusedAnswer, withoutEntitiesOf } from './changed-answers.ts';

test.each(everyone)('%s knows none of the entities: they are null, and that is no error', async (sick) => {
  const body = await askTwoCustomers(sick, { entities: (answered) => answered.map(() => null) });
  expect(body).toEqual(withoutEntitiesOf(sick, undefined));
});

test.each(everyone)('%s leaves out an entity: what is left is given to nobody', async (sick) => {
  const body = await askTwoCustomers(sick, { entities: (answered) => answered.slice(1) });
  expect(body).toEqual(refusedAnswer(sick));
});

test.each(everyone)('%s answers with no entities at all', async (sick) => {
  expect(await askTwoCustomers(sick, { entities: () => [] })).toEqual(refusedAnswer(sick));
});
