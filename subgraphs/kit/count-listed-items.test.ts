import { buildSchema } from 'graphql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countListedItems } from './count-listed-items.ts';
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

describe('when an item of a list fails at once and one before it later', () => {
  const steps = buildSchema(`
    type Query { steps: [Step!]! }
    type Step { other: Step late: Step! score(least: Int!): Int! left: [Step!]! right: [Step!]! }
  `);
  const fieldsOf = (name: string) => Object(steps.getType(name)).getFields();
  fieldsOf('Query').steps.resolve = async () => [{ other: true }, {}];
  fieldsOf('Step').other.resolve = ({ other }: { other?: boolean }) => (other ? Promise.resolve({}) : null);
  fieldsOf('Step').late.resolve = async () => ({});
  fieldsOf('Step').score.resolve = () => {
    throw new Error('the score is not known');
  };
  for (const side of ['left', 'right']) fieldsOf('Step')[side].resolve = () => [{}, {}];
  const answer = executor(countListedItems(steps), () => ({}));
  let unawaited: unknown[];
  const onUnawaited = (error: unknown) => unawaited.push(error);
  beforeEach(() => {
    unawaited = [];
    process.on('unhandledRejection', onUnawaited);
  });
  afterEach(() => process.off('unhandledRejection', onUnawaited));

  const late = (fields: string) => `steps { other { late { ${fields} } } ${fields} }`;
  // A promise that nobody waits for and that fails ends the process.
  test.each([
    ['its resolver', `{ ${late('score(least: 1)')} }`, {}, 'the score is not known'],
    ['an argument', `query ($least: Int = 1) { ${late('score(least: $least)')} }`, { least: null }, 'must not be null'],
    [
      'too many items',
      `{ steps { left { late { right { late { left { __typename } } } } } right { __typename } } }`,
      {},
      'more than 5 items',
    ],
  ])('by %s, no promise is left to itself', async (_, query, variables, message) => {
    for (const _time of times) {
      const { errors } = await answer({ ...request, query, variables, mostItems: 5 });
      expect(errors?.[0]?.message).toContain(message);
      await new Promise(setImmediate);
    }
    expect(unawaited).toEqual([]);
  });
});
