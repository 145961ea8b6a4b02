import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { ClientNames } from './planning/own-aliases.ts';

/** A document with the schema that its selections are of. */
export interface Source {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  clientNames?: ClientNames;
}

export interface CollectedField {
  name: string;
  hasArguments: boolean;
  selectionSets: SelectionSetNode[];
}

export interface Collected {
  /** By the name that they have in the answer, in its order. */
  fields: Map<string, CollectedField>;
  /** Whether selections depend on which object type it is; only of a type that is abstract. */
  isUndecided: boolean;
}

export function sourceOf(schema: GraphQLSchema, { definitions }: DocumentNode, clientNames?: ClientNames): Source {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return { schema, fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])), clientNames };
}

/** The fields that are asked of an object of this type. */
export function collectFields(
  { schema, fragments }: Source,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): Collected {
  const collected: Collected = { fields: new Map(), isUndecided: false };
  // Fragments may spread each other many times over; once is enough.
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const hasArguments = (selection.arguments ?? []).length > 0;
        const field = collected.fields.get(key) ?? { name: selection.name.value, hasArguments, selectionSets: [] };
        if (selection.selectionSet) field.selectionSets.push(selection.selectionSet);
        collected.fields.set(key, field);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      if (isOfType(schema, type.name, fragment.typeCondition?.name.value ?? type.name)) collect(fragment.selectionSet);
      else if (isAbstractType(type)) collected.isUndecided = true;
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return collected;
}

/** Whether every object of the type meets the condition. */
export function isOfType(schema: GraphQLSchema, typeName: string, condition: string): boolean {
  if (typeName === condition) return true;
  const type = schema.getType(typeName);
  const abstract = schema.getType(condition);
  return isAbstractType(abstract) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(abstract, type);
}
