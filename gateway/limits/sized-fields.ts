import { Kind, parse, type SelectionSetNode } from 'graphql';

/** A field whose list is so long as the field around it says; with `within`, one whose fields are. */
export interface SizedField {
  name: string;
  within: readonly SizedField[];
}

/** Reads what `@listSize` has as `sizedFields`: names, or selections as `results { page }`. */
export function sizedFieldsIn(told: readonly string[]): readonly SizedField[] {
  return told.flatMap((each) => {
    const [read] = parse(`{ ${each} }`, { noLocation: true }).definitions;
    return read?.kind === Kind.OPERATION_DEFINITION ? fieldsIn(read.selectionSet) : [];
  });
}

function fieldsIn(selectionSet: SelectionSetNode | undefined): readonly SizedField[] {
  const selections = selectionSet?.selections ?? [];
  return selections.flatMap((selection): readonly SizedField[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const within = fieldsIn(selection.selectionSet);
    return selection.kind === Kind.FIELD ? [{ name: selection.name.value, within }] : within;
  });
}
