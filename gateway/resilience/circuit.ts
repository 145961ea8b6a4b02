import { CircuitState, CountBreaker } from 'cockatiel';
import type { ResilienceSettings } from './settings.ts';

export interface CircuitOptions extends Pick<ResilienceSettings, 'circuitCalls' | 'circuitPercent' | 'probeMs'> {
  /** @throws when the subgraph cannot answer. */
  ready: () => Promise<void>;
  /** Hears of each opening and closing. */
  changed: (isOpen: boolean) => void;
}

/** What a call says about the subgraph: nothing when the client left, or its own deadline came first. */
export type Outcome = 'well' | 'sick' | 'unknown';

/** While it is open, a call is tried at every so many probes, whatever the subgraph says about itself. */
const probesPerTrial = 5;

/**
 * Keeps calls away from a subgraph that fails. Cockatiel's breaker says when to open; while open, the subgraph is asked in
 * the background whether it is ready, and single calls are let through to try: one that is answered closes the circuit.
 */
export class Circuit {
  readonly #breaker: CountBreaker;
  readonly #options: CircuitOptions;
  /** Changes with each opening and closing, so that calls that began before say nothing about the time after. */
  #period = 0;
  #probing: NodeJS.Timeout | undefined;
  #mayTry = false;
  #saidReady = false;
  #isAsking = false;
  #probes = 0;

  constructor(options: CircuitOptions) {
    this.#options = options;
    this.#breaker = new CountBreaker({ threshold: options.circuitPercent / 100, size: options.circuitCalls });
  }

  get isOpen(): boolean {
    return this.#probing !== undefined;
  }

  /** Half open is one that lets the next call through, to try. */
  get state(): 'closed' | 'half-open' | 'open' {
    if (!this.isOpen) return 'closed';
    return this.#mayTry ? 'half-open' : 'open';
  }

  /** The period that the call belongs to; undefined when it must not be made. */
  enter(): number | undefined {
    if (!this.#probing) return this.#period;
    if (!this.#mayTry) return undefined;
    this.#mayTry = false;
    return this.#period;
  }

  leave(period: number, outcome: Outcome): void {
    if (period !== this.#period) return;
    if (this.#probing) {
      if (outcome === 'well') this.#close();
      else if (outcome === 'unknown') this.#mayTry = true;
    } else if (outcome === 'well') this.#breaker.success(CircuitState.Closed);
    else if (outcome === 'sick' && this.#breaker.failure(CircuitState.Closed)) this.#open();
  }

  /** Probes no more. */
  stop(): void {
    clearInterval(this.#probing);
  }

  #open(): void {
    this.#period += 1;
    this.#mayTry = false;
    this.#saidReady = false;
    this.#probes = 0;
    this.#probing = setInterval(() => this.#probe(), this.#options.probeMs).unref();
    this.#options.changed(true);
  }

  #close(): void {
    this.stop();
    this.#probing = undefined;
    this.#period += 1;
    this.#breaker.success(CircuitState.HalfOpen);
    this.#options.changed(false);
  }

  #probe(): void {
    this.#probes += 1;
    if (this.#probes % probesPerTrial === 0) this.#mayTry = true;
    if (!this.#isAsking) void this.#ask(this.#period);
  }

  /** A subgraph that has just become ready is tried at once. */
  async #ask(period: number): Promise<void> {
    this.#isAsking = true;
    const isReady = await this.#options.ready().then(
      () => true,
      () => false,
    );
    this.#isAsking = false;
    if (period !== this.#period) return;
    if (isReady && !this.#saidReady) this.#mayTry = true;
    this.#saidReady = isReady;
  }
}
