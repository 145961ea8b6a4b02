import type { Effects, StoredRecord } from '../../resolution/effects.ts';

/** A record as its row says it: texts are written once, and go to the thread that writes for less than objects would. */
export interface RecordRow extends Pick<StoredRecord, 'firstSeen' | 'customerId' | 'newIdentifiers' | 'isNew'> {
  key: string;
  /** The record as JSON. */
  facts: string;
  /** JSON list; null when there are none. */
  formerKeys: string | null;
  /** JSON list. */
  identifiers: string;
  /** The words of its name, with a space between. */
  words: string;
  /** What it said before as JSON; null where that was the same. */
  former: string | null;
}

/** What a batch changes, with its records as rows. */
export interface RowEffects extends Omit<Effects, 'records'> {
  records: RecordRow[];
}

export function withRows(effects: Effects): RowEffects {
  return { ...effects, records: effects.records.map(rowOf) };
}

function rowOf({ record, formerKeys, identifiers, words, former, ...stored }: StoredRecord): RecordRow {
  const { firstSeen, customerId, newIdentifiers, isNew } = stored;
  return {
    ...{ firstSeen, customerId, newIdentifiers, isNew, key: record.key, facts: JSON.stringify(record) },
    formerKeys: formerKeys.length === 0 ? null : JSON.stringify(formerKeys),
    identifiers: JSON.stringify(identifiers),
    words: words.join(' '),
    former: former && JSON.stringify(former),
  };
}
