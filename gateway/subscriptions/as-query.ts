import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  separateOperations,
  visit,
} from 'graphql';

/** Fields that the gateway answers are asked for as this one, so that conditions and order hold for them as well. */
const placeholder = '__typename';

interface Rewriting {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  idVariable: string;
  /** By response key, which field of the event stands there. */
  own: Map<string, string>;
}

/** What is asked of a change, as it is asked of the graph's own root. */
export function asQuery(selectionSet: SelectionSetNode, rewriting: Rewriting): SelectionSetNode {
  const { fragments, idVariable, own } = rewriting;
  return {
    ...selectionSet,
    selections: selectionSet.selections.map((selection) => {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias ?? selection.name;
        const { directives } = selection;
        if (selection.name.value === 'customer')
          return { ...selection, arguments: [{ kind: Kind.ARGUMENT, name: named('id'), value: variable(idVariable) }] };
        own.set(key.value, selection.name.value);
        return { kind: Kind.FIELD, alias: key, name: named(placeholder), directives };
      }
      const inside =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value)?.selectionSet;
      const { directives } = selection;
      const none: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };
      return { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: asQuery(inside ?? none, rewriting) };
    }),
  };
}

interface QueryDocument {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** The query with the variables and fragments that it still needs. */
export function queryDocument(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  { selectionSet, idVariable }: { selectionSet: SelectionSetNode; idVariable: string },
): QueryDocument {
  const used = variablesIn({ ...operation, variableDefinitions: [], selectionSet });
  const query: OperationDefinitionNode = { ...operation, operation: OperationTypeNode.QUERY, selectionSet };
  const others = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const name = operation.name?.value ?? '';
  const needed = separateOperations({ kind: Kind.DOCUMENT, definitions: [query, ...others] })[name];
  for (const definition of needed?.definitions ?? [])
    if (definition.kind === Kind.FRAGMENT_DEFINITION) for (const each of variablesIn(definition)) used.add(each);
  const variableDefinitions = [
    ...(operation.variableDefinitions?.filter((each) => used.has(each.variable.name.value)) ?? []),
    ...(used.has(idVariable)
      ? [
          {
            kind: Kind.VARIABLE_DEFINITION,
            variable: variable(idVariable),
            type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: named('ID') } },
          } as const,
        ]
      : []),
  ];
  const complete = { ...query, variableDefinitions };
  const fragments = needed?.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION) ?? [];
  return { operation: complete, document: { kind: Kind.DOCUMENT, definitions: [complete, ...fragments] } };
}

function variablesIn(node: OperationDefinitionNode | FragmentDefinitionNode): Set<string> {
  const names = new Set<string>();
  visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}

/** For a variable beside those of the operation. */
export function unusedName({ variableDefinitions = [] }: OperationDefinitionNode): string {
  const taken = new Set(variableDefinitions.map(({ variable: { name } }) => name.value));
  let name = 'changedCustomer';
  while (taken.has(name)) name += '_';
  return name;
}

function named(value: string) {
  return { kind: Kind.NAME, value } as const;
}

function variable(name: string) {
  return { kind: Kind.VARIABLE, name: named(name) } as const;
}
