import type { Effects } from '../../resolution/effects.ts';
import { type Each, integer } from './connection.ts';

/** A pair that is held apart is another relationship than an accepted link, so one that changes sides goes and comes anew. */
export function writeMatches(each: Each, { matches }: Effects): void {
  const rows = matches.map(({ low, high, weight, evidence, model, hold, isNew }) => ({
    ...{ low: low.key, high: high.key, hold, isNew },
    properties: { weight: integer(weight), evidence, model, ...(hold === null ? {} : { hold }) },
  }));
  each(
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

export function writeQuestions(each: Each, { proposals, alerts }: Effects): void {
  each(
    proposals.map(({ id, low, high, mean, weight, reason, model }) => ({
      ...{ id, low: low.key, high: high.key },
      properties: { mean: integer(mean), weight: integer(weight), reason, model, status: 'OPEN' },
    })),
    `MERGE (proposal:Proposal {id: row.id}) ON CREATE SET proposal.createdAt = $at
     SET proposal += row.properties ${between('proposal', 'PAIRS')}`,
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

function between(question: string, relationship: string): string {
  return `WITH ${question}, row
    MATCH (low:Record {key: row.low}) MATCH (high:Record {key: row.high})
    MERGE (${question})-[:${relationship} {side: 'low'}]->(low)
    MERGE (${question})-[:${relationship} {side: 'high'}]->(high)`;
}
