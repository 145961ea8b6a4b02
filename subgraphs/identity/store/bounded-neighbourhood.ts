import type { Decision } from '../resolution/decision.ts';
import type {
  AttachedPair,
  AttachedProposal,
  Neighbourhood,
  NeighbourhoodBounds,
  SharedIdentifier,
} from './neighbourhood.ts';

/** What a store read around a record: of each list one more than is told, where there is more. */
export interface ReadNeighbourhood {
  record: Neighbourhood['record'];
  customerId: string;
  identifiers: readonly string[];
  links: AttachedPair[];
  held: AttachedPair[];
  proposals: AttachedProposal[];
  decisions: Decision[];
}

export function boundedNeighbourhood(
  { record, customerId, identifiers, links, held, ...read }: ReadNeighbourhood,
  shared: ReadonlyMap<string, SharedIdentifier>,
  bounds: NeighbourhoodBounds,
): Neighbourhood {
  return {
    ...{ record, customerId },
    identifiers: identifiers.toSorted().flatMap((identifier) => shared.get(identifier) ?? []),
    pairs: [...links.slice(0, bounds.links), ...held.slice(0, bounds.questions)],
    proposals: read.proposals.slice(0, bounds.questions),
    decisions: read.decisions.slice(0, bounds.questions),
    isPartial:
      links.length > bounds.links ||
      [held, read.proposals, read.decisions].some(({ length }) => length > bounds.questions),
  };
}
