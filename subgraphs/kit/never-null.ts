import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The variables in a document that compiled code hands over as null within objects: of those that stand where null may not, one
 * with a default may yet be sent as null, and GraphQL.js then fails each field that it is given to; and what is left out is not there.
 */
export function neverNullIn(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  const addVariable = visitWithTypeInfo(types, {
    VariableDefinition: () => false,
    Variable: ({ name }, _key, parent) => {
      if (isNonNullType(types.getInputType()) || isPartOfObject(parent)) found.add(name.value);
    },
  });
  visit(document, addVariable);
  return found;
}

function isPartOfObject(parent: ASTNode | readonly ASTNode[] | undefined): boolean {
  return parent !== undefined && 'kind' in parent && parent.kind === Kind.OBJECT_FIELD;
}
