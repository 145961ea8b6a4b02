import type { Decision } from '../../resolution/decision.ts';
import type { StoredProposal } from '../../resolution/proposal.ts';
import type { CustomerIdentity } from '../../resolution/state.ts';
import type { StewardedCustomer, StewardedReader } from '../identity-transaction.ts';
import { integer, type Run } from './connection.ts';
import { type DecisionRow, toDecision } from './decisions.ts';
import { type EventNode, toEvent } from './lists.ts';
import { proposalOf, toProposal } from './questions.ts';

const customerOf = `RETURN place, customer {.id, .ordinal, .createdAt, version: coalesce(customer.version, 0),
  recordKeys: COLLECT { MATCH (customer)<-[:BELONGS_TO]-(record:Record) RETURN record.key ORDER BY record.firstSeen }
} AS customer`;

/** What a steward's order is about, read within the transaction that carries it out. */
export function stewardedReader(run: Run): StewardedReader {
  const customers = async (asked: readonly string[], match: string): Promise<(StewardedCustomer | null)[]> => {
    const rows = await run<{ place: number; customer: StewardedCustomer }>(
      `UNWIND range(0, size($asked) - 1) AS place ${match} ${customerOf}`,
      { asked },
    );
    const found = new Map(rows.map(({ place, customer }) => [place, customer]));
    return asked.map((_, place) => found.get(place) ?? null);
  };
  const decisions = async (property: 'event' | 'revokedBy', event: number): Promise<Decision[]> => {
    const rows = await run<DecisionRow>(
      `MATCH (decision:Decision {${property}: $event}) RETURN decision {.*} AS decision ORDER BY decision.id`,
      { event: integer(event) },
    );
    return rows.map(toDecision);
  };
  return {
    proposal: async (id) => {
      const [row] = await run<{ proposal: StoredProposal }>(`MATCH (proposal:Proposal {id: $id}) ${proposalOf}`, {
        id,
      });
      return row ? toProposal(row) : null;
    },
    customers: (ids) =>
      customers(
        ids,
        `MATCH (named:Customer {id: $asked[place]})
         MATCH (named)-[:MERGED_INTO*0..]->(customer:Customer) WHERE NOT customer:Former`,
      ),
    customersOfRecords: (keys) =>
      customers(
        keys,
        `OPTIONAL MATCH (alias:Alias {formerKey: $asked[place]})
         WITH place, coalesce(alias.key, $asked[place]) AS key
         MATCH (:Record {key: key})-[:BELONGS_TO]->(customer:Customer)`,
      ),
    event: async (sequence) => {
      const [row] = await run<{ event: EventNode }>(
        'MATCH (event:Event {sequence: $sequence}) RETURN event {.*} AS event',
        { sequence: integer(sequence) },
      );
      return row ? toEvent(row.event) : null;
    },
    consequences: async (sequence) => {
      const rows = await run<{ event: EventNode }>(
        'MATCH (event:Event {cause: $sequence}) RETURN event {.*} AS event ORDER BY event.sequence',
        { sequence: integer(sequence) },
      );
      return rows.map(({ event }) => toEvent(event));
    },
    decisionsOf: async (event) => {
      const [made, revoked] = await Promise.all([decisions('event', event), decisions('revokedBy', event)]);
      return { made, revoked };
    },
    decisionsAbout: async (pairs) => {
      const rows = await run<DecisionRow>(
        `UNWIND $pairs AS pair MATCH (decision:Decision {low: pair.low}) WHERE decision.high = pair.high
         RETURN DISTINCT decision {.*} AS decision`,
        { pairs: pairs.map(({ low, high }) => ({ low, high })) },
      );
      return rows.map(toDecision);
    },
    formerCustomers: async (ids) => {
      const rows = await run<{ customer: CustomerIdentity }>(
        `MATCH (customer:Former)-[:MERGED_INTO]->() WHERE customer.id IN $ids
         RETURN customer {.id, .ordinal, .createdAt} AS customer`,
        { ids },
      );
      return rows.map(({ customer }) => customer);
    },
  };
}
