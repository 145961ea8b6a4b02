import { largestPage, pageSize } from '../../graph-schema/shared/cursor.ts';

/** Of a list that is told whole to whoever does not ask for less. */
export const partDescription = `How many to return at most, 1 to ${largestPage}; all of them if left out.`;

/** Costs what a list without pages does as long as nobody says how many. */
export const wholeUnlessAsked = {
  listSize: { assumedSize: 4, slicingArguments: ['first'], requireOneSlicingArgument: false },
};

/** @throws GraphQLError BAD_USER_INPUT when `first` is out of range. */
export function partOf<Item>(items: readonly Item[], first: number | null | undefined): Item[] {
  return items.slice(0, typeof first === 'number' ? pageSize(first) : items.length);
}

/** The same of those that there are. */
export function partOfKnown<Item>(items: readonly (Item | null)[], first: number | null | undefined): Item[] {
  return partOf(
    items.filter((item) => item !== null),
    first,
  );
}
