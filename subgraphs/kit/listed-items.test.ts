import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { countListedItems } from './listed-items.ts';
import { executor } from './subgraph.ts';

const schema = buildSchema(
  'type Query { friends: [Person!]! }  type Person { name: String!  tags: [String!]!  friends: [Person!]! }',
);
const person = { name: 'Ada', tags: ['a', 'b', 'c'], friends: async () => [person, person, person] };
let resolved = 0;
for (const name of ['Query', 'Person']) {
  const field = Object(schema.getType(name)).getFields().friends;
  field.resolve = async () => {
    resolved += 1;
    return [person, person, person];
  };
}
const execute = executor(countListedItems(schema), () => ({}));
const request = { caller: { subject: 'agent', scopes: new Set<string>() }, requestId: 'request-1' };
const friends = (depth: number): string => (depth === 0 ? 'name tags' : `friends { ${friends(depth - 1)} }`);

/** Later times it is compiled. */
const times = [1, 2, 3, 4, 5];

test('lists that hold as many items as they may are answered, whatever lists of texts hold', async () => {
  for (const _time of times)
    expect((await execute({ ...request, query: `{ ${friends(2)} }`, mostItems: 3 + 9 })).errors).toBeUndefined();
});

test('lists that hold more are given up, and what is in them is no longer resolved', async () => {
  for (const _time of times) {
    resolved = 0;
    const { data, errors } = await execute({ ...request, query: `{ ${friends(10)} }`, mostItems: 100 });
    expect({ data, errors }).toMatchObject({
      data: undefined,
      errors: [
        {
          message: 'the lists of the answer hold more than 100 items: ask for fewer lists in lists',
          extensions: { code: 'ANSWER_TOO_LARGE' },
        },
      ],
    });
    expect(resolved).toBeLessThan(100);
  }
});
