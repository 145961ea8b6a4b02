import { type DocumentNode, type GraphQLSchema, isNonNullType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/**
 * The variables in a document that stand where null may not. One with a default may do so and yet be sent as null: GraphQL.js
 * then fails each field that it is given to, where compiled code hands over null within objects.
 */
export function neverNullIn(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  const addVariable = visitWithTypeInfo(types, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      if (isNonNullType(types.getInputType())) found.add(name.value);
    },
  });
  visit(document, addVariable);
  return found;
}
