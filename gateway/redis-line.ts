import type { Logger } from 'pino';
import { loggedError } from '../subgraphs/kit/logged-error.ts';

/** Redis answers in a fraction of a millisecond; whoever asks can do without it after this. */
const patienceMs = 100;
/** It is counted in so many parts. Between two of them what has arrived is read, so a process that is busy itself does not take Redis for away. */
const partsOfPatience = 4;
/** So long it is not asked after a failure. */
const restMs = 1000;
/** So long nothing must have failed for it to be back: one that is full answers some questions, and refuses others. */
const steadyMs = 3000;
/** After so many silences in a row the connection is given up: the network may have forgotten it, or an answer was lost on it. */
const mostSilences = 3;

/** A connection on which nothing comes for so long is given up, also one that was taken and never greeted: proxies keep such ones. */
const silentSocketMs = 5000;
/** So often Redis is asked whether it is there, so that a connection that nobody needs is not silent. */
const pingMs = 2000;
const longestBetweenTriesMs = 2000;

/** Commands are refused, not kept, while there is no connection. */
export function connectionTo(url: string) {
  return {
    ...{ url, disableOfflineQueue: true, pingInterval: pingMs },
    socket: { connectTimeout: 2000, socketTimeout: silentSocketMs, reconnectStrategy: msUntilNextTry },
  } as const;
}

/** Without it the client does not connect again after a silence. Gateways that lost Redis together do not come back together. */
function msUntilNextTry(tries: number): number {
  return Math.min(50 * 2 ** tries, longestBetweenTriesMs) + Math.random() * 200;
}

/** Something else was asked: every later answer on the connection may be another's as well. */
export class NotTheAnswer extends Error {
  override name = 'NotTheAnswer';
}

interface Connection {
  readonly isOpen: boolean;
  readonly isReady: boolean;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  connect(): Promise<unknown>;
  destroy(): void;
}

export interface RedisLineOptions {
  logger: Logger;
  /** What to log when it is away, once for each kind of reason, and once when it answers everything again. */
  away: string;
  back: string;
}

/** Asks Redis only for as long as it answers, and lets others do without it meanwhile. */
export class RedisLine {
  readonly #connection: Connection;
  readonly #options: RedisLineOptions;
  #restsUntil = 0;
  #failedAt = 0;
  /** Why it is away, as far as the log has it: a connection that is lost is followed by what is in the way of another one. */
  readonly #toldReasons = new Set<string>();
  #silences = 0;

  constructor(connection: Connection, options: RedisLineOptions) {
    this.#connection = connection;
    this.#options = options;
    // Without a listener a lost connection would end the process.
    connection.on('error', (error) => {
      this.#rest(error);
      // What follows something unreadable may be the answer to another command.
      this.#connectAnew();
    });
    this.#connect();
  }

  /** Undefined when Redis is away, or slower than doing without it. */
  async within<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    if (!this.#connection.isReady || performance.now() < this.#restsUntil) return undefined;
    const { promise: tooLate, reject } = Promise.withResolvers<never>();
    let partsLeft = partsOfPatience;
    const timer = setInterval(() => {
      partsLeft -= 1;
      if (partsLeft > 0) return;
      reject(new Error(`no answer within ${patienceMs} ms`));
      this.#silent();
    }, patienceMs / partsOfPatience);
    try {
      const result = await Promise.race([work(), tooLate]);
      if (this.#toldReasons.size > 0 && performance.now() > this.#failedAt + steadyMs) {
        this.#toldReasons.clear();
        this.#options.logger.info(this.#options.back);
      }
      this.#silences = 0;
      return result;
    } catch (error) {
      this.#rest(error);
      if (error instanceof NotTheAnswer) this.#connectAnew();
      return undefined;
    } finally {
      clearInterval(timer);
    }
  }

  close(): void {
    if (this.#connection.isOpen) this.#connection.destroy();
  }

  #connect(): void {
    this.#connection.connect().catch((error: unknown) => this.#rest(error));
  }

  /** Those who wait for an answer at the same time count as one. */
  #silent(): void {
    if (performance.now() < this.#restsUntil) return;
    this.#silences += 1;
    if (this.#silences >= mostSilences) this.#connectAnew();
  }

  /** One that is lost connects by itself. */
  #connectAnew(): void {
    if (!this.#connection.isReady) return;
    this.#silences = 0;
    this.#connection.destroy();
    this.#connect();
  }

  #rest(error: unknown): void {
    this.#failedAt = performance.now();
    this.#restsUntil = this.#failedAt + restMs;
    const reason = kindOf(error);
    if (this.#toldReasons.has(reason)) return;
    this.#toldReasons.add(reason);
    this.#options.logger.warn({ error: loggedError(error) }, this.#options.away);
  }
}

/** Node's code, or the word that an error begins with: Redis puts its own there, such as WRONGPASS, and the rest may name keys. */
function kindOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return /^\w*/.exec(error instanceof Error ? error.message : String(error))?.[0] ?? '';
}
