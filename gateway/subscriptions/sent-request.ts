import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refused, type SentRequest } from './admission.ts';

const sentSchema = z.object({
  query: z
    .string()
    .nullish()
    .transform((text) => text ?? undefined),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.object({ persistedQuery: z.object({ sha256Hash: z.string() }).nullish() }).nullish(),
});

/** @throws GraphQLError when the request names no operation. */
export async function sentRequest(
  { method, url, body, headers }: FastifyRequest,
  textOf: (hash: string) => Promise<string | undefined>,
): Promise<SentRequest> {
  const sent = sentSchema.safeParse(method === 'GET' ? inAddress(url) : body);
  if (!sent.success) throw refused('BAD_REQUEST', 'the request cannot be read');
  const { query, operationName, variables, extensions } = sent.data;
  const hash = extensions?.persistedQuery?.sha256Hash;
  const text = query ?? (hash === undefined ? undefined : await textOf(hash));
  if (text === undefined)
    throw hash === undefined
      ? refused('BAD_REQUEST', 'the request has no query')
      : refused('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', 200);
  const lastEventId = headers['last-event-id'];
  return {
    query: text,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    ...(query !== undefined && hash !== undefined && { hash }),
    ...(typeof lastEventId === 'string' && { lastEventId }),
    isByAddress: method === 'GET',
  };
}

function inAddress(url: string): unknown {
  const { query, operationName, ...json } = Object.fromEntries(new URL(url, 'http://gateway').searchParams);
  return {
    ...(query !== undefined && { query }),
    ...(operationName !== undefined && { operationName }),
    ...Object.fromEntries(Object.entries(json).map(([name, text]) => [name, parsed(text)])),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
