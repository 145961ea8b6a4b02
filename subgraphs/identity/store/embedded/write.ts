import type { CustomerName } from '../../resolution/effects.ts';
import type { RecordRef } from '../../resolution/match.ts';
import { identifierHash } from './identifier-hash.ts';
import type { RecordRow, RowEffects } from './record-row.ts';
import type { Statements } from './statements.ts';
import { writeVersions } from './write-versions.ts';

/** Writes a batch's effects row by row through prepared statements, in the order of the indexes that they go into. */
export function writeEffects(statements: Statements, effects: RowEffects): void {
  const ordinalOf = writeCustomers(statements, effects);
  removeRecords(statements, effects);
  writeRecords(statements, effects, ordinalOf);
  writeVersions(statements, effects);
  writeMatches(statements, effects);
  writeQuestions(statements, effects);
  writeEndings(statements, effects, ordinalOf);
  writeAliases(statements, effects);
  writeDecisions(statements, effects);
  writeEvents(statements, effects, ordinalOf);
  statements.statement('update standing set sequence = ?').run(effects.sequence);
  statements.statement('insert into stamp (sequence, stamp) values (?, ?)').run(effects.sequence, effects.stamp);
}

/** A customer that is called so already is left alone. */
export function writeNames(statements: Statements, names: readonly CustomerName[]): void {
  const rename = statements.statement(
    'update customer set name = ?1, sort_name = ?2 where ordinal = ?3 and name is not ?1',
  );
  for (const { ordinal, name, sortName } of names) rename.run(name, sortName, ordinal);
}

type OrdinalOf = (customerId: string) => number;

