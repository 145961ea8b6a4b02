import type { Party } from '../party.ts';

export type ColumnValue = string | number | null;

/** Later than any time a source can give: a deletion that carries this is final. */
export const finalVersion = Number.MAX_SAFE_INTEGER;

/** What a source row says about one of the department's own rows. */
export interface UpsertRow {
  kind: 'row';
  entity: string;
  id: string;
  /** Epoch milliseconds of the row's newest change in its source; an older one never overwrites a newer one. */
  version: number | null;
  deleted: boolean;
  values: Record<string, ColumnValue>;
  /** Follows from the same source row as another change: it is not counted, and told to the feed only where it is a party. */
  derived?: boolean;
  /** What a later row of the same thing does not take back by no longer saying it: an address that somebody had. */
  lasting?: boolean;
}

/** The source says that one party was merged into another; what hung on the loser hangs on the survivor from then on. */
export interface MergeRows {
  kind: 'merge';
  entity: string;
  loser: string;
  survivor: string;
  version: number | null;
}

export type RowChange = UpsertRow | MergeRows;

/** A row of a file and what it says. */
export interface ReadRow {
  line: number;
  source: Record<string, unknown>;
  changes: RowChange[];
}

/** How a department stores one kind of row. Its table comes from `createRowTable`. */
export interface EntityDefinition {
  table: string;
  /** Columns that name a row of another entity, which are kept pointing at the survivor when that row is merged away. */
  references?: Record<string, string>;
  /** Further columns that lead to the parties that the row is about, by way of rows that it is a part of. */
  partOf?: Record<string, Whole>;
  /** Rows that say of this one which other parties it is about. */
  linkedBy?: KnownBy;
  /** Present where the row is a party: what identity is told about it, with the rows that belong to it, if it has any. */
  toParty?: (id: string, values: Record<string, ColumnValue>, version: number | null, belongings: Belonging[]) => Party;
  /** Present where the row says something of a party: when it changes, identity is told of that party again. */
  belongsTo?: { entity: string; column: string };
  /** What of a deleted row others go on telling, besides whose it was: nothing that is personal. */
  kept?: readonly string[];
  /** Present where the row repeats what the row of a party says: it goes with the party, and leaves no tombstone. */
  erasedWith?: { entity: string; column: string };
}

/** The entity that a column names a row of; by what stands before its colon where it may name one of several. */
export type Whole = string | Record<string, string | KnownBy>;

/** Rows of an entity that have the value in one of these columns, whole or without what stands before its colon. */
export interface KnownBy {
  entity: string;
  columns: readonly string[];
  whole?: boolean;
  /** Whether such a value is personal data, of which a deleted row keeps nothing. */
  personal?: boolean;
}

/** A row that belongs to a party, such as one of a company's domains. */
export type Belonging = Record<string, ColumnValue>;

export type Entities = Record<string, EntityDefinition>;

/** A problem with one cell; the row goes to the rejects file with it. */
export class RowError extends Error {
  override name = 'RowError';
  readonly column: string | null;
  readonly value: string | null;

  constructor(column: string | null, value: unknown, reason: string) {
    super(reason);
    this.column = column;
    this.value = value === null || value === undefined ? null : String(value);
  }
}
