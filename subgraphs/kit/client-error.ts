import type { GraphQLFormattedError } from 'graphql';

/** The codes of errors whose message was written for clients. The message of any other error stays inside. */
const clientErrorCodes: ReadonlySet<unknown> = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'UNAVAILABLE',
  'ANSWER_TOO_LARGE',
]);

export function isForClients(error: Pick<GraphQLFormattedError, 'extensions'>): boolean {
  return clientErrorCodes.has(error.extensions?.code);
}
