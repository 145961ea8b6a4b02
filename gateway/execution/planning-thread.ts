import { Worker } from 'node:worker_threads';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { tooComplex } from './planner.ts';

export interface PlanningTask {
  number: number;
  /** An operation with its fragments. */
  text: string;
}

export type PlanningResult = { number: number } & ({ plan: QueryPlan } | { isTooComplex: boolean; problem: string });

interface Waiting {
  resolve(plan: QueryPlan): void;
  reject(error: Error): void;
}

const idleMs = 60_000;
const mostWaiting = 50;

/**
 * Plans on a thread of its own, so that nobody else waits for it. It is there from the first plan that it is asked for until
 * none was asked for a minute.
 */
export class PlanningThread {
  readonly #supergraphSdl: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #asked = 0;

  constructor(supergraphSdl: string) {
    this.#supergraphSdl = supergraphSdl;
  }

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /** @throws GraphQLError when it cannot be planned within bounds, or too many wait already. */
  plan(text: string): Promise<QueryPlan> {
    if (this.#waiting.size >= mostWaiting) return Promise.reject(tooManyWaiting());
    const worker = this.#worker ?? this.#start();
    const { promise, resolve, reject } = Promise.withResolvers<QueryPlan>();
    this.#asked += 1;
    this.#waiting.set(this.#asked, { resolve, reject });
    clearTimeout(this.#idle);
    worker.postMessage({ number: this.#asked, text } satisfies PlanningTask);
    return promise;
  }

  #start(): Worker {
    const workerData = { supergraphSdl: this.#supergraphSdl };
    const worker = new Worker(new URL('./planning-worker.ts', import.meta.url), { workerData });
    worker.unref();
    worker.on('message', (result: PlanningResult) => this.#settle(result));
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('the thread that plans has ended')));
    this.#worker = worker;
    return worker;
  }

  #settle(result: PlanningResult): void {
    const waiting = this.#waiting.get(result.number);
    this.#waiting.delete(result.number);
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => this.#worker?.terminate(), idleMs).unref();
    if ('plan' in result) waiting?.resolve(result.plan);
    else waiting?.reject(result.isTooComplex ? tooComplex() : new Error(result.problem));
  }

  #end(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    clearTimeout(this.#idle);
    for (const { reject } of this.#waiting.values()) reject(error instanceof Error ? error : new Error(String(error)));
    this.#waiting.clear();
  }
}

function tooManyWaiting(): GraphQLError {
  return new GraphQLError('too many operations that nobody has asked before wait to be planned: try again', {
    extensions: { code: 'TOO_MANY_PLANS', http: { status: 429 } },
  });
}
