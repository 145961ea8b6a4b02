import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

export interface ComparisonBounds {
  /** Stops when there are more pairs than this. */
  comparisons: number;
  /** More fields than that has only a document with a fragment that contains itself, which validation refuses. */
  fields: number;
}

/**
 * How many pairs of fields GraphQL's validation compares, to see that fields of one name in one place can be merged: of
 * n fields n²/2 pairs, and again for what is within them. The document needs not be valid.
 */
export function comparisonsOf(document: DocumentNode, most: ComparisonBounds): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  let comparisons = 0;
  let fieldsLeft = most.fields;

  const collect = ({ selections }: SelectionSetNode, byName: Map<string, FieldNode[]>, spread: Set<string>): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        fieldsLeft -= 1;
        const name = selection.alias?.value ?? selection.name.value;
        const others = byName.get(name);
        if (others) others.push(selection);
        else byName.set(name, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, byName, spread);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet, byName, spread);
      }
    }
  };
  /** The sets are merged into one, as an answer has them. */
  const count = (sets: readonly SelectionSetNode[]): void => {
    const byName = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const set of sets) collect(set, byName, spread);
    for (const fields of byName.values()) {
      comparisons += (fields.length * (fields.length - 1)) / 2;
      if (comparisons > most.comparisons || fieldsLeft < 0) return;
      const inner = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (inner.length > 0) count(inner);
    }
  };
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      fieldsLeft = most.fields;
      count([definition.selectionSet]);
    }
  return comparisons;
}
