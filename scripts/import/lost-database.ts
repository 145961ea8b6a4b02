import { remedyFor } from '../remedy.ts';

/** By which the system, or PostgreSQL, says that a connection is lost or that there is none to be had. */
const codes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['57P01', '57P02', '57P03', '57P05', '25P03'],
]);

const goOn = 'what was taken in is kept, and the same command takes in the rest';

/** What is told where the database went away during an import, or can take no more; every other error stays what it is. */
export function lostDatabase(department: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const remedy = remedyFor(error);
  if (remedy)
    return new Error(`the database of ${department} takes nothing in (${error.message}): ${remedy}; ${goOn}`, {
      cause: error,
    });
  if (!isLost(error)) return error;
  return new Error(`the database of ${department} went away (${error.message}): ${goOn}`, { cause: error });
}

/** What PostgreSQL's client says of a connection that has ended, also in place of why it ended where a transaction was to be rolled back. */
const lostConnection = /^Connection terminated|is not queryable$/;

function isLost(error: Error): boolean {
  return ('code' in error && codes.has(String(error.code))) || lostConnection.test(error.message);
}
