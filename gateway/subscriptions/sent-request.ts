import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refused, type SentRequest } from './admission.ts';
import { object } from './message-schema.ts';

const sentSchema = z.object({
  query: z
    .string()
    .nullish()
    .transform((text) => text ?? undefined),
  operationName: z.string().nullish(),
  variables: object.nullish(),
  extensions: z.object({ persistedQuery: z.object({ sha256Hash: z.string() }).nullish() }).nullish(),
});

/** Finds the text of an operation that was sent by its hash. */
export type TextOf = (hash: string) => Promise<string | undefined>;

/** @throws GraphQLError when the request names no operation. */
export async function sentRequest(
  { method, url, body, headers }: FastifyRequest,
  textOf: TextOf,
): Promise<SentRequest> {
  const sent = await sentBy(method === 'GET' ? inAddress(url) : body, textOf);
  const lastEventId = headers['last-event-id'];
  return { ...sent, ...(typeof lastEventId === 'string' && { lastEventId }), isByAddress: method === 'GET' };
}

/** @throws GraphQLError when it names no operation. */
export async function sentBy(body: unknown, textOf: TextOf): Promise<SentRequest> {
  const sent = sentSchema.safeParse(body);
  if (!sent.success)
    throw refused(
      'BAD_REQUEST',
      'a request has texts as query and operationName, and objects as variables and extensions',
    );
  const { query, operationName, variables, extensions } = sent.data;
  const hash = extensions?.persistedQuery?.sha256Hash;
  const text = query ?? (hash === undefined ? undefined : await textOf(hash));
  if (text === undefined)
    throw hash === undefined
      ? refused('BAD_REQUEST', 'the request has no query')
      : refused('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', 200);
  return {
    query: text,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    ...(query !== undefined && hash !== undefined && { hash }),
  };
}

const parameters = ['query', 'operationName', 'variables', 'extensions'];

/** @throws GraphQLError when two values are sent as one parameter: who looks at the address on its way may take the other. */
function inAddress(url: string): unknown {
  const { searchParams } = new URL(url, 'http://gateway');
  const twice = parameters.find((name) => searchParams.getAll(name).length > 1);
  if (twice !== undefined) throw refused('BAD_REQUEST', `the address has ${twice} twice`);
  const { query, operationName, ...json } = Object.fromEntries(searchParams);
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
