import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type DocumentNode, type FieldNode, Kind, parse, print, type SelectionSetNode } from 'graphql';

/** A field, or a fragment without a name, of whichever kind of selections it is. */
export interface Part {
  name: string | undefined;
  /** The name of the field in the answer. */
  as: string | undefined;
  args: string;
  /** As it stands in the document, if it does. */
  node?: FieldNode;
  /** The type that the fragment is on. */
  on: string | undefined;
  parts: readonly Part[];
}

export function selectionNode({ name, on, parts }: Part): QueryPlanSelectionNode {
  const selections = parts.map(selectionNode);
  if (name === undefined) return { kind: 'InlineFragment', typeCondition: on, selections };
  return selections.length > 0 ? { kind: 'Field', name, selections } : { kind: 'Field', name };
}

export function partOf(node: QueryPlanSelectionNode): Part {
  if (node.kind === 'InlineFragment') return fragment(node.typeCondition, node.selections.map(partOf));
  const parts = node.selections?.map(partOf) ?? [];
  return { name: node.name, as: node.alias ?? node.name, args: '', on: undefined, parts };
}

/** @param fields as they stand in a directive. */
export function partsOfFields(fields: string): readonly Part[] {
  return partsOf(parse(`{ ${fields} }`, { noLocation: true }));
}

export function partsOf(document: DocumentNode): readonly Part[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? partsIn(definition.selectionSet, document) : [],
  );
}

function partsIn({ selections }: SelectionSetNode, document: DocumentNode): Part[] {
  return selections.flatMap((selection): Part[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return [fragment(selection.typeCondition?.name.value, partsIn(selection.selectionSet, document))];
    const { name } = selection;
    if (selection.kind === Kind.FRAGMENT_SPREAD)
      return document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name.value
          ? [fragment(definition.typeCondition.name.value, partsIn(definition.selectionSet, document))]
          : [],
      );
    const parts = selection.selectionSet ? partsIn(selection.selectionSet, document) : [];
    const args = selection.arguments?.map(print).sort().join() ?? '';
    return [
      { name: name.value, as: selection.alias?.value ?? name.value, args, node: selection, on: undefined, parts },
    ];
  });
}

function fragment(on: string | undefined, parts: readonly Part[]): Part {
  return { name: undefined, as: undefined, args: '', on, parts };
}
