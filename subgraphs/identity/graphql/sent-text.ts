import { GraphQLError } from 'graphql';

/** No name, address or id is as long; all that a text may be is read in a millisecond. */
const longest = 5000;

/** @throws GraphQLError BAD_USER_INPUT for a text that would take long to read as a name, a number and an address. */
export function assertShort(argument: string, text: string): void {
  if (text.length <= longest) return;
  throw new GraphQLError(`${argument} must not have more than ${longest} characters`, {
    extensions: { code: 'BAD_USER_INPUT', argument },
  });
}
