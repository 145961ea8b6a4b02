import type { FastifyRequest } from 'fastify';

/** What a request says before anything of it is executed; what is not as it should be is left out. */
export interface SentOperation {
  query?: string;
  operationName?: string;
  variables?: unknown;
  persistedQuery?: { version: unknown; sha256Hash: unknown };
}

/** The operations of a request, one unless it is a batch. */
export function sentOperations({ method, body, url }: FastifyRequest): SentOperation[] {
  // Read as the server reads it: another reading could let something past.
  if (method === 'GET') return [operationOf(Object.fromEntries(new URL(url, 'http://gateway').searchParams))];
  return (Array.isArray(body) ? body : [body]).map(operationOf);
}

export function operationOf(sent: unknown): SentOperation {
  if (!isRecord(sent)) return {};
  const { query, operationName } = sent;
  const [extensions, variables] = [sent.extensions, sent.variables].map((each) =>
    typeof each === 'string' ? parsed(each) : each,
  );
  const persistedQuery = isRecord(extensions) ? extensions.persistedQuery : undefined;
  return {
    ...(typeof query === 'string' && { query }),
    ...(typeof operationName === 'string' && { operationName }),
    ...(variables !== undefined && { variables }),
    ...(persistedQuery != null && { persistedQuery: partsOf(persistedQuery) }),
  };
}

/** Of what is no object nothing is there. */
function partsOf(persistedQuery: unknown): { version: unknown; sha256Hash: unknown } {
  const { version, sha256Hash } = Object(persistedQuery);
  return { version, sha256Hash };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
