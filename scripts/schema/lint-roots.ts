import { type GraphQLSchema, isNonNullType } from 'graphql';
import type { Problem } from './problem.ts';

/** A root field is nullable: one operation asks several subgraphs, and the one that is down must not cost the others' answers. */
export function brittleRoots(schema: GraphQLSchema): Problem[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ type }) => isNonNullType(type))
    .map(({ name }) => ({
      at: `Query.${name}`,
      problem: 'is a root field and is not nullable',
      fix: 'make it nullable, so that other fields of the operation are answered when its subgraph is down',
    }));
}
