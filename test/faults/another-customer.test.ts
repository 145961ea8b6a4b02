import { expect, test } from 'vitest';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { startConstellation } from '../gateway/constellation.ts';
import { departments, everyone } from '../gateway/stand-ins.ts';
import { askTwoCustomers, changing, refusedAnswer } from './changed-answers.ts';
import { cannotBeUsed } from './sick-subgraph.ts';

/** The same representations with every 1 in an id, or at its end, replaced. */
const ofAnother = (sent: unknown[]): unknown[] =>
  JSON.parse(JSON.stringify(sent).replaceAll(/"(\w+:\w+-)?1"/g, '"$19"'));

test.each(everyone)('%s answers for another customer than was asked for: it is not shown', async (sick) => {
  const body = await askTwoCustomers(sick, { representations: ofAnother });
  expect(body).toEqual(refusedAnswer(sick));
  expect(JSON.stringify(body)).not.toContain('9');
});

/** Keeps the first call until the second has come, and then gives each the answer to the other. */
function mixingUp(name: string): SubgraphEndpoint {
  const well = changing(name, {});
  const first = Promise.withResolvers<unknown>();
  const second = Promise.withResolvers<unknown>();
  let calls = 0;
  return {
    ...well,
    execute: (call) => {
      calls += 1;
      const [own, other] = calls === 1 ? [first, second] : [second, first];
      own.resolve(well.execute(call));
      return other.promise;
    },
  };
}

test.each(departments)('%s mixes up the answers to two requests: neither shows the other’s customer', async (sick) => {
  await using house = await startConstellation({ over: 'memory', instead: mixingUp(sick) });
  const answers = await Promise.all(
    ['1', '2'].map((id) => house.ask(`{ customer(id: "${id}") { ${sick} { recordIds } } }`)),
  );
  expect(answers.map(({ body }) => body)).toEqual(
    [0, 1].map(() => ({
      data: { customer: { [sick]: null } },
      errors: [
        {
          message: cannotBeUsed(sick),
          path: ['customer', sick],
          extensions: { code: 'SUBGRAPH_INVALID_RESPONSE', serviceName: sick, requestId: 'request-1' },
        },
      ],
    })),
  );
});
