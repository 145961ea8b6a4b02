import { expect, test } from 'vitest';
import { startConstellation } from './constellation.ts';

const ids = Array.from({ length: 40 }, (_, index) => String(index));
const large = `{ ${ids.map((id) => `c${id}: customer(id: "${id}") { id billing { recordIds } }`).join(' ')} }`;
const answerToLarge = {
  data: Object.fromEntries(ids.map((id) => [`c${id}`, { id, billing: { recordIds: [`account:billing-${id}`] } }])),
};

test('a large operation is planned once, however many ask it, while others are answered', async () => {
  await using house = await startConstellation({ over: 'memory' });
  await house.ask('{ __typename }');
  const ended: string[] = [];
  const end = async (what: string, asked: Promise<{ body: unknown }>): Promise<unknown> => {
    const { body } = await asked;
    ended.push(what);
    return body;
  };
  const asked = [
    end('large', house.ask(large)),
    end('large', house.ask(large)),
    end('small', house.ask('{ __typename }')),
  ];
  expect(await Promise.all(asked)).toEqual([answerToLarge, answerToLarge, { data: { __typename: 'Query' } }]);
  expect(ended).toEqual(['small', 'large', 'large']);
  const { body } = await house.get('/metrics');
  expect(body).toContain('customer_graph_plan_cache_total{result="miss"} 2');
  expect(body).toContain('customer_graph_plan_duration_seconds_count 2');
});

test('an operation that is not planned before the deadline of its request is refused then', async () => {
  await using house = await startConstellation({ over: 'memory', requestDeadlineMs: 5 });
  const { status, body } = await house.ask(large.replaceAll('recordIds', 'recordIds caller'));
  expect({ status, body }).toMatchObject({
    status: 429,
    body: { errors: [{ extensions: { code: 'TOO_MANY_PLANS' } }] },
  });
  expect(body).not.toHaveProperty('data');
  expect(house.calls()).toBe(0);
});
