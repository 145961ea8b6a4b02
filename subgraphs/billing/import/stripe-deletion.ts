import { finalVersion, type UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';

/** Stripe's API deletes for good what has an id of its own making, and then only says `{ id, object, deleted: true }`. */
export function goneForGood(row: SourceRow, entity: string): UpsertRow | null {
  return gone(row, entity, finalVersion);
}

/** Products and plans have ids that their owner may choose, and choose again. */
export function goneForNow(row: SourceRow, entity: string): UpsertRow | null {
  return gone(row, entity, row.version('event_created', '_fivetran_synced'));
}

function gone(row: SourceRow, entity: string, version: number | null): UpsertRow | null {
  if (!row.isTrue('deleted')) return null;
  return { kind: 'row', entity, id: row.id('id'), version, deleted: true, values: {} };
}
