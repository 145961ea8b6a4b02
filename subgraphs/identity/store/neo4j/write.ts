import type { Effects, StoredRecord } from '../../resolution/effects.ts';
import { type Each, integer, type Run } from './connection.ts';
import { toNode } from './record-node.ts';
import { writeMatches, writeQuestions } from './write-matches.ts';

/** Writes a batch's effects: one query for each kind of effect that there is. */
export async function writeEffects(run: Run, effects: Effects): Promise<void> {
  const { at, sequence } = effects;
  const each: Each = async (rows, cypher) => {
    if (rows.length > 0)
      await run(`UNWIND $rows AS row ${cypher}`, { rows, at: integer(at), sequence: integer(sequence) });
  };
  await removeMatches(each, effects);
  await each(
    effects.droppedIdentifiers.map(({ record, identifier }) => ({ key: record.key, identifier })),
    'MATCH (:Record {key: row.key})-[has:HAS]->(:Identifier {key: row.identifier}) DELETE has',
  );
  await each(
    effects.removedRecords.map(({ key }) => key),
    'MATCH (record:Record {key: row}) DETACH DELETE record',
  );
  await writeCustomers(each, effects);
  await writeRecords(each, effects);
  await writeIdentifiers(each, effects);
  await writeMatches(each, effects);
  await writeQuestions(each, effects);
  await writeEndings(each, effects);
  await each(effects.aliases.remove, 'MATCH (alias:Alias {formerKey: row}) DELETE alias');
  await each(effects.aliases.put, 'MERGE (alias:Alias {formerKey: row.formerKey}) SET alias.key = row.key');
  await each(
    effects.events.map((event) => ({ ...event, sequence: integer(event.sequence), at: integer(event.at) })),
    'CREATE (event:Event) SET event = row',
  );
  await run("MATCH (resolver:Resolver {name: 'identity'}) SET resolver.sequence = $sequence", {
    sequence: integer(sequence),
  });
}

/** Questions go before the records that they are about. */
async function removeMatches(each: Each, effects: Effects): Promise<void> {
  await each(effects.withdrawnProposals, 'MATCH (proposal:Proposal {id: row}) DETACH DELETE proposal');
  await each(effects.clearedAlerts, 'MATCH (alert:Alert {id: row}) DETACH DELETE alert');
  await each(
    effects.removedMatches.map(({ low, high }) => ({ low: low.key, high: high.key })),
    'MATCH (:Record {key: row.low})-[match:MATCH|HELD]->(:Record {key: row.high}) DELETE match',
  );
}

async function writeCustomers(each: Each, { customers }: Effects): Promise<void> {
  await each(
    customers.filter(({ isNew }) => isNew).map(customerProperties),
    'CREATE (customer:Customer) SET customer = row',
  );
  await each(
    customers.filter(({ isNew }) => !isNew).map(customerProperties),
    'MATCH (customer:Customer {id: row.id}) SET customer += row',
  );
}

async function writeRecords(each: Each, { records, moves }: Effects): Promise<void> {
  await each(
    records.filter(({ isNew }) => isNew).map(recordRow),
    `MATCH (customer:Customer {id: row.customerId})
     CREATE (record:Record)-[:BELONGS_TO]->(customer) SET record = row.node, record.revision = $sequence`,
  );
  await each(
    records.filter(({ isNew }) => !isNew).map(recordRow),
    `MATCH (record:Record {key: row.node.key})-[former:BELONGS_TO]->(:Customer)
     MATCH (customer:Customer {id: row.customerId})
     DELETE former CREATE (record)-[:BELONGS_TO]->(customer) SET record = row.node, record.revision = $sequence`,
  );
  await each(
    moves.map(({ record, customerId }) => ({ key: record.key, customerId })),
    `MATCH (record:Record {key: row.key})-[former:BELONGS_TO]->(:Customer)
     MATCH (customer:Customer {id: row.customerId})
     DELETE former CREATE (record)-[:BELONGS_TO]->(customer) SET record.revision = $sequence`,
  );
}

async function writeIdentifiers(each: Each, { records, droppedIdentifiers }: Effects): Promise<void> {
  const held = records.flatMap(({ record, newIdentifiers }) =>
    newIdentifiers.map((identifier) => ({ record: record.key, identifier, ...partsOf(identifier) })),
  );
  await each(
    held,
    `MATCH (record:Record {key: row.record})
     MERGE (identifier:Identifier {key: row.identifier})
     ON CREATE SET identifier.type = row.type, identifier.value = row.value
     CREATE (record)-[:HAS]->(identifier)`,
  );
  await each(
    [...new Set(droppedIdentifiers.map(({ identifier }) => identifier))],
    'MATCH (identifier:Identifier {key: row}) WHERE NOT EXISTS { (identifier)<-[:HAS]-() } DELETE identifier',
  );
}

/** Customers that ended keep their id and nothing personal. */
async function writeEndings(each: Each, { merges, splits, dissolved }: Effects): Promise<void> {
  await each(
    merges,
    `MATCH (customer:Customer {id: row.customerId}) MATCH (survivor:Customer {id: row.into})
     CREATE (customer)-[:MERGED_INTO]->(survivor)
     SET customer:Former, customer.records = 0 REMOVE customer.name, customer.sortName`,
  );
  await each(
    splits,
    `MATCH (customer:Customer {id: row.customerId}) MATCH (source:Customer {id: row.from})
     CREATE (customer)-[:SPLIT_FROM]->(source)`,
  );
  await each(
    dissolved,
    `MATCH (customer:Customer {id: row})
     SET customer:Former, customer.records = 0, customer.dissolvedAt = $at REMOVE customer.name, customer.sortName`,
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

function recordRow({ customerId, ...stored }: StoredRecord): Record<string, unknown> {
  return { node: toNode(stored), customerId };
}

function partsOf(identifier: string): { type: string; value: string } {
  const colon = identifier.indexOf(':');
  return { type: identifier.slice(0, colon), value: identifier.slice(colon + 1) };
}
