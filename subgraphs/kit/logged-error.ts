import { isIP } from 'node:net';
import { GraphQLError } from 'graphql/error/GraphQLError.js';

export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
}

const email = /[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g;
const longNumber = /\+?\d[\d\s().-]{5,}\d/g;
/** Where it is damaged JSON.parse says by a piece of it, which may be somebody's name. */
const pieceOfJson = /(?:\.{3})?".*"(?:\.{3})?(?= is not valid JSON$)/s;

/**
 * What a log may say about an error: messages of databases and parsers can quote the value that upset them, so what
 * looks like an email address, a phone number or an account number is left out.
 */
export function loggedError(error: unknown): LoggedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(cause instanceof Error)) return { type: typeof cause, message: withoutPersonalData(textOf(cause)) };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return {
    type: cause.name,
    message: withoutPersonalData(cause.message),
    ...(code && { code }),
    ...(cause.stack && { stack: framesOf(cause.stack) }),
  };
}

/** An error of a subgraph that came over HTTP is an object with a message. */
function textOf(thrown: unknown): string {
  const isTold = typeof thrown === 'object' && thrown !== null && 'message' in thrown;
  return String(isTold ? thrown.message : thrown);
}

function withoutPersonalData(text: string): string {
  return text
    .replace(pieceOfJson, '[text]')
    .replace(email, '[email]')
    .replace(longNumber, (found, at: number, whole: string) => {
      // The address of a connection looks like a phone number, but for the port behind it.
      const isAddress = isIP(found) > 0 && /^:\d/.test(whole.slice(at + found.length));
      return isAddress ? found : '[number]';
    });
}

function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .join('\n');
}
