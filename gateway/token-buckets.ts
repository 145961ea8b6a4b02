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
  size(): number;
}

/**
 * One bucket for each owner. Libraries for this count in fixed windows, which lets a caller spend two windows at once
 * where they meet, and keep a timer for every caller without a bound on how many.
 */
export function tokenBuckets({ perSecond, burst, remembered = 10_000, now }: BucketOptions): TokenBuckets {
  const clock = now ?? (() => performance.now());
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    size: () => buckets.size,
    take: (owner, amount) => {
      const at = clock();
      const before = buckets.get(owner) ?? { left: burst, at };
      const left = Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond);
      const missing = amount - left;
      // A Map keeps the order of insertion: whoever came last stands last.
      buckets.delete(owner);
      buckets.set(owner, { left: missing > 0 ? left : left - amount, at });
      const oldest = buckets.keys().next().value;
      if (buckets.size > remembered && oldest !== undefined) buckets.delete(oldest);
      return missing > 0 ? Math.max(Math.ceil(missing / perSecond), 1) : 0;
    },
  };
}
