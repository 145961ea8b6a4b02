import { type GraphQLSchema, isInterfaceType, isObjectType, Kind, parse } from 'graphql';
import type { Data } from '../data.ts';

/**
 * Whether a representation has a key by which a subgraph can recognise it. Of an interface that a subgraph knows as one object
 * (`@interfaceObject`) the planner may ask it about some types only, and then keys are required of these types alone.
 *
 * @param schema of the subgraph. Of types for which it says no key anything goes.
 */
export function identifying(schema: GraphQLSchema): (representation: Data) => boolean {
  const known = new Map<unknown, readonly string[][]>();
  return (representation) => {
    const { __typename: typeName } = representation;
    const keys = known.get(typeName) ?? keysOf(schema, String(typeName));
    known.set(typeName, keys);
    return keys.length === 0 || keys.some((names) => names.every((name) => name in representation));
  };
}

/** The fields of each key of a type, without what is in them. */
function keysOf(schema: GraphQLSchema, typeName: string): string[][] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const directives = [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);
  return directives.flatMap(({ name, arguments: args = [] }) => {
    const fields = args.find((argument) => argument.name.value === 'fields')?.value;
    return name.value === 'key' && fields?.kind === Kind.STRING ? [namesIn(fields.value)] : [];
  });
}

function namesIn(fields: string): string[] {
  const [definition] = parse(`{ ${fields} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  return definition.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}
