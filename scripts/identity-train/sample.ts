import type { Decision } from '../../subgraphs/identity/resolution/decision.ts';
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
  /** What stewards decided and did not revoke. */
  decisions: Decision[];
}

/**
 * At most so many of the records that identity has taken in, each as likely as any other (Vitter's algorithm R), and the same
 * ones for the same records; besides, all that stewards decided about. Between pages whoever links them goes on.
 */
export async function sampleRecords(store: Pick<IdentityStore, 'transact'>, most: number): Promise<Sample> {
  const random = randomNumbers(seed);
  const decisions = await store.transact((transaction) => transaction.standingDecisions());
  const isDecided = decidedAbout(decisions);
  const [decided, picked]: [ResolvedRecord[], ResolvedRecord[]] = [[], []];
  let others = 0;
  for (let last = 0; ; ) {
    const page = await store.transact((transaction) => transaction.resolvedRecords(last, recordsPerPage));
    for (const record of page) {
      if (isDecided(record)) {
        decided.push(record);
        continue;
      }
      others += 1;
      if (picked.length < most) picked.push(record);
      else {
        const place = Math.floor(random() * others);
        if (place < most) picked[place] = record;
      }
    }
    last = page.at(-1)?.firstSeen ?? last;
    if (page.length < recordsPerPage) break;
  }
  const records = [...decided, ...picked].sort((a, b) => a.firstSeen - b.firstSeen);
  return { records, population: decided.length + others, decisions };
}

function decidedAbout(decisions: readonly Decision[]): (record: ResolvedRecord) => boolean {
  const keys = new Set(decisions.flatMap(({ low, high }) => [low, high]));
  return ({ record, formerKeys }) => keys.has(record.key) || formerKeys.some((key) => keys.has(key));
}
