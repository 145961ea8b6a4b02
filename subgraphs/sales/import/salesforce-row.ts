import type { MergeRows, RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import type { AddressColumns } from '../tables.ts';
import type { Imported } from './derived-rows.ts';

const checksumLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18 characters of an id that is written with 15; the last 3 say which of the others are capitals. */
export function salesforceId(id: string): string {
  if (!/^[A-Za-z0-9]{15}$/.test(id)) return id;
  const checksum = [0, 5, 10].map((start) => {
    const capitals = [...id.slice(start, start + 5)].map((letter) => /[A-Z]/.test(letter));
    return checksumLetters.charAt(capitals.reduce((sum, isCapital, place) => sum + (isCapital ? 2 ** place : 0), 0));
  });
  return id + checksum.join('');
}

export function reference(row: SourceRow, column: string): string | null {
  const id = row.key(column);
  return id === null ? null : salesforceId(id);
}

export function requiredReference(row: SourceRow, column: string): string {
  return row.required(column, reference(row, column));
}

export function currencyOf(row: SourceRow): string {
  return row.currencyOrUsual('currency_iso_code');
}

export function addressOf(row: SourceRow, prefix = ''): AddressColumns {
  return {
    street: row.text(`${prefix}street`),
    city: row.text(`${prefix}city`),
    region: row.firstText(`${prefix}state`, `${prefix}state_code`),
    postal_code: row.text(`${prefix}postal_code`),
    country: row.firstText(`${prefix}country_code`, `${prefix}country`),
  };
}

/** Says of a row all but its values. */
export function identified(row: SourceRow, entity: string): Omit<Imported, 'values'> {
  const created = row.timestamp('created_date');
  const changed = row.version('system_modstamp', 'last_modified_date');
  const deleted = row.isTrue('is_deleted') || row.isTrue('_fivetran_deleted');
  return {
    kind: 'row',
    entity,
    id: requiredReference(row, 'id'),
    version: row.version('_fivetran_synced', 'system_modstamp', 'last_modified_date'),
    deleted,
    mayHaveChanged: deleted || created === null || changed === null || changed > created,
  };
}

/** What Salesforce's list of deleted records says: an id and a time, and nothing about the row. */
export function isBareDeletion(row: SourceRow): boolean {
  return row.isTrue('is_deleted') && !row.has('created_date') && !row.has('_fivetran_synced');
}

export function bareDeletion(row: SourceRow, entity: string): UpsertRow {
  const { mayHaveChanged: _, ...gone } = identified(row, entity);
  return { ...gone, values: {} };
}

/** Salesforce deletes the loser of a merge and leaves the survivor's id on it. */
export function withMerge(row: SourceRow, changes: RowChange[]): RowChange[] {
  const survivor = reference(row, 'master_record_id');
  const [loser] = changes;
  if (survivor === null || loser?.kind !== 'row' || survivor === loser.id) return changes;
  const merge: MergeRows = {
    kind: 'merge',
    entity: loser.entity,
    loser: loser.id,
    survivor,
    version: loser.version,
  };
  return [...changes, merge];
}
