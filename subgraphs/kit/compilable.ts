import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

/** Beyond, code takes longer to write than it would save, and is more than is worth keeping. */
const mostFields = 2000;

/**
 * Whether graphql-jit makes an end of an operation soon. It writes the code that reads an input object, and that answers an
 * object of an interface or union, wherever one may be: for each type that it may be of, and what is in it for each of these.
 */
export function isCompilable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  const root = schema.getRootType(operation.operation);
  const inputs = operation.variableDefinitions?.map(({ type }) => namedType(schema, type)) ?? [];
  return !!root && !inputs.some((type) => isWithinItself(type)) && isShort(schema, document, { root, operation });
}

export function namedType(schema: GraphQLSchema, type: TypeNode): GraphQLNamedType | undefined {
  return type.kind === Kind.NAMED_TYPE ? schema.getType(type.name.value) : namedType(schema, type.type);
}

/** A filter that filters can be in: the code that reads it has no end. */
function isWithinItself(type: GraphQLNamedType | undefined, around: readonly unknown[] = []): boolean {
  if (!isInputObjectType(type)) return false;
  if (around.includes(type)) return true;
  return Object.values(type.getFields()).some((field) => isWithinItself(getNamedType(field.type), [...around, type]));
}

function isShort(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  { root, operation }: { root: GraphQLCompositeType; operation: OperationDefinitionNode },
): boolean {
  const fragments = new Map(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])),
  );
  let written = 0;
  /** @param times how often the object is written that this is asked of */
  const write = ({ selections }: SelectionSetNode, type: GraphQLCompositeType, times: number): void => {
    const ofAll = times * (isAbstractType(type) ? schema.getPossibleTypes(type).length : 1);
    for (const selection of selections) {
      if (written > mostFields) return;
      if (selection.kind === Kind.FIELD) {
        written += ofAll;
        const field = 'getFields' in type ? type.getFields()[selection.name.value] : undefined;
        const answer = field && getNamedType(field.type);
        if (selection.selectionSet && isCompositeType(answer)) write(selection.selectionSet, answer, ofAll);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      if (fragment) write(fragment.selectionSet, isCompositeType(condition) ? condition : type, times);
    }
  };
  write(operation.selectionSet, root, 1);
  return written <= mostFields;
}
