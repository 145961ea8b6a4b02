import { hashedKeys } from './candidates/blocking-keys.ts';
import { fullName } from './display-name.ts';
import { hashedValues } from './model/spread.ts';
import type { PopulationEntry } from './population/population.ts';
import { profileOf } from './profile.ts';
import { readRecord } from './reading.ts';
import type { PartyRecord } from './record.ts';
import { identifiersOf } from './values/identifier.ts';
import { searchWords } from './values/search-words.ts';

/** A record with everything that is read from it once. */
export interface PreparedRecord {
  record: PartyRecord;
  /** Keys of records that were merged into this one in their source. */
  formerKeys: string[];
  identifiers: string[];
  /** What it is searched by. */
  words: string[];
  /** What linking reads of it. */
  entry: PopulationEntry;
  firstSeen: number;
}

/** @param linked the record as linking may read it: without what rules block. */
export function prepare(
  record: PartyRecord,
  formerKeys: readonly string[],
  firstSeen: number,
  linked: PartyRecord = record,
): PreparedRecord {
  const reading = readRecord(record);
  return {
    record,
    formerKeys: [...formerKeys],
    identifiers: identifiersOf(record, formerKeys, reading),
    words: searchWords(record),
    entry: entryOf(linked, formerKeys, firstSeen, linked === record ? reading : readRecord(linked)),
    firstSeen,
  };
}

/** What linking reads of a record. */
export function entryOf(
  record: PartyRecord,
  formerKeys: readonly string[],
  firstSeen: number,
  reading = readRecord(record),
): PopulationEntry {
  const profile = profileOf(record, formerKeys, reading);
  const [{ key, updatedAt }, name] = [record, fullName(record)];
  const [blocks, values] = [hashedKeys(profile), hashedValues(profile)];
  return { key, formerKeys, profile, blocks, values, name, firstSeen, updatedAt };
}
