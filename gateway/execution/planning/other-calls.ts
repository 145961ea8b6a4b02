import { type DocumentNode, type FieldNode, Kind, print, type SelectionSetNode, visit } from 'graphql';
import { fragmentsOf } from '../../fragments.ts';

/** Tells what a field asks for from what else is called so at the same place: 0 for what the document asks first. */
export type CallNumber = (field: FieldNode) => number;

/**
 * Objects of different types may ask for different things by one name, as may all that is within them: `{ ... on Book { author {
 * photo(size: 10) } } ... on Film { author { photo(size: 20) } } }`. The planner has one value for all that has the name at one
 * place in the answer, so that all would get the photo of the first.
 */
export function otherCalls(document: DocumentNode): CallNumber {
  const numbers = callNumbers(document);
  const numberOf: CallNumber = (field) => numbers.get(field) ?? 0;
  const mixed = [...numbers.values()].some((number) => number > 0) ? mixedAtOnePlace(document, numberOf) : new Set();
  return mixed.size > 0 ? (field) => (mixed.has(nameOf(field)) ? numberOf(field) : 0) : () => 0;
}

/** Counts, for each name in the answer, what is asked for by it. */
function callNumbers(document: DocumentNode): ReadonlyMap<FieldNode, number> {
  const known = new Map<string, Map<string, number>>();
  const numbers = new Map<FieldNode, number>();
  visit(document, {
    Field: (field) => {
      const calls = known.get(nameOf(field)) ?? new Map<string, number>();
      const call = callOf(field);
      const number = calls.get(call) ?? calls.size;
      calls.set(call, number);
      known.set(nameOf(field), calls);
      numbers.set(field, number);
    },
  });
  return numbers;
}

/** A place in the answer. */
interface Place {
  /** What is asked for there, as it was met first. */
  call: number | undefined;
  within: Map<string, Place>;
  fragments: Set<string>;
}

/** The names by which different things are asked for at one place in the answer. */
function mixedAtOnePlace(document: DocumentNode, numberOf: CallNumber): ReadonlySet<string> {
  const fragments = fragmentsOf(document);
  const mixed = new Set<string>();
  const look = ({ selections }: SelectionSetNode, place: Place): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet, place);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const { value } = selection.name;
        const fragment = fragments.get(value);
        if (!fragment || place.fragments.has(value)) continue;
        place.fragments.add(value);
        look(fragment.selectionSet, place);
      } else {
        const name = nameOf(selection);
        const here = place.within.get(name) ?? emptyPlace();
        place.within.set(name, here);
        const call = numberOf(selection);
        here.call ??= call;
        if (here.call !== call) mixed.add(name);
        if (selection.selectionSet) look(selection.selectionSet, here);
      }
    }
  };
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) look(definition.selectionSet, emptyPlace());
  return mixed;
}

function emptyPlace(): Place {
  return { call: undefined, within: new Map(), fragments: new Set() };
}

function nameOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

function callOf({ name, arguments: args = [] }: FieldNode): string {
  return args.length > 0 ? `${name.value}(${args.map(print).sort().join()})` : name.value;
}
