import { GraphQLError } from 'graphql';
import type { Caller } from '../subgraphs/kit/caller.ts';
import type { Access } from './auth.ts';

/** Lets a caller read the schema from the gateway. Who runs it alone on their machine always may. */
export const introspectionScope = 'schema:read';

export function mayIntrospect({ mode }: Access, { scopes }: Caller): boolean {
  return mode === 'open' || scopes.has(introspectionScope);
}

export function introspectionForbidden(): GraphQLError {
  return new GraphQLError(`the schema is shown to callers with the scope ${introspectionScope}`, {
    extensions: { code: 'INTROSPECTION_FORBIDDEN', http: { status: 403 } },
  });
}
