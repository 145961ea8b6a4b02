import { setTimeout } from 'node:timers/promises';
import type { Connection, Run } from './connection.ts';

export interface LockWait {
  /** How long it has been waited for by now. */
  seconds: number;
  /** Whether whoever held it was ended, after having done nothing for so many looks. */
  isEnded: boolean;
}

export interface LockPatience {
  /** How often who waits looks at whom it waits for. */
  lookAfterMs?: number;
  /** How many looks in a row may find that one has done nothing; by default those of a minute. */
  mostIdleLooks?: number;
  /** Hears of it after the first look, and then more and more seldom. */
  onWait?: (wait: LockWait) => void;
}

const usualLookAfterMs = 5_000;
/** Between two queries of a turn that is under way lie seconds, also where the machine is busy. */
const usualIdleLooks = 12;

/**
 * Waits for the lock. A process that holds it and is stopped, or paused with its machine, or cut off without a word, would keep it for
 * ever, since Neo4j hears nothing of that. So its transaction is ended when it has done nothing for a minute; if the process goes
 * on some day, the server refuses its queries and its commit.
 *
 * @param turn by which the waiting transaction is found among the others
 */
export async function whileWatched(
  locking: Promise<unknown>,
  turn: string,
  connection: Pick<Connection, 'write'>,
  patience: LockPatience,
): Promise<void> {
  const over = new AbortController();
  void watch(turn, connection, patience, over.signal);
  try {
    await locking;
  } finally {
    over.abort();
  }
}

async function watch(
  turn: string,
  connection: Pick<Connection, 'write'>,
  { lookAfterMs = usualLookAfterMs, mostIdleLooks = usualIdleLooks, onWait = () => {} }: LockPatience,
  over: AbortSignal,
): Promise<void> {
  const began = performance.now();
  let [idleLooks, before] = [0, ''];
  for (let looks = 1; ; looks++) {
    await setTimeout(lookAfterMs, undefined, { signal: over }).catch(() => {});
    if (over.aborted) return;
    try {
      // Looks are counted instead of seconds: whoever was stopped itself must not take that for idleness of others.
      const holders = await connection.write((run) => holdersBefore(run, turn));
      const seen = JSON.stringify(holders);
      idleLooks = holders.length > 0 && seen === before ? idleLooks + 1 : 0;
      before = seen;
      const isEnded = idleLooks >= mostIdleLooks && !over.aborted;
      if (isEnded) await connection.write((run) => end(run, holders));
      if (isEnded || isPowerOfTwo(looks)) onWait({ seconds: Math.round((performance.now() - began) / 1000), isEnded });
    } catch {
      // What cannot be looked at now may be at the next look; whoever waits hears of a lost connection by itself.
    }
  }
}

interface Holder {
  id: string;
  turn: string | null;
  status: string;
  query: string;
  pageHits: number;
  locks: number;
}

/** Those that keep a transaction waiting and wait for nobody themselves, with what would change if they did something. */
async function holdersBefore(run: Run, turn: string): Promise<Holder[]> {
  const transactions = await run<Holder>(
    `SHOW TRANSACTIONS YIELD transactionId, metaData, status, currentQueryId, pageHits, activeLockCount
     RETURN transactionId AS id, metaData.turn AS turn, status, currentQueryId AS query, pageHits, activeLockCount AS locks`,
  );
  const waiting = transactions.find((each) => each.turn === turn);
  const blockers = new Set(/^Blocked by: \[(.*)\]$/.exec(waiting?.status ?? '')?.[1]?.split(', '));
  return transactions.filter(({ id, status }) => blockers.has(id) && status.startsWith('Running'));
}

async function end(run: Run, holders: readonly Holder[]): Promise<void> {
  await run('TERMINATE TRANSACTIONS $ids', { ids: holders.map(({ id }) => id) });
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}
