import { fullName } from '../../resolution/display-name.ts';
import type { Link } from '../../resolution/link.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import type { Alias, CustomerState, Holder, KnownRecord, SharedIdentifier } from '../../resolution/state.ts';
import { integer, type Run } from './connection.ts';
import { type RecordNode, toRecord } from './record-node.ts';

const aliasesOf = `
  UNWIND $keys AS key
  OPTIONAL MATCH (alias:Alias {formerKey: key})
  WITH collect(DISTINCT key) + collect(DISTINCT alias.key) AS mentioned
  UNWIND mentioned AS key
  WITH DISTINCT key
  CALL (key) {
    MATCH (alias:Alias {formerKey: key}) RETURN alias
    UNION
    MATCH (alias:Alias {key: key}) RETURN alias
  }
  RETURN DISTINCT alias.formerKey AS formerKey, alias.key AS key`;

const recordsByKey = `
  UNWIND $keys AS key
  MATCH (record:Record {key: key})-[:BELONGS_TO]->(customer:Customer)
  RETURN properties(record) AS node, customer.id AS customerId,
    COLLECT { MATCH (record)-[:HAS]->(identifier:Identifier) RETURN identifier.key } AS identifiers`;

export async function knownRecords(
  run: Run,
  keys: readonly string[],
): Promise<{ records: KnownRecord[]; aliases: Alias[] }> {
  const aliases = await run<Alias>(aliasesOf, { keys });
  const mentioned = [...new Set([...keys, ...aliases.map(({ key }) => key)])];
  const rows = await run<{ node: RecordNode; customerId: string; identifiers: string[] }>(recordsByKey, {
    keys: mentioned,
  });
  const records = rows.map(({ node, customerId, identifiers }) => ({
    record: toRecord(node),
    identifiers: identifiers.sort(),
    customerId,
    firstSeen: node.firstSeen,
  }));
  return { records, aliases };
}

const holdersByIdentifier = `
  UNWIND $identifiers AS key
  MATCH (identifier:Identifier {key: key})
  CALL (identifier) {
    MATCH (identifier)<-[:HAS]-(record:Record)-[:BELONGS_TO]->(customer:Customer)
    RETURN record, customer LIMIT $most
  }
  RETURN key AS identifier, collect(record {
    .key, .kind, .name, .givenName, .familyName, .birthDate, .emails, customerId: customer.id
  }) AS holders`;

export async function holdersOf(run: Run, identifiers: readonly string[], most: number): Promise<SharedIdentifier[]> {
  return run<{ identifier: string; holders: Holder[] }>(holdersByIdentifier, { identifiers, most: integer(most) });
}

const customersWithMembers = `
  UNWIND $ids AS id
  MATCH (customer:Customer {id: id})
  RETURN id, customer.ordinal AS ordinal, customer.createdAt AS createdAt,
    COLLECT { MATCH (customer)<-[:BELONGS_TO]-(record:Record)
      RETURN record {.key, .kind, .name, .givenName, .familyName, .updatedAt, .firstSeen} } AS members,
    COLLECT { MATCH (customer)<-[:BELONGS_TO]-(low:Record)-[link:MATCH]->(high:Record)
      RETURN link {.evidence, .weight, .model, low: low.key, high: high.key} } AS links`;

type MemberNode = Pick<PartyRecord, 'key' | 'kind' | 'name' | 'givenName' | 'familyName' | 'updatedAt'> & {
  firstSeen: number;
};

export async function customerStates(run: Run, ids: readonly string[]): Promise<CustomerState[]> {
  const rows = await run<Omit<CustomerState, 'members' | 'links'> & { members: MemberNode[]; links: Link[] }>(
    customersWithMembers,
    { ids },
  );
  return rows.map((row) => ({
    ...row,
    members: row.members.map((node) => {
      const { key, kind, updatedAt, firstSeen } = node;
      return { key, kind, name: fullName(node), updatedAt, firstSeen };
    }),
  }));
}
