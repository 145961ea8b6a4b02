import { expect, test } from 'vitest';
import { withKey } from '../gateway/answer-entities.ts';
import { startConstellation } from '../gateway/constellation.ts';
import { departments, everyone, profileType } from '../gateway/stand-ins.ts';
import { askTwoCustomers, withoutEntitiesOf } from './changed-answers.ts';

const forged = (sick: string) =>
  Object.fromEntries(
    departments
      .filter((name) => name !== sick)
      .map((name) => [name, { __typename: profileType(name), recordIds: ['account:forged'] }]),
  );

test.each(everyone)('%s tells what nobody asked it: it reaches nobody and overwrites nothing', async (sick) => {
  const body = await askTwoCustomers(sick, {
    entities: (answered) =>
      answered.map((entity) => Object.assign({ id: 'forged', secret: 'leaked', ...forged(sick) }, entity)),
  });
  expect(body).toEqual(withoutEntitiesOf('nobody', undefined));
});

test('fields and extensions beside the entities reach nobody, either', async () => {
  await using house = await startConstellation({
    over: 'memory',
    instead: {
      name: 'billing',
      ready: async () => {},
      execute: async () => ({
        data: {
          _entities: [withKey('1', { billing: { recordIds: ['account:billing-1'], secret: 'leaked' } })],
          customer: { id: 'forged' },
        },
        extensions: { address: '10.0.0.7' },
      }),
    },
  });
  const { body } = await house.ask('{ customer(id: "1") { id billing { recordIds } support { recordIds } } }');
  expect(body).toEqual({
    data: {
      customer: {
        id: '1',
        billing: { recordIds: ['account:billing-1'] },
        support: { recordIds: ['account:support-1'] },
      },
    },
  });
});
