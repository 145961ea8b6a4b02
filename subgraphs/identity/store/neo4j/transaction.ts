import type { StoredAlert } from '../../resolution/alert.ts';
import type { StoredMatch } from '../../resolution/match.ts';
import type { StoredProposal } from '../../resolution/proposal.ts';
import type { Alias, CustomerIdentity, FoundRecord, KnownRecord, ResolvedRecord } from '../../resolution/state.ts';
import type { IdentityTransaction, Standing } from '../identity-transaction.ts';
import { integer, type Run } from './connection.ts';
import { type DecisionRow, toDecision } from './decisions.ts';
import { alertProjection, matchProjection, proposalOf, toMatch, toProposal } from './questions.ts';
import { type RecordNode, toRecord } from './record-node.ts';
import { rulesInUse, writeRules } from './rules.ts';
import { writeSetAside } from './set-aside.ts';
import { stewardedReader } from './stewarded.ts';
import { writeEffects, writeNames } from './write.ts';

/** Takes the write lock on the one resolver node; whatever is read after that, no other resolver changes. */
const lock = "MATCH (resolver:Resolver {name: 'identity'}) SET resolver.turns = resolver.turns + 1";

const rememberRules = "MATCH (resolver:Resolver {name: 'identity'}) SET resolver.rules = $rules";

const standing = `
  MATCH (resolver:Resolver {name: 'identity'}) OPTIONAL MATCH (feed:Feed {department: $department})
  OPTIONAL MATCH (stamp:Stamp {sequence: resolver.sequence})
  RETURN coalesce(feed.position, 0) AS position, resolver.sequence AS sequence, resolver.rules AS rules,
    stamp.number AS stamp, COUNT { (:SetAside) } AS setAside`;

/** Who writes regardless would write little and be told nothing. */
export class EmptiedGraph extends Error {
  override readonly name = 'EmptiedGraph';

  constructor() {
    super('the identity graph was emptied: it has no Resolver node');
  }
}

/**
 * What a resolver does in one transaction.
 *
 * @param whileWaiting watches those that hold the lock
 */
