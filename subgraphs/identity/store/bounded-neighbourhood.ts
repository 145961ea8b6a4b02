import type {
  AttachedPair,
  AttachedProposal,
  Neighbourhood,
  NeighbourhoodBounds,
  SharedIdentifier,
} from './identity-store.ts';

/** What a store read around a record: of each list one more than is told, where there is more. */
export interface ReadNeighbourhood {
  record: Neighbourhood['record'];
  customerId: string;
  identifiers: readonly string[];
  links: AttachedPair[];
  held: AttachedPair[];
  proposals: AttachedProposal[];
}

export function boundedNeighbourhood(
  { record, customerId, identifiers, links, held, proposals }: ReadNeighbourhood,
  shared: ReadonlyMap<string, SharedIdentifier>,
  { pairs: most }: NeighbourhoodBounds,
): Neighbourhood {
  return {
    ...{ record, customerId },
    identifiers: identifiers.toSorted().flatMap((identifier) => shared.get(identifier) ?? []),
    pairs: [...links.slice(0, most), ...held.slice(0, most)],
    proposals: proposals.slice(0, most),
    isPartial: [links, held, proposals].some(({ length }) => length > most),
  };
}
