import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import type { ListedItems } from './listed-items.ts';

type Resolver = GraphQLFieldResolver<unknown, { listed?: ListedItems; isWalked?: boolean }>;

/** Has every list of objects counted, and nothing resolved any more once there are too many; its items fail apart from each other. */
export function countListedItems(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      if (isListOfObjects(field.type)) field.resolve = counted(field.resolve ?? defaultFieldResolver);
  }
  return schema;
}

function counted(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const { listed, isWalked } = context;
    if (!listed) return resolve(source, args, context, info);
    const count = (items: unknown): unknown => {
      if (Array.isArray(items)) listed.add(items.length);
      if (listed.areTooMany) throw givenUp;
      return isWalked && Array.isArray(items) ? apart(items) : items;
    };
    if (listed.areTooMany) throw givenUp;
    const items = resolve(source, args, context, info);
    return items instanceof Promise ? items.then(count) : count(items);
  };
}

/**
 * Where an item fails at once, graphql-js leaves to themselves what it promised of the items before, and the first of these promises to
 * fail ends the process. No promise fails at once.
 */
function apart(items: readonly unknown[]): unknown[] {
  return items.map((item) => (Array.isArray(item) ? apart(item) : Promise.resolve(item)));
}

function isListOfObjects(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}

/** One for all, with a path: an error without one is made anew for each of the thousands of lists that are given up. */
const givenUp = new GraphQLError('too many items', { path: [] });

export function tooManyItems({ most }: ListedItems): GraphQLError {
  return new GraphQLError(`the lists of the answer hold more than ${most} items: ask for fewer lists in lists`, {
    extensions: { code: 'ANSWER_TOO_LARGE' },
  });
}
