import { isDeepStrictEqual } from 'node:util';
import type { PreparedRecord } from './prepare.ts';
import type { PartyRecord } from './record.ts';
import type { Alias, KnownRecord } from './state.ts';

/** What a department says happened to one of its records. */
export type RecordChange =
  | { type: 'upserted'; record: PartyRecord }
  | { type: 'deleted'; key: string }
  | { type: 'merged'; key: string; into: string };

/** A record before and after a batch of changes; only those that differ. */
export interface Revision {
  key: string;
  before: KnownRecord | null;
  after: PreparedRecord | null;
}

export interface Revisions {
  revisions: Revision[];
  aliases: { put: Alias[]; remove: string[] };
}

/** Every key that a batch speaks of: what has to be known before it can be applied. */
export function mentionedKeys(changes: readonly RecordChange[]): string[] {
  const keys = changes.flatMap((change) => {
    if (change.type === 'upserted') return [change.record.key];
    return change.type === 'deleted' ? [change.key] : [change.key, change.into];
  });
  return [...new Set(keys)];
}

/** A record that is another after a batch, not yet read for linking. */
export interface ChangedRecord {
  key: string;
  before: KnownRecord | null;
  after: { record: PartyRecord; formerKeys: string[] } | null;
}

/**
 * Plays a batch of changes, in their order, over what is known of the records they mention.
 *
 * @param known the mentioned records, and those that mentioned keys are aliases of.
 * @param aliases those from and those to any of these records.
 */
export function changedRecords(
  changes: readonly RecordChange[],
  known: readonly KnownRecord[],
  aliases: readonly Alias[],
): { changed: ChangedRecord[]; aliases: Revisions['aliases'] } {
  const before = new Map(known.map((each) => [each.record.key, each]));
  const records = new Map<string, PartyRecord | null>(known.map(({ record }) => [record.key, record]));
  const targets = new Map(aliases.map(({ formerKey, key }) => [formerKey, key]));
  const touched = new Set<string>();

  for (const change of changes) {
    if (change.type === 'upserted') {
      const { key } = change.record;
      touched.add(targets.get(key) ?? key).add(key);
      targets.delete(key);
      records.set(key, change.record);
    } else if (change.type === 'deleted') {
      touched.add(change.key);
      records.set(change.key, null);
    } else {
      const survivor = targets.get(change.into) ?? change.into;
      if (survivor === change.key) continue;
      touched
        .add(change.key)
        .add(survivor)
        .add(targets.get(change.key) ?? survivor);
      records.set(change.key, null);
      for (const [formerKey, key] of targets) if (key === change.key) targets.set(formerKey, survivor);
      targets.set(change.key, survivor);
    }
  }

  const formerKeys = Map.groupBy(targets.keys(), (formerKey) => targets.get(formerKey) ?? formerKey);
  const changed = [...touched].flatMap((key): ChangedRecord[] => {
    const [record, known] = [records.get(key) ?? null, before.get(key) ?? null];
    if (record === null) return known === null ? [] : [{ key, before: known, after: null }];
    const former = formerKeys.get(key)?.sort() ?? [];
    if (known && isDeepStrictEqual(known.record, record) && isDeepStrictEqual(known.formerKeys, former)) return [];
    return [{ key, before: known, after: { record, formerKeys: former } }];
  });
  return { changed, aliases: changedAliases(aliases, targets) };
}

function changedAliases(before: readonly Alias[], targets: ReadonlyMap<string, string>): Revisions['aliases'] {
  const known = new Map(before.map(({ formerKey, key }) => [formerKey, key]));
  return {
    put: [...targets].flatMap(([formerKey, key]) => (known.get(formerKey) === key ? [] : [{ formerKey, key }])),
    remove: [...known.keys()].filter((formerKey) => !targets.has(formerKey)),
  };
}
