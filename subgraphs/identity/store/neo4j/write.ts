import type { Effects, StoredRecord } from '../../resolution/effects.ts';
import { integer, type Run } from './connection.ts';
import { toNode } from './record-node.ts';

/** Writes a batch's effects: one query for each kind of effect that there is. */
export async function writeEffects(run: Run, effects: Effects): Promise<void> {
  const each = async (rows: readonly unknown[], cypher: string): Promise<void> => {
    if (rows.length > 0) await run(`UNWIND $rows AS row ${cypher}`, { rows, at: integer(effects.at) });
  };
  await each(
    effects.removedLinks,
    'MATCH (:Record {key: row.low})-[link:MATCH]->(:Record {key: row.high}) DELETE link',
  );
  await each(
    effects.droppedIdentifiers,
    'MATCH (:Record {key: row.key})-[has:HAS]->(:Identifier {key: row.identifier}) DELETE has',
  );
  await each(effects.removedRecords, 'MATCH (record:Record {key: row}) DETACH DELETE record');
  await each(effects.customers.map(customerProperties), 'MERGE (customer:Customer {id: row.id}) SET customer += row');
  await each(
    effects.records.filter(({ isNew }) => isNew).map(recordRow),
    `MATCH (customer:Customer {id: row.customerId})
     CREATE (record:Record)-[:BELONGS_TO]->(customer) SET record = row.node`,
  );
  await each(
    effects.records.filter(({ isNew }) => !isNew).map(recordRow),
    'MATCH (record:Record {key: row.node.key}) SET record = row.node',
  );
  await each(
    effects.moves,
    `MATCH (record:Record {key: row.key})-[former:BELONGS_TO]->(:Customer)
     MATCH (customer:Customer {id: row.customerId})
     DELETE former CREATE (record)-[:BELONGS_TO]->(customer)`,
  );
  await writeIdentifiers(each, effects);
  await each(
    effects.links,
    `MATCH (low:Record {key: row.low}) MATCH (high:Record {key: row.high})
     MERGE (low)-[link:MATCH]->(high)
     SET link.evidence = row.evidence, link.weight = row.weight, link.model = row.model, link.at = $at`,
  );
  await writeEndings(each, effects);
  await each(effects.aliases.remove, 'MATCH (alias:Alias {formerKey: row}) DELETE alias');
  await each(effects.aliases.put, 'MERGE (alias:Alias {formerKey: row.formerKey}) SET alias.key = row.key');
  await each(
    effects.events.map((event) => ({ ...event, sequence: integer(event.sequence), at: integer(event.at) })),
    'CREATE (event:Event) SET event = row',
  );
  await run("MATCH (resolver:Resolver {name: 'identity'}) SET resolver.sequence = $sequence", {
    sequence: integer(effects.sequence),
  });
}

type Each = (rows: readonly unknown[], cypher: string) => Promise<void>;

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

function recordRow({ record, firstSeen, customerId }: StoredRecord): Record<string, unknown> {
  return { node: toNode(record, firstSeen), customerId };
}

function partsOf(identifier: string): { type: string; value: string } {
  const colon = identifier.indexOf(':');
  return { type: identifier.slice(0, colon), value: identifier.slice(colon + 1) };
}
