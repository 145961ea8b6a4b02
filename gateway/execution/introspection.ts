import {
  type DocumentNode,
  executeSync,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Data, isRecord } from './data.ts';
import { refusal } from './planning/planner.ts';
import { introspectionFields, type Variables } from './settled.ts';

export interface Introspection {
  data: Data;
  /** What clients asked wrongly: a null variable for the name of a type. */
  errors: readonly GraphQLError[];
}

/** What an operation asks about the schema itself; undefined when it asks nothing. */
export function introspectionOf(document: DocumentNode): DocumentNode | undefined {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
  let found = false;
  const only = (selectionSet: SelectionSetNode): SelectionSetNode => ({
    ...selectionSet,
    selections: selectionSet.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return [{ ...selection, selectionSet: only(selection.selectionSet) }];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      const isAsked = introspectionFields.has(selection.name.value);
      found ||= isAsked;
      return isAsked ? [selection] : [];
    }),
  });
  const fragments = document.definitions
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .map((fragment) =>
      fragment.typeCondition.name.value.startsWith('__')
        ? fragment
        : { ...fragment, selectionSet: only(fragment.selectionSet) },
    );
  const asked = { ...operation, selectionSet: only(operation.selectionSet) };
  return found ? { kind: Kind.DOCUMENT, definitions: [asked, ...fragments] } : undefined;
}

/** An object may have a field that leads to `Query` again; there the planner would have subgraphs asked about their own schemas. */
export function refuseNestedIntrospection({ definitions }: DocumentNode): void {
  const spread = new Set<string>();
  const look = ({ selections }: SelectionSetNode, isNested: boolean): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const { value } = selection.name;
        const key = `${value} ${isNested}`;
        if (spread.has(key)) continue;
        spread.add(key);
        for (const definition of definitions)
          if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === value)
            look(definition.selectionSet, isNested);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet, isNested);
      else if (!introspectionFields.has(selection.name.value)) {
        if (selection.selectionSet) look(selection.selectionSet, true);
      } else if (isNested)
        throw refusal(
          'OPERATION_NOT_PLANNABLE',
          `${selection.name.value} is answered at the root of an operation only`,
        );
    }
  };
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) look(definition.selectionSet, false);
}

export function introspect(schema: GraphQLSchema, document: DocumentNode, variableValues: Variables): Introspection {
  const { data, errors = [] } = executeSync({ schema, document, variableValues, rootValue: {} });
  if (!isRecord(data)) throw new Error('the schema cannot be introspected', { cause: errors[0] });
  const extensions = { code: 'BAD_USER_INPUT' };
  return { data, errors: errors.map(({ message, path }) => new GraphQLError(message, { path, extensions })) };
}
