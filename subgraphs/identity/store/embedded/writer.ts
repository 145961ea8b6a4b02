import type { FeedPlace } from '../../../kit/change-feed.ts';
import type { CustomerName } from '../../resolution/effects.ts';
import type { KeptRules } from '../kept-rules.ts';
import type { StoredSetAsideChange } from '../set-aside.ts';
import type { RowEffects } from './record-row.ts';
import { writeRules } from './rules.ts';
import { writeSetAside } from './set-aside.ts';
import { openStatements, type Statements } from './statements.ts';
import { lockWaitMs, whenUnlocked } from './when-unlocked.ts';
import { writeEffects, writeNames } from './write.ts';

/** What a transaction does to the file. Calls are carried out in the order in which they are made. */
export interface Writer {
  /** Takes the write lock, as soon as no other connection holds it. */
  begin(): Promise<void>;
  write(effects: RowEffects): Promise<void>;
  advance(department: string, place: FeedPlace): Promise<void>;
  setAside(changes: readonly StoredSetAsideChange[], forget: readonly string[]): Promise<void>;
  forgetSetAside(department: string): Promise<void>;
  beginRules(rules: string): Promise<void>;
  rename(names: readonly CustomerName[], rules: string): Promise<void>;
  keepRules(kept: KeptRules): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export type WriterCall = keyof Writer;

/** Identifiers arrive in no order, so every batch touches pages everywhere; with SQLite's 2 MB most were read again. */
const usualCacheKilobytes = 131_072;
/** For the connection beside a thread that writes: with as much as that one has, streams after 300,000 records were no faster. */
export const cacheBesideThread = 16_384;
/** Written back in larger lots than SQLite's 1,000, pages that many batches touch are written once. */
const pagesPerCheckpoint = 8_000;

function pragmas(cacheKilobytes: number): string[] {
  return [
    'synchronous = full',
    // What a department deleted is to be overwritten, not only forgotten.
    'secure_delete = on',
    `cache_size = -${cacheKilobytes}`,
    `busy_timeout = ${lockWaitMs}`,
    `wal_autocheckpoint = ${pagesPerCheckpoint}`,
  ];
}

/** @param path of a file that is in write-ahead mode already */
export function openWriter(
  path: string,
  cacheKilobytes = usualCacheKilobytes,
): { statements: Statements; writer: Writer } {
  const statements = openStatements(path, pragmas(cacheKilobytes));
  return { statements, writer: writerOn(statements) };
}

function writerOn(statements: Statements): Writer {
  return {
    begin: () => whenUnlocked(async () => statements.run('begin immediate')),
    write: async (effects) => {
      statements.count();
      writeEffects(statements, effects);
    },
    advance: async (department, { position, entryId }) =>
      statements.run(
        'insert or replace into feed (department, position, entry_id) values (?, ?, ?)',
        department,
        position,
        entryId,
      ),
    setAside: async (changes, forget) => writeSetAside(statements, changes, forget),
    forgetSetAside: async (department) => statements.run('delete from set_aside where department = ?', department),
    beginRules: async (rules) => {
      for (const table of ['match', 'alert']) statements.run(`delete from ${table}`);
      statements.run('update standing set rules = ?', rules);
    },
    rename: async (names, rules) => {
      statements.count();
      writeNames(statements, names);
      statements.run('update standing set rules = ?', rules);
    },
    keepRules: async (kept) => writeRules(statements, kept),
    commit: async () => statements.run('commit'),
    rollback: async () => statements.run('rollback'),
  };
}
