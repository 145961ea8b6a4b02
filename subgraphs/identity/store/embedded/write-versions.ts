import { versionsKept } from '../versions-kept.ts';
import type { RowEffects } from './record-row.ts';
import type { Statements } from './statements.ts';

/** Keeps what records said that changed; what a department deleted, it deleted of all times. */
export function writeVersions(statements: Statements, { records, removedRecords, at }: RowEffects): void {
  const forget = statements.statement('delete from record_version where record = ?');
  for (const { firstSeen } of removedRecords) forget.run(firstSeen);
  // What held for no time at all, within one millisecond, is not kept.
  const keep = statements.statement('insert or ignore into record_version (record, until, facts) values (?, ?, ?)');
  const oldest = `select until from record_version where record = ?1 order by until desc limit 1 offset ${versionsKept}`;
  const empty = statements.statement(
    `update record_version set facts = null where record = ?1 and until = (${oldest}) and facts is not null`,
  );
  const drop = statements.statement(`delete from record_version where record = ?1 and until < (${oldest})`);
  for (const { former, firstSeen } of records) {
    if (former === null) continue;
    keep.run(firstSeen, at, former);
    empty.run(firstSeen);
    drop.run(firstSeen);
  }
}