function writeEvents(statements: Statements, { events }: RowEffects, ordinalOf: OrdinalOf): void {
  const insert = statements.statement(
    `insert into event (sequence, type, at, customer, other_customer, record_keys, actor, cause, reason, details)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { sequence, type, at, customerId, otherCustomerId, recordKeys, actor, cause, reason, details } of events) {
    const other = otherCustomerId === null ? null : ordinalOf(otherCustomerId);
    const [keys, kept] = [JSON.stringify(recordKeys), details && JSON.stringify(details)];
    insert.run(sequence, type, at, ordinalOf(customerId), other, keys, actor, cause, reason, kept);
  }
}

function writeDecisions(statements: Statements, { decisions }: RowEffects): void {
  const revoke = statements.statement('update decision set revoked_by = ? where id = ?');
  for (const { id, revokedBy } of decisions.revoked) revoke.run(revokedBy, id);
  const make = statements.statement(
    'insert into decision (id, type, low, high, by, at, reason, event) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { id, type, low, high, by, at, reason, event } of decisions.made)
    make.run(id, type, low, high, by, at, reason, event);
}

function writeCustomers(statements: Statements, { customers, sequence }: RowEffects): OrdinalOf {
  const insert = statements.statement(
    `insert into customer (ordinal, id, kind, name, sort_name, records, created_at, updated_at, version)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = statements.statement(
    'update customer set kind = ?, name = ?, sort_name = ?, records = ?, updated_at = ?, version = ? where ordinal = ?',
  );
  const ordinals = new Map<string, number>();
  for (const { id, ordinal, kind, name, sortName, records, createdAt, updatedAt, isNew } of customers) {
    ordinals.set(id, ordinal);
    if (isNew) insert.run(ordinal, id, kind, name, sortName, records, createdAt, updatedAt, sequence);
    else update.run(kind, name, sortName, records, updatedAt, sequence, ordinal);
  }
  const find = statements.statement('select ordinal from customer where id = ?');
  return (id) => {
    const known = ordinals.get(id);
    if (known !== undefined) return known;
    const ordinal = Number(find.get(id)?.ordinal);
    if (Number.isNaN(ordinal)) throw new RangeError(`there is no customer ${id}`);
    ordinals.set(id, ordinal);
    return ordinal;
  };
}

function removeRecords(statements: Statements, { droppedIdentifiers, removedRecords }: RowEffects): void {
  const release = statements.statement('delete from holds where hash = ? and record = ?');
  for (const { record, identifier } of droppedIdentifiers) release.run(identifierHash(identifier), record.firstSeen);
  const remove = statements.statement('delete from record where first_seen = ?');
  const forget = statements.statement('delete from proposal where low = ?1 or high = ?1');
  for (const record of removedRecords) {
    forgetWords(statements, record);
    forget.run(record.firstSeen);
    remove.run(record.firstSeen);
  }
}

function forgetWords(statements: Statements, { firstSeen }: Pick<RecordRef, 'firstSeen'>): void {
  const known = statements.statement('select words from record where first_seen = ?').get(firstSeen);
  const forget = statements.statement('delete from name_word where word = ? and record = ?');
  for (const word of wordsIn(String(known?.words ?? ''))) forget.run(word, firstSeen);
}

function wordsIn(words: string): string[] {
  return words === '' ? [] : words.split(' ');
}

function writeRecords(statements: Statements, { records, moves, sequence }: RowEffects, ordinalOf: OrdinalOf): void {
  const insert = statements.statement(
    `insert into record (first_seen, key, customer, revision, facts, former_keys, identifiers, words)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = statements.statement(
    `update record set customer = ?, revision = ?, facts = ?, former_keys = ?, identifiers = ?, words = ? where first_seen = ?`,
  );
  for (const { key, facts, formerKeys, identifiers, words, customerId, firstSeen, isNew } of records) {
    const customer = ordinalOf(customerId);
    if (isNew) insert.run(firstSeen, key, customer, sequence, facts, formerKeys, identifiers, words);
    else {
      forgetWords(statements, { firstSeen });
      update.run(customer, sequence, facts, formerKeys, identifiers, words, firstSeen);
    }
  }
  const move = statements.statement('update record set customer = ?, revision = ? where first_seen = ?');
  for (const { record, customerId } of moves) move.run(ordinalOf(customerId), sequence, record.firstSeen);
  writeHolds(statements, records);
}

function writeHolds(statements: Statements, records: readonly RecordRow[]): void {
  const held = records.flatMap(({ newIdentifiers, firstSeen }) =>
    newIdentifiers.map((identifier) => ({ hash: identifierHash(identifier), firstSeen })),
  );
  const hold = statements.statement('insert or ignore into holds (hash, record) values (?, ?)');
  for (const { hash, firstSeen } of held.sort((a, b) => a.hash - b.hash)) hold.run(hash, firstSeen);
  const named = records.flatMap(({ words, firstSeen }) => wordsIn(words).map((word) => ({ word, firstSeen })));
  const name = statements.statement('insert or ignore into name_word (word, record) values (?, ?)');
  for (const { word, firstSeen } of named.sort((a, b) => (a.word < b.word ? -1 : 1))) name.run(word, firstSeen);
}

function writeMatches(statements: Statements, { matches, removedMatches, at }: RowEffects): void {
  const remove = statements.statement('delete from match where low = ? and high = ?');
  for (const { low, high } of removedMatches) remove.run(low.firstSeen, high.firstSeen);
  const put = statements.statement(
    `insert into match (low, high, weight, evidence, model, hold, at) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (low, high) do update set weight = excluded.weight, evidence = excluded.evidence, model = excluded.model,
       hold = excluded.hold, at = excluded.at`,
  );
  const inOrder = [...matches].sort((a, b) => a.low.firstSeen - b.low.firstSeen || a.high.firstSeen - b.high.firstSeen);
  for (const { low, high, weight, evidence, model, hold } of inOrder)
    put.run(low.firstSeen, high.firstSeen, weight, evidence, model, hold, at);
}

/** A proposal that a steward rejected is so as often as the same speaks for it; one that was put off stays so. */
const statusAskedAgain = `case answer when 'DEFERRED' then 'DEFERRED'
  when 'REJECTED ' || excluded.mean || ' ' || excluded.weight || ' ' || excluded.reason then 'REJECTED' else 'OPEN' end`;

/** Whom it is given to is no answer. */
const answerMarked = `case ?1 when status then answer when 'DEFERRED' then 'DEFERRED'
  when 'REJECTED' then 'REJECTED ' || mean || ' ' || weight || ' ' || reason end`;

function writeQuestions(statements: Statements, effects: RowEffects): void {
  const { proposals, withdrawnProposals, marks, alerts, clearedAlerts, at, sequence } = effects;
  const withdraw = statements.statement(
    `update proposal set asked = 0, revision = ?,
       status = case when status in ('OPEN', 'DEFERRED') then 'SUPERSEDED' else status end where id = ?`,
  );
  for (const id of withdrawnProposals) withdraw.run(sequence, id);
  const propose = statements.statement(
    `insert into proposal (id, low, high, mean, weight, reason, model, status, created_at, asked, revision)
     values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, 1, ?)
     on conflict (id) do update set status = ${statusAskedAgain}, asked = 1, mean = excluded.mean, weight = excluded.weight,
       reason = excluded.reason, model = excluded.model, low = excluded.low, high = excluded.high, revision = excluded.revision`,
  );
  for (const { id, low, high, mean, weight, reason, model } of proposals)
    propose.run(id, low.firstSeen, high.firstSeen, mean, weight, reason, model, at, sequence);
  const mark = statements.statement(
    `update proposal set status = case when asked = 0 and ?1 in ('OPEN', 'DEFERRED') then 'SUPERSEDED' else ?1 end,
       answer = ${answerMarked}, assignee = ?2, decided_by = coalesce(?3, decided_by), revision = ?4 where id = ?5`,
  );
  for (const { id, to, decidedBy } of marks) mark.run(to.status, to.assignee, decidedBy, sequence, id);
  const clear = statements.statement('delete from alert where id = ?');
  for (const id of clearedAlerts) clear.run(id);
  const raise = statements.statement(
    `insert into alert (id, low, high, records, density, created_at) values (?, ?, ?, ?, ?, ?)
     on conflict (id) do update set records = excluded.records, density = excluded.density`,
  );
  for (const { id, low, high, records, density } of alerts)
    raise.run(id, low.firstSeen, high.firstSeen, records, density, at);
}

/** Customers that ended keep their id and nothing personal; those that had ended in them now end in the survivor. */
function writeEndings(statements: Statements, effects: RowEffects, ordinalOf: OrdinalOf): void {
  const { merges, splits, restored, dissolved, at, sequence } = effects;
  const loseFormerId = statements.statement(
    'update customer set updated_at = ?, version = ? where ordinal = (select survivor from customer where ordinal = ?)',
  );
  const restore = statements.statement('update customer set survivor = null, merged_into = null where ordinal = ?');
  const returnTo = statements.statement(
    `with recursive former (ordinal) as (
       select ordinal from customer where merged_into = ?1
       union select customer.ordinal from customer join former on customer.merged_into = former.ordinal
     )
     update customer set survivor = ?1 where ordinal in (select ordinal from former)`,
  );
  for (const id of restored) {
    loseFormerId.run(at, sequence, ordinalOf(id));
    restore.run(ordinalOf(id));
    returnTo.run(ordinalOf(id));
  }
  const merge = statements.statement(
    `update customer set survivor = ?1, merged_into = ?1, records = 0, name = null, sort_name = '' where ordinal = ?2`,
  );
  const follow = statements.statement('update customer set survivor = ?1 where survivor = ?2');
  for (const { customerId, into } of merges) {
    merge.run(ordinalOf(into), ordinalOf(customerId));
    follow.run(ordinalOf(into), ordinalOf(customerId));
  }
  const split = statements.statement('insert or ignore into split (customer, source) values (?, ?)');
  for (const { customerId, from } of splits) split.run(ordinalOf(customerId), ordinalOf(from));
  const dissolve = statements.statement(
    "update customer set dissolved_at = ?, records = 0, name = null, sort_name = '' where ordinal = ?",
  );
  for (const id of dissolved) dissolve.run(at, ordinalOf(id));
}

function writeAliases(statements: Statements, { aliases }: RowEffects): void {
  const remove = statements.statement('delete from alias where former_key = ?');
  for (const key of aliases.remove) remove.run(key);
  const put = statements.statement('insert or replace into alias (former_key, record_key) values (?, ?)');
  for (const { formerKey, key } of aliases.put) put.run(formerKey, key);
}
