import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
} from 'graphql';
import { WrongShape } from '../answers/take.ts';
import type { Data } from '../data.ts';
import { isOfType } from '../selection.ts';
import type { KeyFields } from './entity-keys.ts';

/** A key that is asked for with an entity, to see that what is answered is about the entity that was meant. */
interface AskedKey {
  field: string;
  /** Its name in the answer. */
  as: string;
  formerlyAs: string | undefined;
}

/** @throws WrongShape when the entity is not the one that was meant. */
export type CheckEntity = (representation: Data, entity: Data) => void;

export interface KeyCheck {
  /** The fetch, which asks for keys as well. */
  query: string;
  operation: OperationDefinitionNode;
  check: CheckEntity;
}

/** @param requires what is sent of each entity: only those of its keys can be compared. */
export function askKeys(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  options: { text: string; requires: readonly QueryPlanSelectionNode[]; schema: GraphQLSchema; keyFields: KeyFields },
): KeyCheck {
  const { schema, keyFields } = options;
  const sent = new Set(options.requires.flatMap(fieldNames));
  const prefix = unusedPrefix(options.text);
  const asked = new Map<string, AskedKey[]>();
  const withKeys = (selection: SelectionNode): SelectionNode => {
    if (selection.kind !== Kind.INLINE_FRAGMENT) return selection;
    const condition = selection.typeCondition?.name.value ?? '';
    const keys = (keyFields.get(condition) ?? [])
      .filter(({ name }) => sent.has(name))
      .map(({ name, formerly }) => ({
        field: name,
        as: nameOf(selection, name, prefix),
        formerlyAs: formerly && nameOf(selection, formerly, prefix),
      }));
    asked.set(condition, keys);
    const added = keys.flatMap(({ as, formerlyAs }) =>
      [as, formerlyAs].filter((name) => name?.startsWith(prefix)).map((name = '') => aliased(name, prefix)),
    );
    return withSelections(selection, [...selection.selectionSet.selections, ...added]);
  };
  const [entities, ...others] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) throw new Error('a fetch of entities without entities');
  const changed = withSelections(operation, [
    withSelections(entities, entities.selectionSet.selections.map(withKeys)),
    ...others,
  ]);
  const definitions = document.definitions.map((definition) => (definition === operation ? changed : definition));
  const keysOf = (typeName: string) =>
    [...asked].flatMap(([condition, keys]) => (isOfType(schema, typeName, condition) ? keys : []));
  return { query: print({ ...document, definitions }), operation: changed, check: checking(keysOf) };
}

function checking(keysOf: (typeName: string) => readonly AskedKey[]): CheckEntity {
  const known = new Map<string, readonly AskedKey[]>();
  return (representation, entity) => {
    const typeName = String(representation.__typename);
    const keys = known.get(typeName) ?? keysOf(typeName);
    known.set(typeName, keys);
    for (const { field, as, formerlyAs } of keys) {
      const meant = representation[field];
      if (meant === undefined || meant === null || isSame(meant, entity[as])) continue;
      const former = formerlyAs && entity[formerlyAs];
      if (Array.isArray(former) && former.some((key) => isSame(meant, key))) continue;
      throw new WrongShape(`a ${typeName} has another ${field} than the one that was asked for`);
    }
  };
}

/** An ID may be written as a number or as a text. */
function isSame(meant: unknown, answered: unknown): boolean {
  if (meant === answered) return true;
  if (typeof meant === 'object') return JSON.stringify(meant) === JSON.stringify(answered);
  return typeof answered !== 'object' && answered !== undefined && String(meant) === String(answered);
}

function fieldNames(node: QueryPlanSelectionNode): string[] {
  return node.kind === 'Field' ? [node.name] : node.selections.flatMap(fieldNames);
}

/** The field's own name where it is asked for anyway. */
function nameOf({ selectionSet }: InlineFragmentNode, name: string, prefix: string): string {
  const isAsked = selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === name && !selection.alias,
  );
  return isAsked ? name : prefix + name;
}

function aliased(alias: string, prefix: string): FieldNode {
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
  return { kind: Kind.FIELD, alias: name(alias), name: name(alias.slice(prefix.length)) };
}

function unusedPrefix(text: string, prefix = 'key__'): string {
  return text.includes(prefix) ? unusedPrefix(text, `${prefix}_`) : prefix;
}

function withSelections<Node extends InlineFragmentNode | FieldNode | OperationDefinitionNode>(
  node: Node,
  selections: readonly SelectionNode[],
): Node {
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}
