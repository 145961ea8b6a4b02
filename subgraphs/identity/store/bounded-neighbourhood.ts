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
  bounds: NeighbourhoodBounds,
): Neighbourhood {
  return {
    ...{ record, customerId },
    identifiers: identifiers.toSorted().flatMap((identifier) => shared.get(identifier) ?? []),
    pairs: [...links.slice(0, bounds.links), ...held.slice(0, bounds.questions)],
    proposals: proposals.slice(0, bounds.questions),
    isPartial: links.length > bounds.links || [held, proposals].some(({ length }) => length > bounds.questions),
  };
}
