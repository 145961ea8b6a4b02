import type { FastifyRequest } from 'fastify';
import { Lexer, Source, TokenKind } from 'graphql';
import { acceptedTypes } from '../http/accepted-types.ts';
import { closing, opening } from '../limits/document-text.ts';
import type { SentOperation } from '../sent-operations.ts';

/** Which operations a client wants answered by server-sent events. */
export type Streamed = 'all' | 'subscriptions' | 'none';

const eventStream = 'text/event-stream';
const answeredOtherwise: ReadonlySet<string> = new Set([
  'application/json',
  'application/graphql-response+json',
  'application/*',
  '*/*',
]);

/**
 * What the `Accept` of a request says of event streams. Some clients send one header with everything: of what they would rather
 * have as JSON, a subscription is still a stream, for it can be nothing else. Wildcards ask for none, since nearly everybody
 * sends them and few read streams. Nor does a batch: a stream is the answer of one operation.
 */
export function streamedFor({ headers: { accept }, body }: Pick<FastifyRequest, 'headers' | 'body'>): Streamed {
  if (Array.isArray(body) || !accept || !/\btext\/event-stream\b/i.test(accept)) return 'none';
  const types = acceptedTypes(accept);
  const place = types.indexOf(eventStream);
  if (place === -1) return 'none';
  return types.slice(0, place).some((type) => answeredOtherwise.has(type)) ? 'subscriptions' : 'all';
}

/**
 * Whether the operation that is meant is a subscription. Told without parsing, by the names before the brackets of each
 * definition, for nothing is known of the text yet.
 */
export function asksToSubscribe({ query = '', operationName }: SentOperation, mostTokens: number): boolean {
  if (!/\bsubscription\b/.test(query)) return false;
  const lexer = new Lexer(new Source(query));
  let depth = 0;
  let names: string[] = [];
  try {
    for (let tokens = 0; tokens <= mostTokens; tokens += 1) {
      const { kind, value } = lexer.advance();
      if (kind === TokenKind.EOF) return false;
      if (kind === TokenKind.NAME && depth === 0) names.push(value);
      if (opening.has(kind)) depth += 1;
      if (closing.has(kind)) depth -= 1;
      if (kind === TokenKind.BRACE_R && depth === 0) names = [];
      const [keyword, name] = names;
      if (keyword !== 'subscription' || depth === 0) continue;
      if (operationName === undefined || operationName === name) return true;
    }
  } catch {
    // A text that is no GraphQL is the parser's to refuse.
  }
  return false;
}
