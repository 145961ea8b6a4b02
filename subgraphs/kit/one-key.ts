import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** A variable that is the one key of an object. */
export interface OneKey {
  variable: string;
  /** The type of the object. */
  type: string;
}

/**
 * The variables in a document that `@oneOf` forbids to be null. Where the object itself may not be null, GraphQL.js (16.15)
 * validates none of them, and fails without a code when one is; compiled code lets it pass.
 */
export function oneKeysIn(schema: GraphQLSchema, document: DocumentNode): OneKey[] {
  const found: OneKey[] = [];
  const types = new TypeInfo(schema);
  const addKey = visitWithTypeInfo(types, {
    ObjectField: ({ value }) => {
      const type = getNamedType(types.getParentInputType());
      if (value.kind === Kind.VARIABLE && isInputObjectType(type) && type.isOneOf)
        found.push({ variable: value.name.value, type: type.name });
    },
  });
  visit(document, addKey);
  return found;
}
