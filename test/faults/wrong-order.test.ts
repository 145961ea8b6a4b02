import { expect, test } from 'vitest';
import { everyone } from '../gateway/stand-ins.ts';
import { askTwoCustomers, refusedAnswer } from './changed-answers.ts';

test.each(everyone)('%s answers in another order: nobody gets what is of another customer', async (sick) => {
  const body = await askTwoCustomers(sick, { entities: (answered) => answered.toReversed() });
  expect(body).toEqual(refusedAnswer(sick));
});
