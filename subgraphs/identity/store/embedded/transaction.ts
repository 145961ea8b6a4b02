import type { StoredAlert } from '../../resolution/alert.ts';
import type { Decision } from '../../resolution/decision.ts';
import type { StoredMatch } from '../../resolution/match.ts';
import type { StoredProposal } from '../../resolution/proposal.ts';
import type { Alias, CustomerIdentity, FoundRecord, KnownRecord, ResolvedRecord } from '../../resolution/state.ts';
import type { IdentityTransaction, Standing } from '../identity-transaction.ts';
import { decisionColumns } from './decisions.ts';
import { matchColumns, proposalColumns, questionColumns } from './questions.ts';
import { withRows } from './record-row.ts';
import { rulesInUse } from './rules.ts';
import type { Statements } from './statements.ts';
import { stewardedReader } from './stewarded.ts';
import type { Writer } from './writer.ts';

/** What a resolver does between `begin immediate` and `commit`, read through one connection and written by a writer. */
export function transactionOn(statements: Statements, writer: Writer): IdentityTransaction {
  return {
    begin: async (department) => {
      const [standing] = statements.all<Standing>(
        `select coalesce((select position from feed where department = ?), 0) as position, sequence, rules,
           (select stamp from stamp where stamp.sequence = standing.sequence) as stamp,
           (select count(*) from set_aside) as setAside from standing`,
        department,
      );
      return standing ?? { position: 0, sequence: 0, stamp: null, rules: null, setAside: 0 };
    },
    hasStamp: async (sequence, stamp) =>
      statements.all('select 1 from stamp where sequence = ? and stamp = ?', sequence, stamp).length > 0,
    known: async (keys) => knownRecords(statements, keys),
    changedSince: async (sequence) => ({
      records: statements
        .all<ResolvedRow>(`${resolvedRecord} where record.revision > ? order by record.first_seen`, sequence)
        .map(toResolvedRecord),
      removed: statements
        .all<{ key: string }>(
          `select distinct removed.value as key from event, json_each(event.record_keys) as removed
           where event.sequence > ? and event.type = 'RECORD_REMOVED'
             and not exists (select 1 from record where record.key = removed.value)`,
          sequence,
        )
        .map(({ key }) => key),
      decisions: {
        made: statements.all<Decision>(
          `select ${decisionColumns} where event > ? and revoked_by is null order by id`,
          sequence,
        ),
        revoked: statements.all<Decision>(
          `select ${decisionColumns} where revoked_by > ? and event <= ? order by id`,
          sequence,
          sequence,
        ),
      },
    }),
    standingDecisions: async () =>
      statements.all<Decision>(`select ${decisionColumns} where revoked_by is null order by id`),
    resolvedRecords: async (after, limit) =>
      statements
        .all<ResolvedRow>(
          `${resolvedRecord} where record.first_seen > ? order by record.first_seen limit ?`,
          after,
          limit,
        )
        .map(toResolvedRecord),
    foundRecords: async (after, limit) => foundRecords(statements, after, limit),
    matchesOfRecords: async (after, upTo) =>
      statements.all<StoredMatch>(
        `select ${matchColumns} where match.low > ? and match.low <= ? order by match.low, match.high`,
        after,
        upTo,
      ),
    openQuestions: async () => ({
      proposals: statements.all<StoredProposal>(`select ${proposalColumns} where asked = 1`),
      alerts: statements.all<StoredAlert>(
        `select alert.id, records, density, created_at as createdAt, ${questionColumns} from alert
         join record as low on low.first_seen = alert.low join record as high on high.first_seen = alert.high`,
      ),
    }),
    stewarded: stewardedReader(statements),
    write: (effects) => writer.write(withRows(effects)),
    advance: (department, place) => writer.advance(department, place),
    setAside: (changes, forget) => writer.setAside(changes, forget),
    forgetSetAside: (department) => writer.forgetSetAside(department),
    beginRules: (rules) => writer.beginRules(rules),
    rename: (names, rules) => writer.rename(names, rules),
    rulesInUse: async () => rulesInUse(statements),
    keepRules: (kept) => writer.keepRules(kept),
  };
}

interface RecordRow {
  first_seen: number;
  facts: string;
  former_keys: string | null;
}

type ResolvedRow = RecordRow & CustomerIdentity;

const resolvedRecord = `
  select record.first_seen, record.facts, record.former_keys, customer.id, customer.ordinal, customer.created_at as createdAt
  from record join customer on customer.ordinal = record.customer`;

function toResolvedRecord({ first_seen, facts, former_keys, ...customer }: ResolvedRow): ResolvedRecord {
  const { id, ordinal, createdAt } = customer;
  return {
    ...{ record: JSON.parse(facts), formerKeys: former_keys ? JSON.parse(former_keys) : [] },
    ...{ firstSeen: first_seen, customer: { id, ordinal, createdAt } },
  };
}

function knownRecords(statements: Statements, keys: readonly string[]): { records: KnownRecord[]; aliases: Alias[] } {
  const aliases = statements.all<Alias>(
    `with asked as (select value as key from json_each(?) where exists (select 1 from alias)),
       mentioned as (select key from asked union select record_key from asked join alias on former_key = asked.key)
     select former_key as formerKey, record_key as key from mentioned join alias on former_key = mentioned.key
     union select former_key, record_key from mentioned join alias on record_key = mentioned.key`,
    JSON.stringify(keys),
  );
  // In the order of the index, each of whose pages is then read once.
  const mentioned = [...new Set([...keys, ...aliases.map(({ key }) => key)])].sort();
  const rows = statements.all<KnownRow>(
    `select record.first_seen, facts, former_keys, identifiers, customer.id as customerId from json_each(?) as asked
     join record on record.key = asked.value join customer on customer.ordinal = record.customer`,
    JSON.stringify(mentioned),
  );
  return { aliases, records: rows.map(toKnownRecord) };
}

type KnownRow = RecordRow & { identifiers: string; customerId: string };

function toKnownRecord({ first_seen, facts, former_keys, identifiers, customerId }: KnownRow): KnownRecord {
  return {
    ...{ record: JSON.parse(facts), formerKeys: former_keys ? JSON.parse(former_keys) : [] },
    ...{ identifiers: JSON.parse(identifiers), customerId, firstSeen: first_seen },
  };
}

function foundRecords(statements: Statements, after: number, limit: number): FoundRecord[] {
  const rows = statements.all<KnownRow & { words: string }>(
    `select record.first_seen, facts, former_keys, identifiers, words, customer.id as customerId
     from record join customer on customer.ordinal = record.customer
     where record.first_seen > ? order by record.first_seen limit ?`,
    after,
    limit,
  );
  return rows.map((row) => ({ ...toKnownRecord(row), words: row.words === '' ? [] : row.words.split(' ') }));
}
