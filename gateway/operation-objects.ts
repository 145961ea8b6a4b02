import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { defaultPageSize } from '../graph-schema/shared/cursor.ts';
import type { Variables } from './conditions.ts';

/** Lists without `first` are those that are short by nature: the records of a customer, the items of a subscription. */
const usualListLength = 4;

/** Objects once for the parent, and for each item of the page that the parent is. */
interface Objects {
  once: number;
  perItem: number;
}

interface Asked {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Variables;
}

/** How many objects the answer holds if every page in it is full. The document must be valid. */
export function countObjects({ schema, document, operation, variables }: Asked): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const sizeOf = pageSizes(operation, variables);
  const known = new Map<SelectionSetNode, Objects>();

  const inSelections = (type: GraphQLNamedType | undefined, selectionSet: SelectionSetNode | undefined): Objects => {
    const before = selectionSet && known.get(selectionSet);
    if (before) return before;
    const objects = { once: 0, perItem: 0 };
    if (!selectionSet) return objects;
    for (const selection of selectionSet.selections) {
      const { once, perItem } = inSelection(type, selection);
      objects.once += once;
      objects.perItem += perItem;
    }
    known.set(selectionSet, objects);
    return objects;
  };

  const inSelection = (type: GraphQLNamedType | undefined, selection: SelectionNode): Objects => {
    if (selection.kind === Kind.FIELD) return inField(type, selection);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    return inSelections(condition === undefined ? type : schema.getType(condition), fragment?.selectionSet);
  };

  const inField = (type: GraphQLNamedType | undefined, node: FieldNode): Objects => {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field || !node.selectionSet) return { once: 0, perItem: 0 };
    const { once, perItem } = inSelections(getNamedType(field.type), node.selectionSet);
    const isList = isListType(getNullableType(field.type));
    const size = sizeOf(field, node);
    const each = 1 + once + perItem * (isList ? usualListLength : (size ?? usualListLength));
    if (!isList) return { once: each, perItem: 0 };
    return size === undefined ? { once: 0, perItem: each } : { once: each * size, perItem: 0 };
  };

  const { once, perItem } = inSelections(schema.getRootType(operation.operation) ?? undefined, operation.selectionSet);
  return once + perItem * usualListLength;
}

type PageSizes = (field: GraphQLField<unknown, unknown>, node: FieldNode) => number | undefined;

/** Reads how many items a field is asked for; undefined for a field that is not paged. */
function pageSizes({ variableDefinitions }: OperationDefinitionNode, variables: Variables): PageSizes {
  const defaults = new Map(
    variableDefinitions?.map(({ variable, defaultValue }) => [variable.name.value, defaultValue] as const),
  );
  return ({ args }, node) => {
    if (!args.some(({ name }) => name === 'first')) return undefined;
    const sent = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    const ofVariable = sent?.kind === Kind.VARIABLE ? variables[sent.name.value] : undefined;
    if (typeof ofVariable === 'number') return Math.max(ofVariable, 0);
    const literal = sent?.kind === Kind.VARIABLE ? defaults.get(sent.name.value) : sent;
    return literal?.kind === Kind.INT ? Math.max(Number(literal.value), 0) : defaultPageSize;
  };
}
