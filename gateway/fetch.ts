import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { includes, type Variables, withDefaults } from './conditions.ts';

/** The text of one operation that the gateway sends to one subgraph, read once. */
export interface FetchDocument {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** One sending of it. */
export interface Fetch extends FetchDocument {
  variables: Variables;
  /** The entities to complete, for a fetch of `_entities`. */
  entities?: { selectionSet: SelectionSetNode; types: GraphQLCompositeType[] };
}

export function readFetch(schema: GraphQLSchema, query: string): FetchDocument {
  const { definitions } = parse(query, { noLocation: true });
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('a fetch without an operation');
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return { schema, operation, fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])) };
}

export function withVariables(document: FetchDocument, variables: Variables): Fetch {
  const fetch = { ...document, variables: withDefaults(document.operation, variables) };
  const [first] = document.operation.selectionSet.selections;
  if (first?.kind !== Kind.FIELD || first.name.value !== '_entities' || !first.selectionSet) return fetch;
  const representations: unknown[] = Array.isArray(variables.representations) ? variables.representations : [];
  const types = representations.map((representation) => representedType(document.schema, representation));
  return { ...fetch, entities: { selectionSet: first.selectionSet, types } };
}

export function rootType({ schema, operation }: FetchDocument): GraphQLCompositeType {
  const type = schema.getRootType(operation.operation);
  if (!type) throw new Error(`the subgraph has no ${operation.operation} type`);
  return type;
}

/** The paths, as the subgraph would report them, of all fields that are lost when a fetch fails as a whole. */
export function lostFields(fetch: Fetch): (string | number)[][] {
  const namesIn = (type: GraphQLCompositeType, selectionSet: SelectionSetNode): string[] =>
    [...collectFields(fetch, type, [selectionSet]).keys()].filter((name) => name !== '__typename');
  const { entities } = fetch;
  if (!entities) return namesIn(rootType(fetch), fetch.operation.selectionSet).map((name) => [name]);
  return entities.types.flatMap((type, index) =>
    namesIn(type, entities.selectionSet).map((name) => ['_entities', index, name]),
  );
}

/** The fields that are asked of an object of this type, by the name that they have in the answer. */
export function collectFields(
  { schema, fragments, variables }: Fetch,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const collected = new Map<string, FieldNode[]>();
  const applies = (condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = schema.getType(condition);
    return isAbstractType(conditionType) && isObjectType(type) && schema.isSubType(conditionType, type);
  };
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!includes(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        collected.set(name, [...(collected.get(name) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment && applies(fragment.typeCondition?.name.value)) collect(fragment.selectionSet);
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return collected;
}

function representedType(schema: GraphQLSchema, representation: unknown): GraphQLCompositeType {
  const hasName = typeof representation === 'object' && representation !== null && '__typename' in representation;
  const type = hasName ? schema.getType(String(representation.__typename)) : undefined;
  if (!isCompositeType(type)) throw new Error('a representation of a type that the subgraph does not have');
  return type;
}
