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
import { inputCost } from './input-cost.ts';
import { givesPages, pageSize } from './page-size.ts';
import { sentArguments } from './sent-arguments.ts';
import type { SizedField } from './sized-fields.ts';

/** Lists without `first` are those that are short by nature: the records of a customer, the items of a subscription. */
const usualListLength = 4;

/** A mutation writes, follows from it in other stores, and cannot be answered from a cache. */
const mutationCost = 10;

interface Amount {
  /** Objects in the answer if every page in it is full. */
  objects: number;
  /** These objects, and leaves and arguments that the schema gives a weight, by their weights. */
  cost: number;
  /** Of the names in that answer: an object costs the same under whichever names, and however often, its leaves are asked for. */
  characters: number;
}

export interface OperationCost extends Amount {
  /** The largest page that is asked for. */
  page: number;
}

/** What is once for the parent, and what is for each item of the page that the parent is. */
interface Sum {
  once: Amount;
  perItem: Amount;
}

/** Which lists right within a field are as long as the field says: all of them if undefined. */
type Sized = readonly SizedField[] | undefined;

/** Quotes, a colon and a comma. */
const signsOfName = 4;

const nothing: Amount = { objects: 0, cost: 0, characters: 0 };

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
  const sentWith = sentArguments(operation, variables);
  const known = new Map<Sized, Map<SelectionSetNode, Sum>>();
  const rootType = schema.getRootType(operation.operation) ?? undefined;
  let page = 0;

  const inSelections = (type: GraphQLNamedType | undefined, selectionSet?: SelectionSetNode, sized?: Sized): Sum => {
    const knownHere = known.get(sized) ?? new Map<SelectionSetNode, Sum>();
    known.set(sized, knownHere);
    const before = selectionSet && knownHere.get(selectionSet);
    if (before) return before;
    const sum = { once: { ...nothing }, perItem: { ...nothing } };
    if (!selectionSet) return sum;
    // Whoever comes back here is a fragment that contains itself, which validation refuses.
    knownHere.set(selectionSet, sum);
    for (const selection of selectionSet.selections) {
      const within = inSelection(type, selection, sized);
      add(sum.once, within.once);
      add(sum.perItem, within.perItem);
    }
    return sum;
  };

  const inSelection = (type: GraphQLNamedType | undefined, selection: SelectionNode, sized: Sized): Sum => {
    if (selection.kind === Kind.FIELD) return inField(type, selection, sized);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    return inSelections(condition === undefined ? type : schema.getType(condition), fragment?.selectionSet, sized);
  };

  const inField = (type: GraphQLNamedType | undefined, node: FieldNode, sized: Sized): Sum => {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    const characters = (node.alias ?? node.name).value.length + signsOfName;
    if (!type || !field)
      return { once: { objects: 0, cost: introspectionCost(node, fragments), characters }, perItem: nothing };
    const name = `${type.name}.${field.name}`;
    const answer = getNamedType(field.type);
    const isLeaf = isLeafType(answer);
    const isList = isListType(getNullableType(field.type));
    const listSize = weights.listSizes.get(name);
    const sent = sentWith(node);
    const size = pageSize(field, sent, listSize);
    if (size !== undefined && !isLeaf && givesPages(field)) page = Math.max(page, size);
    const ofMutation = type === schema.getMutationType() && !isList ? mutationCost : 0;
    const once = {
      objects: 0,
      cost: inputCost({ field: name, args: field.args, sent }, weights) + ofMutation,
      characters,
    };
    const one = {
      objects: isLeaf ? 0 : 1,
      cost: weights.fields.get(name) ?? weights.types.get(answer.name) ?? (isLeaf ? 0 : 1),
      characters: 0,
    };
    const own = sized?.find((each) => each.name === field.name);
    if (!isList && size === undefined && own?.within.length) {
      const within = inSelections(answer, node.selectionSet, own.within);
      return { once: add(add(once, one), within.once), perItem: within.perItem };
    }
    const within = inSelections(answer, node.selectionSet, isList ? undefined : listSize?.sizedFields);
    add(add(one, within.once), within.perItem, isList ? usualListLength : (size ?? usualListLength));
    if (isList && size === undefined && (!sized || own)) return { once, perItem: one };
    return { once: add(once, one, isList ? (size ?? usualListLength) : 1), perItem: nothing };
  };

  const { once, perItem } = inSelections(rootType, operation.selectionSet);
  return { ...add({ ...once }, perItem, usualListLength), page };
}

/** Adds one amount to another, so many times. */
function add(to: Amount, amount: Amount, times = 1): Amount {
  to.objects += amount.objects * times;
  to.cost += amount.cost * times;
  to.characters += amount.characters * times;
  return to;
}
