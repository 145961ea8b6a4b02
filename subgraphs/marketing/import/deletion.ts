import type { SourceRow } from '../../kit/import/source-row.ts';

/** A connector says it in one of two columns, depending on the table. */
export function isDeleted(row: SourceRow): boolean {
  const said = [row.isTrue('_fivetran_deleted'), row.isTrue('is_deleted')];
  return said.includes(true);
}

/** The API may say no more of what it deleted than that; whose it was then stays as it is stored. */
export function isBareTombstone(row: SourceRow, ...telling: string[]): boolean {
  return isDeleted(row) && !telling.some((column) => row.has(column));
}
