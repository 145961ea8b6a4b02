import { noEffects, type StoredRecord } from '../resolution/effects.ts';
import { prepare } from '../resolution/prepare.ts';
import type { FoundRecord } from '../resolution/state.ts';
import type { IdentityTransaction } from '../store/identity-transaction.ts';
import { type Memory, newStamp } from './memory.ts';

const recordsPerPage = 20_000;

/**
 * Has records found by what is read of them now: a version that reads phone numbers otherwise looks for others than the one before
 * it wrote.
 *
 * @param memory holds whose the records are
 */
export async function findAnew(transaction: IdentityTransaction, memory: Memory, now: () => number): Promise<void> {
  for (let [after, isMore] = [0, true]; isMore; ) {
    const page = await transaction.foundRecords(after, recordsPerPage);
    const anew = page.flatMap((found) => foundOtherwise(found, memory));
    if (anew.length > 0) {
      memory.sequence += 1;
      memory.stamp = newStamp();
      await transaction.write({
        ...noEffects,
        records: anew.map(({ stored }) => stored),
        droppedIdentifiers: anew.flatMap(({ dropped }) => dropped),
        ...{ sequence: memory.sequence, stamp: memory.stamp, at: now() },
      });
    }
    after = page.at(-1)?.firstSeen ?? after;
    isMore = page.length === recordsPerPage;
  }
}

interface FoundOtherwise {
  stored: StoredRecord;
  dropped: { record: { key: string; firstSeen: number }; identifier: string }[];
}

/** None where it is found by the same as before. */
function foundOtherwise(found: FoundRecord, { engine: { population }, homes }: Memory): FoundOtherwise[] {
  const { record, formerKeys, firstSeen } = found;
  const { identifiers, words } = prepare(record, formerKeys, firstSeen);
  const [newIdentifiers, dropped] = [without(identifiers, found.identifiers), without(found.identifiers, identifiers)];
  const otherWords = [...without(words, found.words), ...without(found.words, words)];
  if (newIdentifiers.length + dropped.length + otherWords.length === 0) return [];
  const customerId = homes.of(population.slotOf(record.key))?.id ?? found.customerId;
  const stored = { record, formerKeys, identifiers, newIdentifiers, words, customerId, firstSeen };
  const ref = { key: record.key, firstSeen };
  return [
    {
      stored: { ...stored, isNew: false, former: null },
      dropped: dropped.map((identifier) => ({ record: ref, identifier })),
    },
  ];
}

function without(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return some.filter((each) => !known.has(each));
}
