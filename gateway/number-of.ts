import { hash } from 'node:crypto';

/** By which threads know a text in memory that they share; never 0. Nobody can choose a text that has another's. */
export function numberOf(text: string): bigint {
  return hash('sha1', text, 'buffer').readBigInt64LE() || 1n;
}
