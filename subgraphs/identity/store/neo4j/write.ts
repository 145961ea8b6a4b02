import type { CustomerName, Effects, StoredRecord } from '../../resolution/effects.ts';
import { integer, type Run } from './connection.ts';
import { toNode } from './record-node.ts';
import { type Send, sendingOn } from './sending.ts';
import { writeVersions } from './versions.ts';
import { writeMarks, writeMatches, writeQuestions } from './write-matches.ts';

/**
 * Writes a batch's effects: one query for each kind of effect that there is.
 *
 * @throws when something that they change is not in the graph
 */
export async function writeEffects(run: Run, effects: Effects): Promise<void> {
  const sending = sendingOn(run, effects);
  const { each, found, done } = sending;
  removeMatches(found, effects);
  found(
    effects.droppedIdentifiers.map(({ record, identifier }) => ({ key: record.key, identifier })),
    'MATCH (:Record {key: row.key})-[has:HAS]->(:Identifier {key: row.identifier}) DELETE has',
  );
  removeRecords(found, effects);
  writeCustomers(each, effects);
  writeRecords(each, effects);
  writeVersions(sending, effects);
  removeUnheld(found, effects);
  writeMatches(sending, effects);
  writeQuestions(each, effects);
  writeMarks(found, effects);
  writeEndings(each, effects);
  writeDecisions(each, effects);
  found(effects.aliases.remove, 'MATCH (alias:Alias {formerKey: row}) DELETE alias');
  each(effects.aliases.put, 'MERGE (alias:Alias {formerKey: row.formerKey}) SET alias.key = row.key');
  each(
    effects.events.map(({ details, ...event }) => ({
      ...{ ...event, sequence: integer(event.sequence), at: integer(event.at), cause: integer(event.cause) },
      details: details && JSON.stringify(details),
    })),
    'CREATE (event:Event) SET event = row',
  );
  each(
    [{ stamp: integer(effects.stamp) }],
    `MATCH (resolver:Resolver {name: 'identity'}) SET resolver.sequence = $sequence
     CREATE (:Stamp {sequence: $sequence, number: row.stamp})`,
  );
  await done();
}

/** Questions go before the records that they are about. */
function removeMatches(found: Send, effects: Effects): void {
  found(
    effects.withdrawnProposals,
    `MATCH (proposal:Proposal {id: row}) SET proposal.asked = false, proposal.revision = $sequence,
       proposal.status = CASE WHEN proposal.status IN ['OPEN', 'DEFERRED'] THEN 'SUPERSEDED' ELSE proposal.status END`,
  );
  found(effects.clearedAlerts, 'MATCH (alert:Alert {id: row}) DETACH DELETE alert');
  found(
    effects.removedMatches.map(({ low, high }) => ({ low: low.key, high: high.key })),
    'MATCH (:Record {key: row.low})-[match:MATCH|HELD]->(:Record {key: row.high}) DELETE match',
  );
}

/** What a record that changed was called goes with those that are no more, and words that nobody is called by any more with it. */
function removeRecords(found: Send, { records, removedRecords }: Effects): void {
  const changed = records.filter(({ isNew }) => !isNew).map(({ record }) => record.key);
  const removed = removedRecords.map(({ key }) => key);
  found(
    [...changed, ...removed],
    `MATCH (:Record {key: row})-[called:CALLED]->(word:Word) DELETE called
     WITH DISTINCT word WHERE NOT EXISTS { (word)<-[:CALLED]-() } DELETE word`,
  );
  found(removed, 'MATCH (:Record {key: row})<-[:PAIRS]-(proposal:Proposal) DETACH DELETE proposal');
  found(removed, 'MATCH (record:Record {key: row}) DETACH DELETE record');
}

function writeCustomers(each: Send, { customers }: Effects): void {
  each(
    customers.filter(({ isNew }) => isNew).map(customerProperties),
    'CREATE (customer:Customer) SET customer = row, customer.version = $sequence',
  );
  each(
    customers.filter(({ isNew }) => !isNew).map(customerProperties),
    'MATCH (customer:Customer {id: row.id}) SET customer += row, customer.version = $sequence',
  );
}

/** A customer that is called so already is left alone. */
export async function writeNames(run: Run, names: readonly CustomerName[]): Promise<void> {
  await run(
    `UNWIND $names AS row MATCH (customer:Customer {id: row.id})
     WHERE coalesce(customer.name, '') <> coalesce(row.name, '')
     SET customer.name = row.name, customer.sortName = row.sortName`,
    { names: names.map(({ id, name, sortName }) => ({ id, name, sortName })) },
  );
}

