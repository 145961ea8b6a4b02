import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export interface AskedField {
  name: string;
  selectionSets: SelectionSetNode[];
  /** Its arguments. */
  values(variables: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** What is asked of an object of this type, by the names that it has in the answer. */
export function askedFields(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, AskedField> {
  const asked = new Map<string, AskedField>();
  const applies = (condition: string): boolean => {
    const named = schema.getType(condition);
    return condition === type.name || (isAbstractType(named) && schema.isSubType(named, type));
  };
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment && applies(fragment.typeCondition?.name.value ?? type.name)) collect(fragment.selectionSet);
        continue;
      }
      const key = selection.alias?.value ?? selection.name.value;
      const before = asked.get(key);
      const field = before ?? { name: selection.name.value, selectionSets: [], values: valuesOf(selection) };
      if (selection.selectionSet) field.selectionSets.push(selection.selectionSet);
      asked.set(key, field);
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return asked;
}

function valuesOf({ arguments: given = [] }: FieldNode): AskedField['values'] {
  if (given.length === 0) return () => ({});
  return (variables) =>
    Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));
}
