import type { Decision } from '../resolution/decision.ts';
import type {
  AttachedPair,
  AttachedProposal,
  Neighbourhood,
  NeighbourhoodBounds,
  SharedIdentifier,
} from '../store/neighbourhood.ts';

/** What is drawn around a customer: nodes, and the edges whose two ends are drawn. */
export interface DrawnGraph {
  records: DrawnRecord[];
  identifiers: SharedIdentifier[];
  proposals: AttachedProposal[];
  /** Accepted links and pairs held apart. */
  pairs: AttachedPair[];
  decisions: Decision[];
  holdings: { recordKey: string; identifier: string }[];
  /** Whether there is more than is drawn, as deep as was asked. */
  truncated: boolean;
}

export type DrawnRecord = Neighbourhood & { depth: number };

export interface WalkBounds {
  /** 1 for the records to begin with, each one more for the records at the other ends. */
  depth: number;
  mostNodes: number;
}

/** Of each record; a value that more records hold says next to nothing, and is not followed to them. */
export const attachedBounds: NeighbourhoodBounds = { links: 10, questions: 5, holders: 20, counted: 1000 };

/**
 * Walks the graph breadth first: from each depth's records by links, decisions, proposals, pairs held apart and shared
 * identifiers to the next. Of one depth records are drawn first, then proposals, then identifiers.
 *
 * @param load what is attached to a record; all of one depth are asked for at once.
 */
export async function walkGraph(
  keys: readonly string[],
  { depth, mostNodes }: WalkBounds,
  load: (key: string) => Promise<Neighbourhood | null>,
): Promise<DrawnGraph> {
  const records = new Map<string, DrawnRecord>();
  const identifiers = new Map<string, SharedIdentifier>();
  const proposals = new Map<string, AttachedProposal>();
  let truncated = false;
  const draw = <Node>(nodes: Map<string, Node>, id: string, node: Node): void => {
    if (nodes.has(id)) return;
    const isRoom = records.size + identifiers.size + proposals.size < mostNodes;
    if (isRoom) nodes.set(id, node);
    else truncated = true;
  };

  let frontier = [...keys];
  for (let reached = 1; reached <= depth && frontier.length > 0; reached++) {
    const room = mostNodes - records.size - identifiers.size - proposals.size;
    if (frontier.length > room) truncated = true;
    const found = await Promise.all(frontier.slice(0, room).map(load));
    const met = found.flatMap((each) => (each ? [{ ...each, depth: reached }] : []));
    for (const each of met) draw(records, each.record.key, each);
    for (const each of met) for (const proposal of each.proposals) draw(proposals, proposal.id, proposal);
    for (const each of met)
      for (const identifier of each.identifiers)
        if (isTelling(identifier)) draw(identifiers, identifier.identifier, identifier);
    frontier = otherEnds(met).filter((key) => !records.has(key));
  }

  const drawn = [...records.values()];
  return {
    ...{ records: drawn, identifiers: [...identifiers.values()], proposals: [...proposals.values()] },
    pairs: pairsAmong(records),
    decisions: decisionsAmong(records),
    holdings: drawn.flatMap(({ record, identifiers: held }) =>
      held.flatMap(({ identifier }) => (identifiers.has(identifier) ? [{ recordKey: record.key, identifier }] : [])),
    ),
    truncated: truncated || drawn.some(({ isPartial }) => isPartial),
  };
}

/** Every record holds its own id: it tells something once another names it. */
function isTelling({ identifier, holders }: SharedIdentifier): boolean {
  return holders > 1 || !identifier.startsWith('external:');
}

/** What says most comes first. */
function otherEnds(records: readonly DrawnRecord[]): string[] {
  const pairs = records.flatMap((record) => record.pairs);
  return [
    ...new Set([
      ...pairs.filter(({ hold }) => hold === null).flatMap(({ low, high }) => [low, high]),
      ...records.flatMap(({ decisions }) => decisions.flatMap(({ low, high }) => [low, high])),
      ...records.flatMap(({ proposals }) => proposals.flatMap(({ low, high }) => [low, high])),
      ...pairs.filter(({ hold }) => hold !== null).flatMap(({ low, high }) => [low, high]),
      ...records.flatMap(({ identifiers }) => identifiers.flatMap(({ recordKeys }) => recordKeys)),
    ]),
  ];
}

function pairsAmong(records: ReadonlyMap<string, DrawnRecord>): AttachedPair[] {
  const pairs = new Map<string, Map<string, AttachedPair>>();
  for (const each of records.values())
    for (const pair of each.pairs) {
      if (!records.has(pair.low) || !records.has(pair.high)) continue;
      const ofLow = pairs.get(pair.low) ?? new Map<string, AttachedPair>();
      pairs.set(pair.low, ofLow.set(pair.high, pair));
    }
  return [...pairs.values()].flatMap((ofLow) => [...ofLow.values()]);
}

function decisionsAmong(records: ReadonlyMap<string, DrawnRecord>): Decision[] {
  const met = [...records.values()].flatMap(({ decisions }) =>
    decisions.map((decision) => [decision.id, decision] as const),
  );
  return [...new Map(met).values()].filter(({ low, high }) => records.has(low) && records.has(high));
}
