import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { decidingVariables } from '../execution/settled.ts';

export interface OperationSize {
  /** Fields within fields. */
  depth: number;
  /** Names at the top of the answer. */
  rootFields: number;
  /** Aliases, counted again wherever a fragment brings them in. */
  aliases: number;
  /** Fields, counted again wherever a fragment brings them in: the planner sees each of them. */
  fields: number;
  /** Variables of `@skip` and `@include`: each doubles the plans that the document may need. */
  conditions: number;
  /** Whether it asks for the schema. */
  introspects: boolean;
}

type Within = Pick<OperationSize, 'depth' | 'aliases' | 'fields'>;

const introspectionFields: ReadonlySet<string> = new Set(['__schema', '__type']);

export function measureOperation(document: DocumentNode, { selectionSet }: OperationDefinitionNode): OperationSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<SelectionSetNode, Within>();

  const measure = (selections: SelectionSetNode | undefined): Within => {
    if (!selections) return { depth: 0, aliases: 0, fields: 0 };
    const before = known.get(selections);
    if (before) return before;
    const size = { depth: 0, aliases: 0, fields: 0 };
    // Whoever comes back here is a fragment that contains itself, which validation refuses.
    known.set(selections, size);
    for (const selection of selections.selections) {
      const within = measure(
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragments.get(selection.name.value)?.selectionSet
          : selection.selectionSet,
      );
      const isField = selection.kind === Kind.FIELD;
      size.depth = Math.max(size.depth, within.depth + (isField ? 1 : 0));
      size.aliases += within.aliases + (isField && selection.alias ? 1 : 0);
      size.fields += within.fields + (isField ? 1 : 0);
    }
    return size;
  };

  let introspects = false;
  const rootNames = new Set<string>();
  const spread = new Set<string>();
  const collectRootNames = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        rootNames.add(selection.alias?.value ?? selection.name.value);
        introspects ||= introspectionFields.has(selection.name.value);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collectRootNames(selection.selectionSet);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collectRootNames(fragment.selectionSet);
      }
    }
  };
  collectRootNames(selectionSet);
  return {
    ...measure(selectionSet),
    rootFields: rootNames.size,
    conditions: decidingVariables(document).length,
    introspects,
  };
}

/** Measures an operation once for as long as its document is kept. */
export function rememberedSize(): typeof measureOperation {
  const known = new WeakMap<OperationDefinitionNode, OperationSize>();
  return (document, operation) => {
    const size = known.get(operation) ?? measureOperation(document, operation);
    known.set(operation, size);
    return size;
  };
}
