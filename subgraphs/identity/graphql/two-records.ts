import { GraphQLError } from 'graphql';

/** @throws GraphQLError BAD_USER_INPUT when they are the same. */
export function differentRecords({ a, b }: { a: string; b: string }): [string, string] {
  if (a !== b) return [a, b];
  throw new GraphQLError('a and b are the same record; give the id of another record as b.', {
    extensions: { code: 'BAD_USER_INPUT', argument: 'b' },
  });
}
