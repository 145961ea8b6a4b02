import type { Decision } from '../../resolution/decision.ts';
import type { DecisionFilter, DecisionQuery } from '../review.ts';
import { integer, type Run } from './connection.ts';

export interface DecisionRow {
  decision: Omit<Decision, 'revokedBy'> & { revokedBy?: number };
}

/** Properties that are null do not exist in the graph. */
export function toDecision({ decision }: DecisionRow): Decision {
  return { ...decision, revokedBy: decision.revokedBy ?? null };
}

export async function decisionPage(run: Run, { after, limit, ...filter }: DecisionQuery): Promise<Decision[]> {
  const rest = after ? ' AND decision.event <= $event AND (decision.event <> $event OR decision.id > $id)' : '';
  const order = 'ORDER BY decision.event DESC, decision.id';
  const rows = await run<DecisionRow>(
    `${selection(filter)} AND decision.event IS NOT NULL${rest} WITH decision ${order} LIMIT $limit
     RETURN decision {.*} AS decision ${order}`,
    {
      ...{ recordKey: filter.recordKey, event: after ? integer(after.event) : null, id: after?.id ?? null },
      limit: integer(limit),
    },
  );
  return rows.map(toDecision);
}

export async function countDecisions(run: Run, filter: DecisionFilter): Promise<number> {
  const [row] = await run<{ count: number }>(`${selection(filter)} RETURN count(decision) AS count`, {
    recordKey: filter.recordKey,
  });
  return row?.count ?? 0;
}

/** A record goes by its key and by those of records that were merged into it, whichever of them is named. */
const names = `OPTIONAL MATCH (named:Alias {formerKey: $recordKey})
  WITH coalesce(named.key, $recordKey) AS key
  OPTIONAL MATCH (alias:Alias {key: key})
  WITH key, collect(alias.formerKey) AS formerKeys
  WITH [key] + formerKeys AS names`;

function selection({ recordKey, standing }: DecisionFilter): string {
  const conditions = [
    ...(recordKey === undefined ? [] : ['(decision.low IN names OR decision.high IN names)']),
    ...(standing === undefined ? [] : [`decision.revokedBy IS ${standing ? '' : 'NOT '}NULL`]),
  ];
  return `${recordKey === undefined ? '' : names} MATCH (decision:Decision) WHERE ${['true', ...conditions].join(' AND ')}`;
}
