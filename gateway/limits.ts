import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { RequestContext } from './request-context.ts';

/** What one request may ask for. */
export interface Limits {
  bodyBytes: number;
  tokens: number;
  /** Fields within fields. */
  depth: number;
}

export const defaultLimits: Limits = { bodyBytes: 256 * 1024, tokens: 10_000, depth: 25 };

/** Refuses operations that are nested too deeply, before any subgraph is called. */
export function depthLimit(limit: number): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation }) => {
        const depth = operation ? operationDepth(document, operation) : 0;
        if (depth <= limit) return;
        throw new GraphQLError(`the operation is ${depth} fields deep, and ${limit} are allowed`, {
          extensions: { code: 'OPERATION_TOO_DEEP', http: { status: 400 } },
        });
      },
    }),
  };
}

/** The document must be valid: fragments that contain themselves have no depth. */
export function operationDepth(document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<SelectionSetNode, number>();
  const depthOf = (selectionSet: SelectionSetNode | undefined): number => {
    if (!selectionSet) return 0;
    const before = known.get(selectionSet);
    if (before !== undefined) return before;
    const depth = Math.max(
      ...selectionSet.selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return 1 + depthOf(selection.selectionSet);
        if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet);
        return depthOf(fragments.get(selection.name.value)?.selectionSet);
      }),
    );
    known.set(selectionSet, depth);
    return depth;
  };
  return depthOf(operation.selectionSet);
}
