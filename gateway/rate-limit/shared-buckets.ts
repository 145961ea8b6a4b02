import { createHash } from 'node:crypto';
import { createClient } from '@redis/client';
import type { Logger } from 'pino';
import { connectionTo, RedisLine } from '../redis-line.ts';
import { readTaken, takeScript } from './take-script.ts';
import { threadBuckets } from './thread-buckets.ts';
import { type BucketOptions, type TokenBuckets, tokenBuckets } from './token-buckets.ts';

export interface SharedBucketsOptions extends Pick<BucketOptions, 'perSecond' | 'burst'> {
  redisUrl: string;
  /** Tells the gateways that share buckets from those of other houses. */
  house: string;
  /** Where several threads of this process keep what Redis last said, as `bucketMemory` makes it. */
  memory?: SharedArrayBuffer;
  logger: Logger;
  /** Hears of each time that something was decided without Redis. */
  decidedAlone: () => void;
}

/**
 * Buckets that several gateways take from. Each gateway keeps what Redis last said was left: nobody has more than that, so
 * what is too much already here is refused without a round trip, and while Redis is away it is what is decided by.
 */
export class SharedBuckets {
  readonly #client;
  readonly #line: RedisLine;
  readonly #own: Omit<TokenBuckets, 'size'>;
  readonly #options: SharedBucketsOptions;

  constructor(options: SharedBucketsOptions) {
    this.#options = options;
    this.#own = options.memory ? threadBuckets(options.memory, options) : tokenBuckets(options);
    this.#client = createClient({ ...connectionTo(options.redisUrl), scripts: { takeFromBucket: takeScript } });
    this.#line = new RedisLine(this.#client, {
      logger: options.logger,
      away: 'Redis is away; this gateway limits rates by itself',
      back: 'rates are shared with the other gateways again',
    });
  }

  /** Takes without waiting for what Redis says: where it has less, that is owed, for it is used already. */
  takeAtOnce(owner: string, amount: number): number {
    const seconds = this.#own.take(owner, amount);
    if (seconds === 0) void this.#ask(owner, amount, true);
    return seconds;
  }

  async take(owner: string, amount: number): Promise<number> {
    const seconds = this.#own.take(owner, amount);
    if (seconds > 0) return seconds;
    const took = await this.#ask(owner, amount, false);
    return took ? 0 : this.#own.secondsUntil(owner, amount);
  }

  spend(owner: string, amount: number): void {
    this.#own.spend(owner, amount);
    void this.#ask(owner, amount, true);
  }

  close(): void {
    this.#line.close();
  }

  /** Whether it may be taken; what this gateway took of its own stands where Redis does not answer. */
  async #ask(owner: string, amount: number, mayOwe: boolean): Promise<boolean> {
    const { house, perSecond, burst, decidedAlone } = this.#options;
    const key = `cg:${house}:rate:${createHash('sha256').update(owner).digest('base64url')}`;
    const told = await this.#line.within(async () =>
      readTaken(await this.#client.takeFromBucket({ key, perSecond, burst, amount, mayOwe }), key),
    );
    if (!told) {
      decidedAlone();
      return true;
    }
    this.#own.keep(owner, told.left);
    return told.took;
  }
}
