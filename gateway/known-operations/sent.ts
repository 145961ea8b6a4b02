import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';

/** What clients say they read, and what they get for it. Others are for Apollo Server to answer. */
const contentTypes: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, 'application/json; charset=utf-8'],
  ['*/*', 'application/json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
  [
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    'application/graphql-response+json; charset=utf-8',
  ],
]);

export function contentTypeFor({ headers: { accept } }: FastifyRequest): string | undefined {
  return contentTypes.get(accept);
}

export interface PlainBody {
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  extensions?: Record<string, unknown> | null;
}

/** Whether everything in the body of a `POST` is as it should be. */
export function isPlain(body: unknown): body is PlainBody {
  if (!isRecord(body)) return false;
  const { operationName, variables, extensions } = body;
  return (
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || isRecord(variables)) &&
    (extensions == null || isRecord(extensions))
  );
}

/** Whether there is something in it as well, and no query but a text. */
export function isOperation(sent: unknown): boolean {
  if (!isPlain(sent) || Object.keys(sent).length === 0) return false;
  return !('query' in sent) || sent.query === null || typeof sent.query === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A request as plugins see it; its headers are read when one of them asks. */
export class PlainRequest implements HTTPGraphQLRequest {
  readonly method = 'POST';
  readonly search = '';
  readonly body: unknown;
  readonly #sent: FastifyRequest['headers'];
  #headers: HeaderMap | undefined;

  constructor({ body, headers }: FastifyRequest) {
    this.body = body;
    this.#sent = headers;
  }

  get headers(): HeaderMap {
    if (this.#headers) return this.#headers;
    this.#headers = new HeaderMap();
    for (const [name, value] of Object.entries(this.#sent))
      if (value) this.#headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    return this.#headers;
  }
}
