/** By which the system, or PostgreSQL, says that a connection is lost or that there is none to be had. */
const codes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03']);

/** What is told where the database went away during an import; every other error stays what it is. */
export function lostDatabase(department: string, error: unknown): unknown {
  if (!(error instanceof Error) || !isLost(error)) return error;
  return new Error(
    `the database of ${department} went away (${error.message}): what was taken in is kept, and the same command takes in the rest`,
    { cause: error },
  );
}

function isLost(error: Error): boolean {
  return ('code' in error && codes.has(String(error.code))) || error.message.startsWith('Connection terminated');
}
