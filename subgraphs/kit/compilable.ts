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
  visit,
} from 'graphql';

/** Beyond, code takes longer to write than it would save, and is more than is worth keeping. */
const mostFields = 2000;

/**
 * Whether graphql-jit answers an operation rightly, and makes an end of it soon. A field that stands in several places, or in a fragment
 * that does, has to meet the conditions of all of them in its code: the gateway settles `@skip` and `@include` before it asks. It writes the code that reads an input object, and that answers an
 * object of an interface or union, wherever one may be: for each type that it may be of, and what is in it for each of these.
 */
export function isCompilable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  const root = schema.getRootType(operation.operation);
  const inputs = operation.variableDefinitions?.map(({ type }) => namedType(schema, type)) ?? [];
  return (
    !!root &&
    !hasConditions(document) &&
    !inputs.some((type) => isWithinItself(type)) &&
    isShort(schema, document, { root, operation })
  );
}

function hasConditions(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive: ({ name }) => {
      found ||= name.value === 'skip' || name.value === 'include';
    },
  });
  return found;
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
