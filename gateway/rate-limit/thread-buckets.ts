import { numberOf } from '../number-of.ts';
import type { BucketOptions, TokenBuckets } from './token-buckets.ts';

export interface ThreadBucketsOptions extends Pick<BucketOptions, 'perSecond' | 'burst'> {
  /** Nanoseconds that never go back and are the same for all threads. */
  now?: () => bigint;
}

/** Whose buckets may stand in a place of the table; whoever finds none of them free takes the one that is nearest to being full. */
const placesOfAnOwner = 8;
const usualOwners = 16_384;
const bytesOfAnOwner = 2 * BigInt64Array.BYTES_PER_ELEMENT;
const nanosecondsPerSecond = 1e9;
const endOfTime = 2n ** 63n - 1n;

/** Memory for the buckets of so many owners, which threads are handed when they are started. */
export function bucketMemory(owners = usualOwners): SharedArrayBuffer {
  return new SharedArrayBuffer(Math.ceil(owners / placesOfAnOwner) * placesOfAnOwner * bytesOfAnOwner);
}

/**
 * One bucket for each owner, which all threads with the same memory take from. Of a bucket only the moment is kept at which it will
 * be full, so that nobody has to hold a lock: a full one says nothing, and its place is free.
 */
export function threadBuckets(
  memory: SharedArrayBuffer,
  { perSecond, burst, now = process.hrtime.bigint }: ThreadBucketsOptions,
): Omit<TokenBuckets, 'size'> {
  const places = memory.byteLength / bytesOfAnOwner;
  const owners = new BigInt64Array(memory, 0, places);
  const fullAt = new BigInt64Array(memory, places * BigInt64Array.BYTES_PER_ELEMENT, places);
  const timeFor = (amount: number) => BigInt(Math.round((amount / perSecond) * nanosecondsPerSecond));
  const timeForBurst = timeFor(burst);

  const placeOf = (owner: string, at: bigint): number => {
    const id = numberOf(owner);
    const first = Number(BigInt.asUintN(32, id) % BigInt(places / placesOfAnOwner)) * placesOfAnOwner;
    for (;;) {
      let [fullest, itsOwner, itsMoment] = [first, 0n, endOfTime];
      for (let place = first; place < first + placesOfAnOwner; place++) {
        const [other, moment] = [Atomics.load(owners, place), Atomics.load(fullAt, place)];
        if (other === id) return place;
        if (moment < itsMoment) [fullest, itsOwner, itsMoment] = [place, other, moment];
      }
      if (Atomics.compareExchange(owners, fullest, itsOwner, id) !== itsOwner) continue;
      // What another thread has taken for the same owner since stays taken.
      Atomics.compareExchange(fullAt, fullest, itsMoment, at);
      return fullest;
    }
  };

  /** Nothing is missing where it is not positive. */
  const missingFor = (amount: number, at: bigint, before: bigint): bigint =>
    (before > at ? before : at) + timeFor(amount) - at - timeForBurst;
  const seconds = (time: bigint) => Math.max(Math.ceil(Number(time) / nanosecondsPerSecond), 0);

  /** Returns after how long the amount would be there. What is missing is owed if it may be, or else nothing is taken. */
  const draw = (owner: string, amount: number, mayOwe: boolean): bigint => {
    const at = now();
    const place = placeOf(owner, at);
    for (;;) {
      const before = Atomics.load(fullAt, place);
      const missing = missingFor(amount, at, before);
      const after = missing + at + timeForBurst;
      if (missing > 0n && !mayOwe) return missing;
      if (Atomics.compareExchange(fullAt, place, before, after) === before) return 0n;
    }
  };

  return {
    take: (owner, amount) => seconds(draw(owner, amount, false)),
    secondsUntil: (owner, amount) => {
      const at = now();
      return seconds(missingFor(amount, at, Atomics.load(fullAt, placeOf(owner, at))));
    },
    keep: (owner, left) => {
      const at = now();
      Atomics.store(fullAt, placeOf(owner, at), at + timeFor(burst - left));
    },
    spend: (owner, amount) => {
      draw(owner, amount, true);
    },
  };
}
