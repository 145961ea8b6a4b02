import { createHash } from 'node:crypto';
import { createClient } from '@redis/client';
import type { Logger } from 'pino';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';
import type { BucketOptions, TokenBuckets } from '../token-buckets.ts';
import { tokenBuckets } from '../token-buckets.ts';
import { takeScript } from './take-script.ts';

/** A round trip takes a fraction of a millisecond; a request must not wait much longer than for its answer. */
const patienceMs = 100;
/** So long Redis is not asked after a failure. */
const restMs = 1000;

export interface SharedBucketsOptions extends Pick<BucketOptions, 'perSecond' | 'burst'> {
  redisUrl: string;
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
  readonly #own: TokenBuckets;
  readonly #options: SharedBucketsOptions;
  #restsUntil = 0;
  #isAway = false;

  constructor(options: SharedBucketsOptions) {
    this.#options = options;
    this.#own = tokenBuckets(options);
    this.#client = createClient({
      url: options.redisUrl,
      disableOfflineQueue: true,
      socket: { connectTimeout: 2000 },
      scripts: { takeFromBucket: takeScript },
    });
    // Without a listener a lost connection would end the process.
    this.#client.on('error', (error: unknown) => this.#rest(error));
    this.#client.connect().catch((error: unknown) => this.#rest(error));
  }

  /** Takes without waiting for what Redis says, which counts from the next time on. */
  takeAtOnce(owner: string, amount: number): number {
    const seconds = this.#own.take(owner, amount);
    if (seconds === 0) void this.#ask(owner, amount, false);
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
    if (this.#client.isOpen) this.#client.destroy();
  }

  /** Whether it may be taken; what this gateway took of its own stands where Redis does not answer. */
  async #ask(owner: string, amount: number, mayOwe: boolean): Promise<boolean> {
    const { perSecond, burst, decidedAlone } = this.#options;
    const key = `cg:rate:${createHash('sha256').update(owner).digest('base64url')}`;
    const told = await this.#within(() => this.#client.takeFromBucket({ key, perSecond, burst, amount, mayOwe }));
    if (!told) {
      decidedAlone();
      return true;
    }
    this.#own.keep(owner, told.left);
    return told.took;
  }

  async #within<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    if (!this.#client.isReady || performance.now() < this.#restsUntil) return undefined;
    const { promise: tooLate, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
    try {
      const result = await Promise.race([work(), tooLate]);
      if (this.#isAway) this.#options.logger.info('rates are shared with the other gateways again');
      this.#isAway = false;
      return result;
    } catch (error) {
      this.#rest(error);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  #rest(error: unknown): void {
    this.#restsUntil = performance.now() + restMs;
    if (this.#isAway) return;
    this.#isAway = true;
    this.#options.logger.warn({ error: loggedError(error) }, 'Redis is away; this gateway limits rates by itself');
  }
}
