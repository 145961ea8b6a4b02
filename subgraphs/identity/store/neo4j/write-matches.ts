import type { Effects } from '../../resolution/effects.ts';
import { integer } from './connection.ts';
import type { Send, Sending } from './sending.ts';

/** A pair that is held apart is another relationship than an accepted link, so one that changes sides goes and comes anew. */
export function writeMatches({ each, found }: Sending, { matches }: Effects): void {
  const rows = matches.map(({ low, high, weight, evidence, model, hold, isNew }) => ({
    ...{ low: low.key, high: high.key, hold, isNew },
    properties: { weight: integer(weight), evidence, model, ...(hold === null ? {} : { hold }) },
  }));
  found(
    rows.filter(({ isNew }) => !isNew),
    'MATCH (:Record {key: row.low})-[match:MATCH|HELD]->(:Record {key: row.high}) DELETE match',
  );
  for (const type of ['MATCH', 'HELD'] as const) {
    each(
      rows.filter(({ hold }) => (hold === null) === (type === 'MATCH')),
      `MATCH (low:Record {key: row.low}) MATCH (high:Record {key: row.high})
       CREATE (low)-[match:${type}]->(high) SET match = row.properties, match.at = $at`,
    );
  }
}

/** A proposal that a steward rejected stays so until something else speaks for it. */
const statusAskedAgain = `CASE
  WHEN proposal.status = 'REJECTED' AND proposal.mean = row.properties.mean AND proposal.weight = row.properties.weight
    AND proposal.reason = row.properties.reason THEN 'REJECTED'
  WHEN proposal.status = 'DEFERRED' THEN 'DEFERRED' ELSE 'OPEN' END`;

export function writeQuestions(each: Send, { proposals, alerts }: Effects): void {
  each(
    proposals.map(({ id, low, high, mean, weight, reason, model }) => ({
      ...{ id, low: low.key, high: high.key },
      properties: { mean: integer(mean), weight: integer(weight), reason, model },
    })),
    `MERGE (proposal:Proposal {id: row.id}) ON CREATE SET proposal.createdAt = $at, proposal.status = 'OPEN'
     SET proposal.status = ${statusAskedAgain}
     SET proposal += row.properties, proposal.asked = true, proposal.revision = $sequence ${between('proposal', 'PAIRS')}`,
  );
  each(
    alerts.map(({ id, low, high, records, density }) => ({
      ...{ id, low: low.key, high: high.key },
      properties: { records: integer(records), density },
    })),
    `MERGE (alert:Alert {id: row.id}) ON CREATE SET alert.createdAt = $at
     SET alert += row.properties ${between('alert', 'ABOUT')}`,
  );
}

/** What a steward did to proposals. */
export function writeMarks(found: Send, { marks }: Effects): void {
  found(
    marks.map(({ id, to, decidedBy }) => ({ id, ...to, decidedBy: integer(decidedBy) })),
    `MATCH (proposal:Proposal {id: row.id})
     SET proposal.status = CASE WHEN NOT proposal.asked AND row.status IN ['OPEN', 'DEFERRED'] THEN 'SUPERSEDED' ELSE row.status END,
       proposal.assignee = row.assignee, proposal.decidedBy = coalesce(row.decidedBy, proposal.decidedBy),
       proposal.revision = $sequence`,
  );
}

function between(question: string, relationship: string): string {
  return `WITH ${question}, row
    MATCH (low:Record {key: row.low}) MATCH (high:Record {key: row.high})
    MERGE (${question})-[:${relationship} {side: 'low'}]->(low)
    MERGE (${question})-[:${relationship} {side: 'high'}]->(high)`;
}
