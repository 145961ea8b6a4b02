import { boundedNeighbourhood } from '../bounded-neighbourhood.ts';
import type {
  AttachedPair,
  AttachedProposal,
  Neighbourhood,
  NeighbourhoodBounds,
  SharedIdentifier,
} from '../neighbourhood.ts';
import { integer, type Run } from './connection.ts';
import { type DecisionRow, toDecision } from './decisions.ts';
import { type RecordNode, toRecord } from './record-node.ts';

const pairs = (type: 'MATCH' | 'HELD', most: string): string => `COLLECT {
    MATCH (record)-[pair:${type}]-(other:Record)
    WITH pair, other ORDER BY pair.weight DESC, other.firstSeen LIMIT ${most}
    RETURN pair {.weight, .model, .hold, low: startNode(pair).key, high: endNode(pair).key}
  }`;

/** The records that are asked for, and then each identifier of any of them once, however many of them hold it. */
const around = `
  UNWIND range(0, size($keys) - 1) AS ordinal
  MATCH (record:Record {key: $keys[ordinal]})-[:BELONGS_TO]->(customer:Customer)
  RETURN ordinal, properties(record) AS node, customer.id AS customerId,
    COLLECT { MATCH (record)-[:HAS]->(identifier:Identifier) RETURN identifier.key } AS identifiers,
    ${pairs('MATCH', '$links')} AS links, ${pairs('HELD', '$questions')} AS held, COLLECT {
      MATCH (record)<-[:PAIRS]-(proposal:Proposal {status: 'OPEN'})
      WITH proposal ORDER BY proposal.weight DESC, proposal.id LIMIT $questions
      MATCH (low:Record)<-[:PAIRS {side: 'low'}]-(proposal)-[:PAIRS {side: 'high'}]->(high:Record)
      RETURN proposal {.id, .weight, .reason, low: low.key, high: high.key}
    } AS proposals, COLLECT {
      CALL (record) {
        MATCH (decision:Decision {low: record.key}) WHERE decision.revokedBy IS NULL RETURN decision
        UNION
        MATCH (decision:Decision {high: record.key}) WHERE decision.revokedBy IS NULL RETURN decision
      }
      WITH decision ORDER BY decision.event DESC, decision.id LIMIT $questions
      RETURN decision {.*}
    } AS decisions, null AS identifier, null AS holders, null AS recordKeys
  UNION ALL
  UNWIND $keys AS key
  MATCH (:Record {key: key})-[:HAS]->(shared:Identifier)
  WITH DISTINCT shared, COUNT { (shared)<-[:HAS]-() } AS degree
  CALL (shared, degree) {
    WITH shared, degree WHERE degree <= $holders
    MATCH (shared)<-[:HAS]-(holder:Record)
    WITH holder ORDER BY holder.firstSeen
    RETURN collect(holder.key) AS recordKeys
  }
  RETURN null AS ordinal, null AS node, null AS customerId, null AS identifiers, null AS links, null AS held,
    null AS proposals, null AS decisions, shared.key AS identifier,
    CASE WHEN degree > $counted THEN $counted ELSE degree END AS holders, recordKeys`;

interface RecordRow {
  ordinal: number;
  node: RecordNode;
  customerId: string;
  identifiers: string[];
  links: AttachedPair[];
  held: AttachedPair[];
  proposals: AttachedProposal[];
  decisions: DecisionRow['decision'][];
}

type IdentifierRow = SharedIdentifier & { ordinal: null };

export async function neighbourhoods(
  run: Run,
  keys: readonly string[],
  bounds: NeighbourhoodBounds,
): Promise<(Neighbourhood | null)[]> {
  const rows = await run<RecordRow | IdentifierRow>(around, {
    ...{ keys, links: integer(bounds.links + 1), questions: integer(bounds.questions + 1) },
    ...{ holders: integer(bounds.holders), counted: integer(bounds.counted) },
  });
  const shared = new Map(
    rows.flatMap((row) => {
      if (row.ordinal !== null) return [];
      const { identifier, holders, recordKeys } = row;
      return [[identifier, { identifier, holders, recordKeys }] as const];
    }),
  );
  const found = keys.map((): Neighbourhood | null => null);
  for (const row of rows) {
    if (row.ordinal === null) continue;
    const { customerId, identifiers, proposals } = row;
    const read = {
      ...{ record: toRecord(row.node), customerId, identifiers, proposals },
      ...{ links: row.links.map(toPair), held: row.held.map(toPair) },
      decisions: row.decisions.map((decision) => toDecision({ decision })),
    };
    found[row.ordinal] = boundedNeighbourhood(read, shared, bounds);
  }
  return found;
}

/** Properties that are null do not exist in the graph. */
function toPair(pair: AttachedPair): AttachedPair {
  return { ...pair, hold: pair.hold ?? null };
}
