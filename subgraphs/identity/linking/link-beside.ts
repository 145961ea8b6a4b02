import type { LinkingRules } from '../resolution/engine/rules.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import type { IdentityTransaction } from '../store/identity-transaction.ts';
import { emptyMemory, expectWithin, linkPage, type Memory, missedBy, type Place, takeIn } from './memory.ts';

/** The store is locked while a page is read, so pages are small. */
const usualRecordsPerPage = 5000;
/** Whoever has missed no more than this has caught up. */
const few = 500;
/** While records are loaded in bulk, one cannot catch up without the lock. */
const mostRounds = 8;

/**
 * Reads all records and links them in memory by these rules, whatever they are linked by in the store. Between pages whoever links
 * them there goes on; what changed meanwhile is taken in at the end, but for the last moment.
 *
 * @param onProgress hears how many records are linked
 * @throws when the graph is put back to a backup meanwhile
 */
export async function linkBeside(
  store: Pick<IdentityStore, 'transact'>,
  rules: LinkingRules,
  onProgress: (records: number) => void = () => {},
  recordsPerPage = usualRecordsPerPage,
): Promise<Memory> {
  const memory = await store.transact(async (transaction) => {
    return emptyMemory(transaction, rules, await transaction.begin(''));
  });
  // Pages may tell of what was written after the first one, which a backup from between does not have.
  let seen: Place = memory;
  const goOn = async (transaction: IdentityTransaction): Promise<Place> => {
    const place = await transaction.begin('');
    await expectWithin(seen, place, transaction);
    seen = place;
    return place;
  };
  for (let last = 0; ; ) {
    const records = await store.transact(async (transaction) => {
      await goOn(transaction);
      return transaction.resolvedRecords(last, recordsPerPage);
    });
    linkPage(memory, records);
    onProgress(memory.engine.population.size);
    last = records.at(-1)?.firstSeen ?? last;
    if (records.length < recordsPerPage) break;
  }
  for (let round = 0; round < mostRounds; round++) {
    const missed = await store.transact(async (transaction) => {
      return missedBy(memory, transaction, await goOn(transaction));
    });
    takeIn(memory, missed);
    onProgress(memory.engine.population.size);
    if (missed.records.length + missed.removed.length <= few) break;
  }
  memory.homes.endLoading();
  return memory;
}
