import type { Effects } from '../../resolution/effects.ts';
import type { RecordThen } from '../customers.ts';
import { versionsKept } from '../versions-kept.ts';
import { integer, type Run } from './connection.ts';
import { type RecordNode, toRecord } from './record-node.ts';
import type { Sending } from './sending.ts';

/** Keeps what records said that changed; what a department deleted, it deleted of all times. */
export function writeVersions({ each, found }: Sending, { records, removedRecords }: Effects): void {
  found(
    removedRecords.map(({ key }) => key),
    'MATCH (version:RecordVersion {key: row}) DELETE version',
  );
  // What held for no time at all, within one millisecond, is not kept.
  each(
    records.flatMap(({ record, former }) =>
      former === null ? [] : [{ key: record.key, facts: JSON.stringify(former) }],
    ),
    `MERGE (version:RecordVersion {key: row.key, until: $at}) ON CREATE SET version.facts = row.facts
     WITH row
     CALL (row) {
       MATCH (version:RecordVersion {key: row.key})
       WITH version ORDER BY version.until DESC SKIP ${versionsKept}
       WITH collect(version) AS old
       FOREACH (version IN old[..1] | REMOVE version.facts)
       FOREACH (version IN old[1..] | DELETE version)
     }`,
  );
}

interface ThenRow {
  ordinal: number;
  firstSeen: number;
  node: RecordNode;
  versions: { facts: string | null }[];
}

export async function recordsThen(run: Run, keys: readonly string[], at: number): Promise<(RecordThen | null)[]> {
  const rows = await run<ThenRow>(
    `UNWIND range(0, size($keys) - 1) AS ordinal
     MATCH (record:Record {key: $keys[ordinal]})
     RETURN ordinal, record.firstSeen AS firstSeen, properties(record) AS node, COLLECT {
       MATCH (version:RecordVersion {key: record.key}) WHERE version.until > $at
       RETURN version {.facts} ORDER BY version.until LIMIT 1
     } AS versions`,
    { keys, at: integer(at) },
  );
  const found = keys.map((): RecordThen | null => null);
  for (const { ordinal, firstSeen, node, versions } of rows)
    found[ordinal] = { firstSeen, record: versions[0] ? toFormer(versions[0].facts) : toRecord(node) };
  return found;
}

function toFormer(facts: string | null): RecordThen['record'] {
  return facts === null ? null : JSON.parse(facts);
}
