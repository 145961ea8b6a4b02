import type { HTTPGraphQLHead } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

export type FormatError = (error: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError;

export function asGraphQLError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  const originalError = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new GraphQLError(originalError.message, { originalError });
}

/** A variable that does not fit its type is the client's mistake; GraphQL gives such errors no code. */
export function withCode(error: GraphQLError): GraphQLError {
  if (error.extensions.code != null || error.nodes?.length !== 1) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    originalError: error,
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
  });
}

/** Errors as clients see them. What they say of status and headers goes into `head`. */
export function shownErrors(
  errors: readonly GraphQLError[],
  head: HTTPGraphQLHead,
  formatError: FormatError,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    const { http, ...extensions } = error.extensions;
    if (isHead(http)) {
      if (http.status) head.status = http.status;
      for (const [name, value] of http.headers ?? []) head.headers.set(name, value);
    }
    const code = extensions.code ?? 'INTERNAL_SERVER_ERROR';
    return formatError({ ...error.toJSON(), extensions: { ...extensions, code } }, error);
  });
}

function isHead(value: unknown): value is { status?: number; headers?: Map<string, string> } {
  return (
    typeof value === 'object' &&
    value !== null &&
    (!('status' in value) || typeof value.status === 'number') &&
    (!('headers' in value) || value.headers instanceof Map)
  );
}
