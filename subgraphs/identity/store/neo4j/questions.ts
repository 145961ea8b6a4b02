import type { StoredAlert } from '../../resolution/alert.ts';
import type { Hold, StoredMatch } from '../../resolution/match.ts';
import type { StoredProposal } from '../../resolution/proposal.ts';
import type { AlertQuery, HeldMatchQuery, ProposalFilter, ProposalQuery } from '../identity-store.ts';
import { integer, type Run } from './connection.ts';

/** Of a relationship `match` from `low` to `high`. */
export const matchProjection = 'match {.weight, .evidence, .model, .hold, .at, low: low.key, high: high.key} AS match';

/** Properties that are null do not exist in the graph. */
export function toMatch({ match }: { match: StoredMatch }): StoredMatch {
  return { ...match, hold: match.hold ?? null };
}

const bothSides = (question: string, relationship: string): string => `
  MATCH (${question})-[:${relationship} {side: 'low'}]->(low:Record)-[:BELONGS_TO]->(lowCustomer:Customer)
  MATCH (${question})-[:${relationship} {side: 'high'}]->(high:Record)-[:BELONGS_TO]->(highCustomer:Customer)`;
const sides = 'low: low.key, high: high.key, lowCustomerId: lowCustomer.id, highCustomerId: highCustomer.id';

export const proposalProjection = `${bothSides('proposal', 'PAIRS')}
  RETURN proposal {.id, .mean, .weight, .reason, .model, .createdAt, ${sides}} AS proposal
  ORDER BY proposal.weight DESC, proposal.id`;

export const alertProjection = `${bothSides('alert', 'ABOUT')}
  RETURN alert {.id, .records, .density, .createdAt, ${sides}} AS alert
  ORDER BY alert.createdAt DESC, alert.id`;

export async function linksOfCustomers(run: Run, ids: readonly string[], most: number): Promise<StoredMatch[][]> {
  const rows = await run<{ ordinal: number; match: StoredMatch }>(
    `UNWIND range(0, size($ids) - 1) AS ordinal
     MATCH (customer:Customer {id: $ids[ordinal]})
     CALL (customer) {
       MATCH (customer)<-[:BELONGS_TO]-(low:Record)-[match:MATCH]->(high:Record)
       RETURN low, match, high ORDER BY match.weight DESC, low.key, high.key LIMIT $most
     }
     RETURN ordinal, ${matchProjection} ORDER BY ordinal, match.weight DESC, match.low, match.high`,
    { ids, most: integer(most) },
  );
  const found = ids.map((): StoredMatch[] => []);
  for (const { ordinal, match } of rows) found[ordinal]?.push(toMatch({ match }));
  return found;
}

export async function proposalPage(run: Run, { after, limit, ...filter }: ProposalQuery): Promise<StoredProposal[]> {
  const beyond = after ? ' AND (proposal.weight < $weight OR (proposal.weight = $weight AND proposal.id > $id))' : '';
  const rows = await run<{ proposal: StoredProposal }>(
    `MATCH (proposal:Proposal) WHERE ${conditions(filter)}${beyond}
     WITH proposal ORDER BY proposal.weight DESC, proposal.id LIMIT $limit ${proposalProjection}`,
    {
      ...{ reason: filter.reason ?? null, customerId: filter.customerId ?? null },
      ...{ weight: after ? integer(after.weight) : null, id: after?.id ?? null, limit: integer(limit) },
    },
  );
  return rows.map(({ proposal }) => proposal);
}

export async function countProposals(run: Run, filter: ProposalFilter): Promise<number> {
  const [row] = await run<{ count: number }>(
    `MATCH (proposal:Proposal) WHERE ${conditions(filter)} RETURN count(proposal) AS count`,
    { reason: filter.reason ?? null, customerId: filter.customerId ?? null },
  );
  return row?.count ?? 0;
}

function conditions({ reason, customerId }: ProposalFilter): string {
  return [
    "proposal.status = 'OPEN'",
    ...(reason ? ['proposal.reason = $reason'] : []),
    ...(customerId === undefined
      ? []
      : ['EXISTS { (proposal)-[:PAIRS]->(:Record)-[:BELONGS_TO]->(:Customer {id: $customerId}) }']),
  ].join(' AND ');
}

export async function heldMatchPage(run: Run, { hold, after, limit }: HeldMatchQuery): Promise<StoredMatch[]> {
  const beyond = after
    ? `AND (match.weight < $weight OR (match.weight = $weight AND (low.key > $low OR (low.key = $low AND high.key > $high))))`
    : '';
  const rows = await run<{ match: StoredMatch }>(
    `MATCH (low:Record)-[match:HELD]->(high:Record) WHERE match.hold = $hold ${beyond}
     WITH low, match, high ORDER BY match.weight DESC, low.key, high.key LIMIT $limit
     RETURN ${matchProjection} ORDER BY match.weight DESC, match.low, match.high`,
    {
      ...{ hold, weight: after ? integer(after.weight) : null, low: after?.low ?? null, high: after?.high ?? null },
      limit: integer(limit),
    },
  );
  return rows.map(toMatch);
}

export async function countHeldMatches(run: Run): Promise<{ hold: Hold; count: number }[]> {
  return run<{ hold: Hold; count: number }>(
    'MATCH (:Record)-[held:HELD]->(:Record) RETURN held.hold AS hold, count(*) AS count ORDER BY hold',
  );
}

export async function alertPage(run: Run, { after, limit }: AlertQuery): Promise<StoredAlert[]> {
  const beyond = after ? 'WHERE alert.createdAt < $createdAt OR (alert.createdAt = $createdAt AND alert.id > $id)' : '';
  const rows = await run<{ alert: StoredAlert }>(
    `MATCH (alert:Alert) ${beyond} WITH alert ORDER BY alert.createdAt DESC, alert.id LIMIT $limit ${alertProjection}`,
    { createdAt: after ? integer(after.createdAt) : null, id: after?.id ?? null, limit: integer(limit) },
  );
  return rows.map(({ alert }) => alert);
}

export async function countAlerts(run: Run): Promise<number> {
  const [row] = await run<{ count: number }>('MATCH (alert:Alert) RETURN count(alert) AS count');
  return row?.count ?? 0;
}
