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

/** A proposal that a steward rejected is so as often as the same speaks for it; one that was put off stays so. */
const statusAskedAgain = `CASE proposal.answer WHEN 'DEFERRED' THEN 'DEFERRED'
  WHEN ${rejectionOf('row.properties')} THEN 'REJECTED' ELSE 'OPEN' END`;

/** Whom it is given to is no answer. */
const answerMarked = `CASE row.status WHEN proposal.status THEN proposal.answer WHEN 'DEFERRED' THEN 'DEFERRED'
  WHEN 'REJECTED' THEN ${rejectionOf('proposal')} END`;

function rejectionOf(asked: string): string {
  return `'REJECTED ' + toString(${asked}.mean) + ' ' + toString(${asked}.weight) + ' ' + ${asked}.reason`;
}

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
     SET proposal.answer = ${answerMarked},
       proposal.status = CASE WHEN NOT proposal.asked AND row.status IN ['OPEN', 'DEFERRED'] THEN 'SUPERSEDED' ELSE row.status END,
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
