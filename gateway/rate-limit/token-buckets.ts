export interface BucketOptions {
  /** What flows back, and how much a full bucket holds. */
  perSecond: number;
  burst: number;
  /** How many buckets are remembered; the one that was used longest ago is forgotten, which is as if it were full. */
  remembered?: number;
  /** Milliseconds that never go back. */
  now?: () => number;
}

export interface TokenBuckets {
  /** Takes from someone's bucket and returns 0, or takes nothing and returns after how many seconds it would be enough. */
  take(owner: string, amount: number): number;
  /** Takes what has been used already, and leaves a debt where there is less. */
  spend(owner: string, amount: number): void;
  /** After how many seconds it would be enough. */
  secondsUntil(owner: string, amount: number): number;
  /** Sets what is left in someone's bucket. */
  keep(owner: string, left: number): void;
  size(): number;
}

/**
 * One bucket for each owner. Libraries for this count in fixed windows, which lets a caller spend two windows at once
 * where they meet, and keep a timer for every caller without a bound on how many.
 */
export function tokenBuckets({ perSecond, burst, remembered = 10_000, now }: BucketOptions): TokenBuckets {
  const clock = now ?? (() => performance.now());
  const buckets = new Map<string, { left: number; at: number }>();
  const leftOf = (owner: string, at: number): number => {
    const before = buckets.get(owner) ?? { left: burst, at };
    return Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond);
  };
  const keep = (owner: string, left: number, at: number): void => {
    // A Map keeps the order of insertion: whoever came last stands last.
    buckets.delete(owner);
    buckets.set(owner, { left, at });
    const oldest = buckets.keys().next().value;
    if (buckets.size > remembered && oldest !== undefined) buckets.delete(oldest);
  };
  const secondsFor = (missing: number) => (missing > 0 ? Math.max(Math.ceil(missing / perSecond), 1) : 0);
  return {
    size: () => buckets.size,
    secondsUntil: (owner, amount) => secondsFor(amount - leftOf(owner, clock())),
    keep: (owner, left) => keep(owner, left, clock()),
    spend: (owner, amount) => {
      const at = clock();
      keep(owner, leftOf(owner, at) - amount, at);
    },
    take: (owner, amount) => {
      const at = clock();
      const left = leftOf(owner, at);
      const missing = amount - left;
      keep(owner, missing > 0 ? left : left - amount, at);
      return secondsFor(missing);
    },
  };
}
