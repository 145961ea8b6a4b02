import { type FieldNode, type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import type { Caller } from '../subgraphs/kit/caller.ts';
import type { Access } from './auth.ts';

/** Lets a caller read the schema from the gateway. Who runs it alone on their machine always may. */
const introspectionScope = 'schema:read';

export function mayIntrospect({ mode }: Access, { scopes }: Caller): boolean {
  return mode === 'open' || scopes.has(introspectionScope);
}

export function introspectionForbidden(): GraphQLError {
  return new GraphQLError(`the schema is shown to callers with the scope ${introspectionScope}`, {
    extensions: { code: 'INTROSPECTION_FORBIDDEN', http: { status: 403 } },
  });
}

/** `__schema` walks all types: each field asked of them takes as long as this many objects, about 0.1 ms here. */
const costPerField = new Map([
  ['__schema', 25],
  ['__type', 1],
]);

/** Counts the fields that are asked for, again wherever a fragment brings them in; nothing for any other field. */
export function introspectionCost(node: FieldNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): number {
  const price = costPerField.get(node.name.value);
  if (price === undefined) return 0;
  const known = new Map<SelectionSetNode, number>();
  const fieldsIn = (selectionSet: SelectionSetNode | undefined): number => {
    if (!selectionSet) return 0;
    const before = known.get(selectionSet);
    if (before !== undefined) return before;
    let fields = 0;
    known.set(selectionSet, fields);
    for (const selection of selectionSet.selections)
      fields +=
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fieldsIn(fragments.get(selection.name.value)?.selectionSet)
          : fieldsIn(selection.selectionSet) + (selection.kind === Kind.FIELD ? 1 : 0);
    known.set(selectionSet, fields);
    return fields;
  };
  return price * (1 + fieldsIn(node.selectionSet));
}
