import { setTimeout } from 'node:timers/promises';
import { sqliteCode } from './sqlite-code.ts';

/** SQLite blocks the whole thread while it waits for a lock, so it waits this long at a time and the event loop goes on. */
export const lockWaitMs = 10;
const longestPauseMs = 50;
const patienceMs = 120_000;
const busy = 5;

/**
 * Does the work of one transaction as soon as no other connection holds the write lock.
 *
 * @throws what the work throws, and SQLite's own error when the lock was not to be had for two minutes.
 */
export async function whenUnlocked<T>(work: () => Promise<T>): Promise<T> {
  const lastTry = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (sqliteCode(error) !== busy || Date.now() > lastTry) throw error;
      await setTimeout(Math.random() * longestPauseMs);
    }
  }
}
