import type { ReadRow, RowChange } from './row-change.ts';
import { type Cell, SourceRow } from './source-row.ts';

const rowsPerBatch = 1000;

/**
 * The states that a row was in, where a connector keeps them all (Fivetran's history mode): each says when it began, and those
 * that are over when they ended. A row without a state that is active was deleted when its last one ended.
 */
export class PastStates {
  readonly #last = new Map<string, { row: ReadRow; end: number }>();

  /** The rows to write now: the last state of each row that is over waits for the end of the file. */
  take(row: ReadRow): ReadRow[] {
    if (!('_fivetran_end' in row.source)) return [row];
    const { active, start, end } = timesOf(row.source);
    if (active === 0 && end !== null) return this.#hold(row, end);
    return [start === null ? row : { ...row, changes: row.changes.map(notBefore(start)) }];
  }

  /** To be written last: an active state, of this file or stored, is newer than those that are over. */
  *deletions(): Generator<ReadRow[]> {
    let batch: ReadRow[] = [];
    for (const { row } of this.#last.values()) {
      batch.push(row);
      if (batch.length < rowsPerBatch) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  #hold(row: ReadRow, end: number): ReadRow[] {
    const [first] = row.changes;
    const key = first?.kind === 'row' ? `${first.entity}:${first.id}` : null;
    const before = key === null ? undefined : this.#last.get(key);
    if (key === null || (before && before.end >= end)) return [lastingOf(row)];
    // A refused merge is told with its row; of others little is held, since a file may have very many.
    const source = row.changes.some(({ kind }) => kind === 'merge') ? row.source : {};
    this.#last.set(key, { row: { line: row.line, source, changes: row.changes.map(goneBy(end)) }, end });
    return before ? [lastingOf(before.row)] : [];
  }
}

function timesOf(source: Record<string, unknown>) {
  const row = new SourceRow(source as Record<string, Cell>);
  const [start, end] = [row.timestamp('_fivetran_start'), row.timestamp('_fivetran_end')];
  return { active: row.flag('_fivetran_active'), start, end };
}

function notBefore(start: number): (change: RowChange) => RowChange {
  return (change) => ({ ...change, version: Math.max(change.version ?? start, start) });
}

function goneBy(end: number): (change: RowChange) => RowChange {
  return (change) => {
    if (change.kind !== 'row' || change.lasting) return change;
    return { ...change, version: end, deleted: true, values: {} };
  };
}

function lastingOf(row: ReadRow): ReadRow {
  return { ...row, changes: row.changes.filter(isLasting) };
}

function isLasting(change: RowChange): boolean {
  return change.kind === 'row' && change.lasting === true;
}
