import type { GraphQLError } from 'graphql';
import { refused } from './admission.ts';

const longestTimerMs = 2 ** 31 - 1;

/** Calls back when a caller's token has expired; never for callers who need none. */
export function whenExpired(expiresAt: number | undefined, then: () => void): NodeJS.Timeout | undefined {
  if (expiresAt === undefined) return undefined;
  return setTimeout(then, Math.min(Math.max(expiresAt - Date.now(), 0), longestTimerMs));
}

export function tokenExpired(): GraphQLError {
  return refused('UNAUTHENTICATED', 'the token has expired', 401);
}
