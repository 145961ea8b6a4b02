import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { joinedEntities } from './entities.ts';

const joining = joinedEntities('query');

function partsOf(answer: unknown, lengths: readonly number[]) {
  return joining.parts(
    answer,
    lengths.map((length) => ({ representations: Array.from({ length }, () => ({})) })),
  );
}

test('an error goes to whoever asked for its entity, at the place where it is in their own answer', () => {
  const errors = [
    { message: 'first', path: ['_entities', 0, 'name'] },
    { message: 'third', path: ['_entities', 2], extensions: { code: 'NOT_FOUND' } },
    { message: 'fourth', path: ['_entities', 3, 'orders', 1, 'total'] },
  ];
  expect(partsOf({ data: { _entities: [{}, {}, null, {}] }, errors }, [1, 1, 2])).toEqual([
    { data: { _entities: [{}] }, errors: [{ message: 'first', path: ['_entities', 0, 'name'] }] },
    { data: { _entities: [{}] } },
    {
      data: { _entities: [null, {}] },
      errors: [
        { message: 'third', path: ['_entities', 0], extensions: { code: 'NOT_FOUND' } },
        { message: 'fourth', path: ['_entities', 1, 'orders', 1, 'total'] },
      ],
    },
  ]);
});

test('an error of a subgraph in this process keeps what it was thrown for, which the log tells', () => {
  const originalError = new Error('the database is away');
  const errors = [new GraphQLError('lost', { path: ['_entities', 1, 'name'], originalError })];
  const [, second] = partsOf({ data: { _entities: [{}, {}] }, errors }, [1, 1]) ?? [];
  expect(second?.errors).toMatchObject([{ message: 'lost', path: ['_entities', 0, 'name'], originalError }]);
});

test('entities are asked for one after the other, with what is the same for all', () => {
  const asked = [['1', '2'], ['3']].map((representations) => ({ first: 10, representations }));
  expect(joining.join(asked)).toEqual({ query: 'query', variables: { first: 10, representations: ['1', '2', '3'] } });
});

test('an error of an entity that nobody asked for is nobody’s, so that no part can be told', () => {
  expect(
    partsOf({ data: { _entities: [{}] }, errors: [{ message: 'x', path: ['_entities', 7] }] }, [1]),
  ).toBeUndefined();
});
