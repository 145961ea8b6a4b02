import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { type Fragments, fragmentsOf } from '../../fragments.ts';

/**
 * A mutation without fragments around its root fields. The planner moves what fragments bring in before other fields, and what
 * was to happen last would happen first.
 */
export function inOrder(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  if (operation.selectionSet.selections.every(({ kind }) => kind === Kind.FIELD)) return document;
  const fragments = fragmentsOf(document);
  const selections = [...rootFields(operation.selectionSet, fragments).values()];
  const flat = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  // A fragment that is left without use would be used by the planner.
  return { kind: Kind.DOCUMENT, definitions: [flat, ...usedIn(flat, fragments)] };
}

/** By the names that they are answered under, in the order in which the specification has them executed. */
function rootFields(selectionSet: SelectionSetNode, fragments: Fragments): Map<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  const met = new Set<FragmentDefinitionNode>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        fields.set(name, merged(fields.get(name), selection));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        if (!fragment || met.has(fragment)) continue;
        met.add(fragment);
        collect(fragment.selectionSet);
      }
    }
  };
  collect(selectionSet);
  return fields;
}

function merged(one: FieldNode | undefined, other: FieldNode): FieldNode {
  if (!one?.selectionSet || !other.selectionSet) return one ?? other;
  const selections = [...one.selectionSet.selections, ...other.selectionSet.selections];
  return { ...one, selectionSet: { ...one.selectionSet, selections } };
}

function usedIn(operation: OperationDefinitionNode, fragments: Fragments): Iterable<FragmentDefinitionNode> {
  const used = new Set<FragmentDefinitionNode>();
  const note = (definition: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment) used.add(fragment);
      },
    });
  };
  note(operation);
  // A set is gone through to its end, whatever is added meanwhile.
  for (const fragment of used) note(fragment);
  return used;
}