export function transactionOn(
  run: Run,
  whileWaiting: (locking: Promise<unknown>) => Promise<void>,
): IdentityTransaction {
  return {
    begin: async (department) => {
      const [, [row]] = await Promise.all([whileWaiting(run(lock)), run<Standing>(standing, { department })]);
      if (!row) throw new EmptiedGraph();
      return row;
    },
    hasStamp: async (sequence, stamp) => {
      const found = await run('MATCH (stamp:Stamp {sequence: $sequence, number: $stamp}) RETURN stamp.sequence', {
        sequence: integer(sequence),
        stamp: integer(stamp),
      });
      return found.length > 0;
    },
    known: (keys) => knownRecords(run, keys),
    changedSince: async (sequence) => {
      const since = { sequence: integer(sequence) };
      const records = await run<ResolvedRow>(
        `MATCH (record:Record) WHERE record.revision > $sequence ${resolvedRecord}`,
        since,
      );
      const removed = await run<{ key: string }>(
        `MATCH (event:Event) WHERE event.sequence > $sequence AND event.type = 'RECORD_REMOVED'
         UNWIND event.recordKeys AS key
         WITH DISTINCT key WHERE NOT EXISTS { (:Record {key: key}) } RETURN key`,
        since,
      );
      const decisions = (condition: string): Promise<DecisionRow[]> =>
        run(
          `MATCH (decision:Decision) WHERE ${condition} RETURN decision {.*} AS decision ORDER BY decision.id`,
          since,
        );
      const made = await decisions('decision.event > $sequence AND decision.revokedBy IS NULL');
      const revoked = await decisions('decision.revokedBy > $sequence AND decision.event <= $sequence');
      return {
        records: records.map(toResolvedRecord),
        removed: removed.map(({ key }) => key),
        decisions: { made: made.map(toDecision), revoked: revoked.map(toDecision) },
      };
    },
    standingDecisions: async () => {
      const rows = await run<DecisionRow>(
        'MATCH (decision:Decision) WHERE decision.revokedBy IS NULL RETURN decision {.*} AS decision ORDER BY decision.id',
      );
      return rows.map(toDecision);
    },
    resolvedRecords: async (after, limit) => {
      const rows = await run<ResolvedRow>(
        `MATCH (record:Record) WHERE record.firstSeen > $after
         WITH record ORDER BY record.firstSeen LIMIT $limit ${resolvedRecord}`,
        { after: integer(after), limit: integer(limit) },
      );
      return rows.map(toResolvedRecord);
    },
    foundRecords: async (after, limit) => {
      const rows = await run<KnownRow & { words: string[] }>(
        `MATCH (record:Record) WHERE record.firstSeen > $after
         WITH record ORDER BY record.firstSeen LIMIT $limit
         MATCH (record)-[:BELONGS_TO]->(customer:Customer)
         RETURN ${knownRecord}, COLLECT { MATCH (record)-[:CALLED]->(word:Word) RETURN word.text } AS words
         ORDER BY node.firstSeen`,
        { after: integer(after), limit: integer(limit) },
      );
      return rows.map((row): FoundRecord => ({ ...toKnownRecord(row), words: row.words }));
    },
    matchesOfRecords: async (after, upTo) => {
      const rows = await run<{ match: StoredMatch }>(
        `MATCH (low:Record) WHERE low.firstSeen > $after AND low.firstSeen <= $upTo
         MATCH (low)-[match:MATCH|HELD]->(high:Record)
         RETURN ${matchProjection} ORDER BY low.firstSeen, high.firstSeen`,
        { after: integer(after), upTo: integer(upTo) },
      );
      return rows.map(toMatch);
    },
    openQuestions: async () => {
      const proposals = await run<{ proposal: StoredProposal }>(
        `MATCH (proposal:Proposal) WHERE proposal.asked ${proposalOf}`,
      );
      const alerts = await run<{ alert: StoredAlert }>(`MATCH (alert:Alert) ${alertProjection}`);
      return { proposals: proposals.map(toProposal), alerts: alerts.map(({ alert }) => alert) };
    },
    stewarded: stewardedReader(run),
    write: (effects) => writeEffects(run, effects),
    advance: async (department, { position, entryId }) => {
      await run('MERGE (feed:Feed {department: $department}) SET feed.position = $position, feed.entryId = $entryId', {
        department,
        position: integer(position),
        entryId,
      });
    },
    setAside: (changes, forget) => writeSetAside(run, changes, forget),
    forgetSetAside: async (department) => {
      await run('MATCH (change:SetAside {department: $department}) DELETE change', { department });
    },
    beginRules: async (rules) => {
      await run('MATCH (alert:Alert) DETACH DELETE alert');
      await run('MATCH (:Record)-[match:MATCH|HELD]->(:Record) DELETE match');
      await run(rememberRules, { rules });
    },
    rename: async (names, rules) => {
      await writeNames(run, names);
      await run(rememberRules, { rules });
    },
    rulesInUse: () => rulesInUse(run),
    keepRules: (kept) => writeRules(run, kept),
  };
}

interface ResolvedRow {
  node: RecordNode;
  customer: CustomerIdentity;
}

const resolvedRecord = `
  MATCH (record)-[:BELONGS_TO]->(customer:Customer)
  RETURN properties(record) AS node, customer {.id, .ordinal, .createdAt} AS customer ORDER BY node.firstSeen`;

function toResolvedRecord({ node, customer }: ResolvedRow): ResolvedRecord {
  return { record: toRecord(node), formerKeys: node.formerKeys ?? [], firstSeen: node.firstSeen, customer };
}

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

const knownRecord = `properties(record) AS node, customer.id AS customerId,
    COLLECT { MATCH (record)-[:HAS]->(identifier:Identifier) RETURN identifier.key } AS identifiers`;

const recordsByKey = `
  UNWIND $keys AS key
  MATCH (record:Record {key: key})-[:BELONGS_TO]->(customer:Customer)
  RETURN ${knownRecord}`;

interface KnownRow {
  node: RecordNode;
  customerId: string;
  identifiers: string[];
}

async function knownRecords(run: Run, keys: readonly string[]): Promise<{ records: KnownRecord[]; aliases: Alias[] }> {
  const [aliases, rows] = await Promise.all([run<Alias>(aliasesOf, { keys }), run<KnownRow>(recordsByKey, { keys })]);
  const others = new Set(aliases.map(({ key }) => key));
  for (const key of keys) others.delete(key);
  if (others.size > 0) rows.push(...(await run<KnownRow>(recordsByKey, { keys: [...others] })));
  return { records: rows.map(toKnownRecord), aliases };
}

function toKnownRecord({ node, customerId, identifiers }: KnownRow): KnownRecord {
  return {
    ...{ record: toRecord(node), formerKeys: node.formerKeys ?? [], identifiers: identifiers.sort() },
    ...{ customerId, firstSeen: node.firstSeen },
  };
}
