import type { PartyRecord } from '../../../subgraphs/identity/resolution/record.ts';

/** Records of which it is known who they are. */
export interface LabelledRecords {
  records: PartyRecord[];
  /** Record key → the party it truly is; records that are not in it are linked, but not measured. */
  truth: ReadonlyMap<string, string>;
  /** What a reader of the figures should know about how the records were read. */
  notes: string[];
}

export interface LabelledSet {
  name: string;
  load(): Promise<LabelledRecords>;
  /** A figure that only this set has, in words. */
  remark?(records: readonly PartyRecord[], clusters: readonly string[][]): string;
}
