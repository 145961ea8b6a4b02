import type { StoredAlert } from '../../resolution/alert.ts';
import type { Hold, StoredMatch } from '../../resolution/match.ts';
import type { StoredProposal } from '../../resolution/proposal.ts';
import type { AlertQuery, HeldMatchQuery, ProposalFilter, ProposalQuery } from '../review.ts';
import { integer, type Run } from './connection.ts';
import { comesAfter } from './place-in-order.ts';

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

export const proposalOf = `${bothSides('proposal', 'PAIRS')}
  WITH proposal, low, high, lowCustomer, highCustomer, reduce(newest = 0, version IN
    [proposal.revision, lowCustomer.version, highCustomer.version] |
    CASE WHEN version > newest THEN version ELSE newest END) AS version
  RETURN proposal {.id, .mean, .weight, .reason, .model, .createdAt, .status, .assignee, .decidedBy, .answer, version: version, ${sides}} AS proposal`;

/** Properties that are null do not exist in the graph. */
export function toProposal({ proposal }: { proposal: StoredProposal }): StoredProposal {
  const { assignee, decidedBy, answer } = proposal;
  return { ...proposal, assignee: assignee ?? null, decidedBy: decidedBy ?? null, answer: answer ?? null };
}

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

const openOnly = ['OPEN'] as const;
const proposalSorts = { weight: 'proposal.weight', createdAt: 'proposal.createdAt' };

export async function proposalPage(run: Run, query: ProposalQuery): Promise<StoredProposal[]> {
  const { after, limit, sort = 'weight', direction = 'desc', ...filter } = query;
  const property = proposalSorts[sort];
  const beyond = direction === 'asc' ? '>' : '<';
  const rest = after ? ` AND ${property} ${beyond}= $sortKey AND (${property} <> $sortKey OR proposal.id > $id)` : '';
  const { statuses = openOnly } = filter;
  // An index is read in its order only where all of its properties are named, also the one that is the same of all.
  const first = statuses.length === 1 ? `proposal.status ${direction}, ` : '';
  const order = `${property} ${direction}, proposal.id`;
  const rows = await run<{ proposal: StoredProposal }>(
    `MATCH (proposal:Proposal) WHERE ${conditions(filter)} AND ${property} IS NOT NULL${rest}
     WITH proposal ORDER BY ${first}${order} LIMIT $limit ${proposalOf} ORDER BY ${order}`,
    {
      ...parameters(filter),
      ...{ sortKey: after ? integer(after.sortKey) : null, id: after?.id ?? null, limit: integer(limit) },
    },
  );
  return rows.map(toProposal);
}

export async function proposalsById(run: Run, ids: readonly string[]): Promise<(StoredProposal | null)[]> {
  const rows = await run<{ proposal: StoredProposal }>(
    `MATCH (proposal:Proposal) WHERE proposal.id IN $ids ${proposalOf}`,
    { ids },
  );
  const found = new Map(rows.map((row) => [row.proposal.id, toProposal(row)]));
  return ids.map((id) => found.get(id) ?? null);
}

export async function countProposals(run: Run, filter: ProposalFilter): Promise<number> {
  const [row] = await run<{ count: number }>(
    `MATCH (proposal:Proposal) WHERE ${conditions(filter)} RETURN count(proposal) AS count`,
    parameters(filter),
  );
  return row?.count ?? 0;
}

function conditions({
  statuses = openOnly,
  reason,
  customerId,
  departments = [],
  weight = {},
  assignee,
  created = {},
  isAnswered,
}: ProposalFilter): string {
  const when = (value: unknown, condition: string): string[] => (value === undefined ? [] : [condition]);
  return [
    statuses.length === 1 ? 'proposal.status = $statuses[0]' : 'proposal.status IN $statuses',
    ...when(reason, 'proposal.reason = $reason'),
    ...when(customerId, 'EXISTS { (proposal)-[:PAIRS]->(:Record)-[:BELONGS_TO]->(:Customer {id: $customerId}) }'),
    ...(departments.length === 0
      ? []
      : ['all(each IN $departments WHERE EXISTS { (proposal)-[:PAIRS]->(:Record {department: each}) })']),
    ...when(weight.least, 'proposal.weight >= $least'),
    ...when(weight.most, 'proposal.weight <= $most'),
    ...when(assignee, assignee === null ? 'proposal.assignee IS NULL' : 'proposal.assignee = $assignee'),
    ...when(isAnswered, 'proposal.answer IS NOT NULL'),
    ...when(created.before, 'proposal.createdAt < $before'),
    ...when(created.after, 'proposal.createdAt > $since'),
  ].join(' AND ');
}

function parameters(filter: ProposalFilter): Record<string, unknown> {
  const { statuses = openOnly, reason, customerId, departments = [], weight = {}, assignee, created = {} } = filter;
  return {
    ...{ statuses, reason, customerId, departments, assignee },
    ...{ least: integer(weight.least ?? null), most: integer(weight.most ?? null) },
    ...{ before: integer(created.before ?? null), since: integer(created.after ?? null) },
  };
}

export async function heldMatchPage(run: Run, { hold, after, limit }: HeldMatchQuery): Promise<StoredMatch[]> {
  const [low, high] = [
    comesAfter('low.key', 'asc', 'low', after?.low ?? ''),
    comesAfter('high.key', 'asc', 'high', after?.high ?? ''),
  ];
  const beyond = after
    ? `AND match.weight <= $weight AND (match.weight <> $weight OR ${low.condition} OR (low.key = $low AND ${high.condition}))`
    : '';
  const rows = await run<{ match: StoredMatch }>(
    `MATCH (low:Record)-[match:HELD]->(high:Record) WHERE match.hold = $hold AND match.weight IS NOT NULL ${beyond}
     WITH low, match, high ORDER BY match.hold DESC, match.weight DESC, low.key, high.key LIMIT $limit
     RETURN ${matchProjection} ORDER BY match.weight DESC, match.low, match.high`,
    {
      ...{ hold, weight: after ? integer(after.weight) : null, ...low.parameters, ...high.parameters },
      limit: integer(limit),
    },
  );
  return rows.map(toMatch);
}

export async function countHeldMatches(run: Run): Promise<{ hold: Hold; count: number }[]> {
  return run<{ hold: Hold; count: number }>(
    // Told by the index alone, whose condition this is.
    'MATCH ()-[held:HELD]->() WHERE held.hold IS NOT NULL RETURN held.hold AS hold, count(*) AS count ORDER BY hold',
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
