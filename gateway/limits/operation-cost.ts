import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Variables } from '../execution/settled.ts';
import { introspectionCost } from '../introspection.ts';
import { type CostWeights, noWeights } from './cost-weights.ts';
import { givesPages, pageSizes } from './page-size.ts';

/** Lists without `first` are those that are short by nature: the records of a customer, the items of a subscription. */
const usualListLength = 4;

/** A mutation writes, follows from it in other stores, and cannot be answered from a cache. */
const mutationCost = 10;

export interface OperationCost {
  /** Objects in the answer if every page in it is full. */
  objects: number;
  /** These objects, and leaves that the schema gives a weight, by their weights. */
  cost: number;
  /** The largest page that is asked for. */
  page: number;
}

/** What is once for the parent, and what is for each item of the page that the parent is. */
interface Sum {
  objects: number;
  cost: number;
  objectsPerItem: number;
  costPerItem: number;
}

export interface AskedCost {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Variables;
  weights?: CostWeights;
}

/** What an operation may cost if every page in it is full. What the schema does not have costs nothing. */
export function costOf({ schema, document, operation, variables, weights = noWeights }: AskedCost): OperationCost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const sizeOf = pageSizes(operation, variables);
  const known = new Map<SelectionSetNode, Sum>();
  const rootType = schema.getRootType(operation.operation) ?? undefined;
  let page = 0;

  const inSelections = (type: GraphQLNamedType | undefined, selectionSet: SelectionSetNode | undefined): Sum => {
    const before = selectionSet && known.get(selectionSet);
    if (before) return before;
    const sum = { objects: 0, cost: 0, objectsPerItem: 0, costPerItem: 0 };
    if (!selectionSet) return sum;
    // Whoever comes back here is a fragment that contains itself, which validation refuses.
    known.set(selectionSet, sum);
    for (const selection of selectionSet.selections) {
      const { objects, cost, objectsPerItem, costPerItem } = inSelection(type, selection);
      sum.objects += objects;
      sum.cost += cost;
      sum.objectsPerItem += objectsPerItem;
      sum.costPerItem += costPerItem;
    }
    return sum;
  };

  const inSelection = (type: GraphQLNamedType | undefined, selection: SelectionNode): Sum => {
    if (selection.kind === Kind.FIELD) return inField(type, selection);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    return inSelections(condition === undefined ? type : schema.getType(condition), fragment?.selectionSet);
  };

  const inField = (type: GraphQLNamedType | undefined, node: FieldNode): Sum => {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!type || !field) return once(0, introspectionCost(node, fragments));
    const name = `${type.name}.${field.name}`;
    const answer = getNamedType(field.type);
    const isLeaf = isLeafType(answer);
    const ofOne = weights.fields.get(name) ?? weights.types.get(answer.name) ?? (isLeaf ? 0 : 1);
    const isList = isListType(getNullableType(field.type));
    const listSize = weights.listSizes.get(name);
    const argumentNames = field.args.map((argument) => argument.name);
    const size = sizeOf(argumentNames, node, listSize);
    if (size !== undefined && !isLeaf && givesPages(argumentNames)) page = Math.max(page, size);
    const within = inSelections(answer, node.selectionSet);
    const itemsWithin = isList ? usualListLength : (size ?? usualListLength);
    const objects = isLeaf ? 0 : 1 + within.objects + within.objectsPerItem * itemsWithin;
    const cost = ofOne + within.cost + within.costPerItem * itemsWithin;
    if (!isList) return once(objects, cost + (type === schema.getMutationType() ? mutationCost : 0));
    if (size !== undefined) return once(objects * size, cost * size);
    return { objects: 0, cost: 0, objectsPerItem: objects, costPerItem: cost };
  };

  const { objects, cost, objectsPerItem, costPerItem } = inSelections(rootType, operation.selectionSet);
  return {
    objects: objects + objectsPerItem * usualListLength,
    cost: cost + costPerItem * usualListLength,
    page,
  };
}

function once(objects: number, cost: number): Sum {
  return { objects, cost, objectsPerItem: 0, costPerItem: 0 };
}
