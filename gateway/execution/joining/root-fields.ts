import {
  type DocumentNode,
  type FieldNode,
  GraphQLID,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isObjectType,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type VariableNode,
  visit,
} from 'graphql';
import type { Joining } from '../joining.ts';
import type { KeyFields } from '../representations/entity-keys.ts';
import { answerParts } from './answer-parts.ts';

/** Servers may bound how many aliases they accept, often to 15. */
const mostTogether = 8;

/**
 * Questions that each name one object by a field of the query: the fields stand side by side in one text, with names
 * of their own for everyone's fields and variables. Undefined for any other question: of lists, a call each is as cheap.
 */
export function joinedRootFields(
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  { rootType, keyFields }: { rootType: GraphQLObjectType; keyFields: KeyFields },
): Joining | undefined {
  const fields = operation.selectionSet.selections.filter((selection) => isOneObject(selection, rootType, keyFields));
  if (operation.operation !== 'query' || definitions.length > 1) return undefined;
  if (fields.length < operation.selectionSet.selections.length) return undefined;
  const keys = fields.map(keyOf);
  const texts = new Map<number, string>();
  return {
    fitting: ({ length }) => 2 ** Math.floor(Math.log2(Math.min(length, mostTogether))),
    join: (asked) => {
      const query = texts.get(asked.length) ?? sideBySide(operation, fields, asked.length);
      texts.set(asked.length, query);
      const variables = asked.flatMap((each, index) =>
        Object.entries(each).map(([name, value]) => [ofOne(index, name), value] as const),
      );
      return { query, variables: Object.fromEntries(variables) };
    },
    parts: (answer, asked) =>
      answerParts(
        answer,
        (data) => asked.map((_each, index) => Object.fromEntries(keys.map((key) => [key, data[ofOne(index, key)]]))),
        ([field, ...within]) => {
          const [, index, key] = /^of(\d+)_(.+)$/.exec(String(field)) ?? [];
          return key === undefined ? undefined : { index: Number(index), path: [key, ...within] };
        },
      ),
  };
}

/** An entity, or what has an id of its own; pages have none. */
function isOneObject(
  selection: SelectionNode,
  rootType: GraphQLObjectType,
  keyFields: KeyFields,
): selection is FieldNode {
  if (selection.kind !== Kind.FIELD) return false;
  const field = rootType.getFields()[selection.name.value];
  const type = field && getNullableType(field.type);
  if (!isObjectType(type)) return false;
  const { id } = type.getFields();
  return (keyFields.get(type.name) ?? []).length > 0 || (id !== undefined && getNamedType(id.type) === GraphQLID);
}

function sideBySide(operation: OperationDefinitionNode, fields: readonly FieldNode[], many: number): string {
  const copies = Array.from({ length: many }, (_copy, index) => {
    const renamed = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } } as const;
    const own = visit(renamed, {
      Variable: (node): VariableNode => ({ ...node, name: nameOf(index, node.name.value) }),
    });
    const selections = own.selectionSet.selections.flatMap((field) =>
      field.kind === Kind.FIELD ? [{ ...field, alias: nameOf(index, keyOf(field)) }] : [],
    );
    return { selections, variableDefinitions: own.variableDefinitions ?? [] };
  });
  return print({
    ...operation,
    variableDefinitions: copies.flatMap(({ variableDefinitions }) => variableDefinitions),
    selectionSet: { kind: Kind.SELECTION_SET, selections: copies.flatMap(({ selections }) => selections) },
  });
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

function nameOf(index: number, name: string): NameNode {
  return { kind: Kind.NAME, value: ofOne(index, name) };
}

function ofOne(index: number, name: string): string {
  return `of${index}_${name}`;
}
