import { sql } from 'kysely';
import type { Migrations } from '../../../kit/database.ts';
import { compactTables } from './compact-tables.ts';

const statements = [
  `create table customer (
    id text primary key,
    ordinal integer not null,
    kind text not null,
    name text,
    sort_name text not null,
    records integer not null,
    created_at integer not null,
    updated_at integer not null,
    survivor text,
    dissolved_at integer
  ) without rowid`,
  'create index customer_by_name on customer (sort_name, id) where survivor is null and dissolved_at is null',
  'create index customer_by_creation on customer (created_at, id) where survivor is null and dissolved_at is null',
  'create index customer_by_update on customer (updated_at, id) where survivor is null and dissolved_at is null',
  'create index customer_by_survivor on customer (survivor) where survivor is not null',
  `create table record (
    first_seen integer primary key,
    key text not null unique,
    customer_id text not null,
    facts text not null,
    identifiers text not null,
    words text not null
  )`,
  'create index record_by_customer on record (customer_id)',
  'create table holds (identifier text, record integer, primary key (identifier, record)) without rowid',
  'create table name_word (word text, record integer, primary key (word, record)) without rowid',
  `create table link (
    low text,
    high text,
    evidence text not null,
    weight real not null,
    model text not null,
    at integer not null,
    primary key (low, high)
  ) without rowid`,
  'create table alias (former_key text primary key, record_key text not null) without rowid',
  'create index alias_by_record on alias (record_key)',
  'create table split (customer_id text, from_id text, primary key (customer_id, from_id)) without rowid',
  `create table event (
    sequence integer primary key,
    type text not null,
    at integer not null,
    customer_id text not null,
    other_customer_id text,
    record_keys text not null,
    actor text not null
  )`,
  'create index event_by_customer on event (customer_id, sequence)',
  'create index event_by_other on event (other_customer_id, sequence) where other_customer_id is not null',
  'create table feed (department text primary key, position integer not null) without rowid',
  'create table counter (name text primary key, value integer not null) without rowid',
  "insert into counter values ('sequence', 0)",
];

const setAside = [
  `create table set_aside (
    key text primary key,
    department text not null,
    sequence integer not null,
    reason text not null,
    at integer not null
  ) without rowid`,
  'create index set_aside_by_time on set_aside (at desc, key)',
];

const stewardship = [
  'alter table customer add column version integer not null default 0',
  'alter table customer add column merged_into integer',
  'update customer set merged_into = survivor where survivor is not null',
  'create index customer_by_merger on customer (merged_into) where merged_into is not null',
  'alter table event add column cause integer',
  'alter table event add column reason text',
  'alter table event add column details text',
  'create index event_by_cause on event (cause) where cause is not null',
  'alter table proposal add column asked integer not null default 1',
  'alter table proposal add column assignee text',
  'alter table proposal add column decided_by integer',
  'alter table proposal add column revision integer not null default 0',
  'drop index proposal_by_weight',
  'create index proposal_by_weight on proposal (status, weight desc, id)',
  'create index proposal_by_creation on proposal (status, created_at, id)',
  'create index proposal_by_assignee on proposal (assignee) where assignee is not null',
  `create table decision (
    id text primary key,
    type text not null,
    low text not null,
    high text not null,
    by text not null,
    at integer not null,
    reason text not null,
    event integer not null,
    revoked_by integer
  ) without rowid`,
  'create index decision_by_low on decision (low)',
  'create index decision_by_high on decision (high)',
  'create index decision_by_event on decision (event)',
  'create index decision_by_revocation on decision (revoked_by) where revoked_by is not null',
];

const rules = `create table rules (
  number integer primary key,
  name text not null,
  model text not null,
  text text not null,
  applied_by text,
  at integer not null
)`;

const recordVersions = [
  'create table record_version (record integer, until integer, facts text, primary key (record, until)) without rowid',
  // Whoever draws a record's surroundings meets its matches from either side.
  'create index match_by_high on match (high)',
];

const pseudonymKey = [
  'create table pseudonym_key (value text not null)',
  'insert into pseudonym_key values (hex(randomblob(32)))',
];

/** Records that were left with a customer when it ended in another one. */
const recordsOfFormerCustomers = [
  `create temporary table left_behind as
     select former.ordinal as former, former.survivor as survivor, count(*) as records
     from customer as former join record on record.customer = former.ordinal
     where former.survivor is not null group by former.ordinal`,
  `update customer set records = records +
     (select sum(left_behind.records) from left_behind where survivor = customer.ordinal)
     where ordinal in (select survivor from left_behind)`,
  `update record set customer = (select survivor from left_behind where former = record.customer)
     where customer in (select former from left_behind)`,
  'drop table left_behind',
];

const stamps = [
  'create table stamp (number integer primary key, stamp integer not null)',
  // The graph as it is has one as well, by which who loads it knows it again.
  'insert into stamp (stamp) values (abs(random() % 281474976710655))',
];

/** By the sequence that each write came to, so that one can be looked up, however many came after it. */
const stampsBySequence = [
  'create table stamp_by_sequence (sequence integer primary key, stamp integer not null)',
  `insert into stamp_by_sequence
     select standing.sequence, stamp.stamp from standing, stamp order by stamp.number desc limit 1`,
  'drop table stamp',
  'alter table stamp_by_sequence rename to stamp',
];

const answers = [
  'alter table proposal add column answer text',
  `update proposal set answer = case status when 'DEFERRED' then status
     else status || ' ' || mean || ' ' || weight || ' ' || reason end where status in ('DEFERRED', 'REJECTED')`,
];

export const migrations: Migrations = {
  '001-identity': {
    up: async (kysely) => {
      for (const statement of statements) await sql.raw(statement).execute(kysely);
    },
  },
  '002-compact-tables': { up: compactTables },
  '003-set-aside': {
    up: async (kysely) => {
      for (const statement of setAside) await sql.raw(statement).execute(kysely);
    },
  },
  '004-stewardship': {
    up: async (kysely) => {
      for (const statement of stewardship) await sql.raw(statement).execute(kysely);
    },
  },
  '005-rules': {
    up: async (kysely) => {
      await sql.raw(rules).execute(kysely);
    },
  },
  '006-record-versions': {
    up: async (kysely) => {
      for (const statement of recordVersions) await sql.raw(statement).execute(kysely);
    },
  },
  '007-pseudonym-key': {
    up: async (kysely) => {
      for (const statement of pseudonymKey) await sql.raw(statement).execute(kysely);
    },
  },
  '008-records-of-former-customers': {
    up: async (kysely) => {
      for (const statement of recordsOfFormerCustomers) await sql.raw(statement).execute(kysely);
    },
  },
  '009-feed-entry': {
    up: async (kysely) => {
      await sql`alter table feed add column entry_id text`.execute(kysely);
    },
  },
  '010-stamps': {
    up: async (kysely) => {
      for (const statement of stamps) await sql.raw(statement).execute(kysely);
    },
  },
  '011-stamps-by-sequence': {
    up: async (kysely) => {
      for (const statement of stampsBySequence) await sql.raw(statement).execute(kysely);
    },
  },
  '012-answers': {
    up: async (kysely) => {
      for (const statement of answers) await sql.raw(statement).execute(kysely);
    },
  },
};
