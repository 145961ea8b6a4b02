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
import { argumentName, type CostWeights, noWeights } from './cost-weights.ts';
import { givesPages, pageSizes } from './page-size.ts';

/** Lists without `first` are those that are short by nature: the records of a customer, the items of a subscription. */
const usualListLength = 4;

/** A mutation writes, follows from it in other stores, and cannot be answered from a cache. */
const mutationCost = 10;

export interface OperationCost {
  /** Objects in the answer if every page in it is full. */
  objects: number;
  /** These objects, and leaves and arguments that the schema gives a weight, by their weights. */
  cost: number;
  /** Of the names in that answer: an object costs the same under whichever names, and however often, its leaves are asked for. */
  characters: number;
  /** The largest page that is asked for. */
  page: number;
}

/** What is once for the parent, and what is for each item of the page that the parent is. */
interface Sum {
  objects: number;
  cost: number;
  characters: number;
  objectsPerItem: number;
  costPerItem: number;
  charactersPerItem: number;
}

/** Quotes, a colon and a comma. */
const signsOfName = 4;

function nothing(): Sum {
  return { objects: 0, cost: 0, characters: 0, objectsPerItem: 0, costPerItem: 0, charactersPerItem: 0 };
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

  const ofArguments = (field: string, { arguments: given = [] }: FieldNode): number =>
    given.reduce((sum, { name }) => sum + (weights.arguments.get(argumentName(field, name.value)) ?? 0), 0);

  const inSelections = (type: GraphQLNamedType | undefined, selectionSet: SelectionSetNode | undefined): Sum => {
    const before = selectionSet && known.get(selectionSet);
    if (before) return before;
    const sum = nothing();
    if (!selectionSet) return sum;
    // Whoever comes back here is a fragment that contains itself, which validation refuses.
    known.set(selectionSet, sum);
    for (const selection of selectionSet.selections) {
      const within = inSelection(type, selection);
      sum.objects += within.objects;
      sum.cost += within.cost;
      sum.characters += within.characters;
      sum.objectsPerItem += within.objectsPerItem;
      sum.costPerItem += within.costPerItem;
      sum.charactersPerItem += within.charactersPerItem;
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
    const own = (node.alias ?? node.name).value.length + signsOfName;
    if (!type || !field) return { ...nothing(), cost: introspectionCost(node, fragments), characters: own };
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
    const cost = ofOne + ofArguments(name, node) + within.cost + within.costPerItem * itemsWithin;
    const characters = within.characters + within.charactersPerItem * itemsWithin;
    const once = { ...nothing(), characters: own };
    if (!isList) {
      const ofMutation = type === schema.getMutationType() ? mutationCost : 0;
      return { ...once, objects, cost: cost + ofMutation, characters: own + characters };
    }
    if (size === undefined)
      return { ...once, objectsPerItem: objects, costPerItem: cost, charactersPerItem: characters };
    return { ...once, objects: objects * size, cost: cost * size, characters: own + characters * size };
  };

  const sum = inSelections(rootType, operation.selectionSet);
  return {
    objects: sum.objects + sum.objectsPerItem * usualListLength,
    cost: sum.cost + sum.costPerItem * usualListLength,
    characters: sum.characters + sum.charactersPerItem * usualListLength,
    page,
  };
}
