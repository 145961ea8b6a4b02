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
};
