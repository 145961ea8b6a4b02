import { isIP } from 'node:net';
import { GraphQLError } from 'graphql';

export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
}

const email = /[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g;
const longNumber = /\+?\d[\d\s().-]{5,}\d/g;

/**
 * What a log may say about an error: messages of databases and parsers can quote the value that upset them, so what
 * looks like an email address, a phone number or an account number is left out.
 */
export function loggedError(error: unknown): LoggedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(cause instanceof Error)) return { type: typeof cause, message: withoutPersonalData(String(cause)) };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return {
    type: cause.name,
    message: withoutPersonalData(cause.message, addressIn(cause)),
    ...(code && { code }),
    ...(cause.stack && { stack: framesOf(cause.stack) }),
  };
}

/** Of a connection that failed; it looks like a phone number. */
function addressIn(error: Error): string | undefined {
  return 'address' in error && typeof error.address === 'string' && isIP(error.address) > 0 ? error.address : undefined;
}

function withoutPersonalData(text: string, address?: string): string {
  const parts = address === undefined ? [text] : text.split(address);
  return parts.map((part) => part.replace(email, '[email]').replace(longNumber, '[number]')).join(address);
}

function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .join('\n');
}