/** What a record holds is written with it: found again for each value, records cost a sixth more of a stream's batch. */
const holding = `
  FOREACH (held IN row.identifiers |
    MERGE (identifier:Identifier {key: held.key}) ON CREATE SET identifier.type = held.type, identifier.value = held.value
    CREATE (record)-[:HAS]->(identifier))
  FOREACH (text IN row.words | MERGE (word:Word {text: text}) CREATE (record)-[:CALLED]->(word))`;

function writeRecords(each: Send, { records, moves }: Effects): void {
  each(
    records.filter(({ isNew }) => isNew).map(recordRow),
    `MATCH (customer:Customer {id: row.customerId})
     CREATE (record:Record)-[:BELONGS_TO]->(customer) SET record = row.node, record.revision = $sequence ${holding}`,
  );
  each(
    records.filter(({ isNew }) => !isNew).map(recordRow),
    `MATCH (record:Record {key: row.node.key})-[former:BELONGS_TO]->(:Customer)
     MATCH (customer:Customer {id: row.customerId})
     DELETE former CREATE (record)-[:BELONGS_TO]->(customer) SET record = row.node, record.revision = $sequence ${holding}`,
  );
  each(
    moves.map(({ record, customerId }) => ({ key: record.key, customerId })),
    `MATCH (record:Record {key: row.key})-[former:BELONGS_TO]->(:Customer)
     MATCH (customer:Customer {id: row.customerId})
     DELETE former CREATE (record)-[:BELONGS_TO]->(customer) SET record.revision = $sequence`,
  );
}

function removeUnheld(found: Send, { droppedIdentifiers }: Effects): void {
  found(
    [...new Set(droppedIdentifiers.map(({ identifier }) => identifier))],
    'MATCH (identifier:Identifier {key: row}) WHERE NOT EXISTS { (identifier)<-[:HAS]-() } DELETE identifier',
  );
}

/** Customers that ended keep their id and nothing personal. */
function writeEndings(each: Send, { merges, splits, restored, dissolved }: Effects): void {
  each(
    restored,
    `MATCH (customer:Customer {id: row})-[ending:MERGED_INTO]->(:Customer)
     MATCH (customer)-[:MERGED_INTO*]->(survivor:Customer) WHERE NOT (survivor)-[:MERGED_INTO]->()
     SET survivor.updatedAt = $at, survivor.version = $sequence
     DELETE ending REMOVE customer:Former`,
  );
  each(
    merges,
    `MATCH (customer:Customer {id: row.customerId}) MATCH (survivor:Customer {id: row.into})
     CREATE (customer)-[:MERGED_INTO]->(survivor)
     SET customer:Former, customer.records = 0 REMOVE customer.name, customer.sortName`,
  );
  each(
    splits,
    `MATCH (customer:Customer {id: row.customerId}) MATCH (source:Customer {id: row.from})
     CREATE (customer)-[:SPLIT_FROM]->(source)`,
  );
  each(
    dissolved,
    `MATCH (customer:Customer {id: row})
     SET customer:Former, customer.records = 0, customer.dissolvedAt = $at REMOVE customer.name, customer.sortName`,
  );
}

function writeDecisions(each: Send, { decisions: { made, revoked } }: Effects): void {
  each(
    revoked.map(({ id, revokedBy }) => ({ id, revokedBy: integer(revokedBy) })),
    'MATCH (decision:Decision {id: row.id}) SET decision.revokedBy = row.revokedBy',
  );
  each(
    made.map(({ revokedBy, ...decision }) => ({
      ...{ ...decision, at: integer(decision.at), event: integer(decision.event) },
    })),
    'CREATE (decision:Decision) SET decision = row',
  );
}

function customerProperties({ isNew, ...row }: Effects['customers'][number]): Record<string, unknown> {
  return {
    ...row,
    ordinal: integer(row.ordinal),
    records: integer(row.records),
    createdAt: integer(row.createdAt),
    updatedAt: integer(row.updatedAt),
  };
}

function recordRow({ customerId, newIdentifiers, words, ...stored }: StoredRecord): Record<string, unknown> {
  return { node: toNode(stored), customerId, identifiers: newIdentifiers.map(identifierParts), words };
}

function identifierParts(key: string): { key: string; type: string; value: string } {
  const colon = key.indexOf(':');
  return { key, type: key.slice(0, colon), value: key.slice(colon + 1) };
}
