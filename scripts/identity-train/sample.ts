import { randomNumbers } from '../../subgraphs/identity/resolution/model/chance.ts';
import type { ResolvedRecord } from '../../subgraphs/identity/resolution/state.ts';
import type { IdentityStore } from '../../subgraphs/identity/store/identity-store.ts';

const recordsPerPage = 20_000;
const seed = 1;

export interface Sample {
  /** In the order in which they were first seen. */
  records: ResolvedRecord[];
  /** How many there are. */
  population: number;
}

/**
 * At most so many of the records that identity has taken in, each as likely as any other (Vitter's algorithm R), and the same
 * ones for the same records. Between pages whoever links them goes on.
 */
export async function sampleRecords(store: Pick<IdentityStore, 'transact'>, most: number): Promise<Sample> {
  const random = randomNumbers(seed);
  const records: ResolvedRecord[] = [];
  let population = 0;
  for (let last = 0; ; ) {
    const page = await store.transact((transaction) => transaction.resolvedRecords(last, recordsPerPage));
    for (const record of page) {
      population += 1;
      if (records.length < most) records.push(record);
      else {
        const place = Math.floor(random() * population);
        if (place < most) records[place] = record;
      }
    }
    last = page.at(-1)?.firstSeen ?? last;
    if (page.length < recordsPerPage) break;
  }
  return { records: records.sort((a, b) => a.firstSeen - b.firstSeen), population };
}
