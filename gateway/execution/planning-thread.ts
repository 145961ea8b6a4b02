import { Worker } from 'node:worker_threads';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { tooComplex } from './planner.ts';
import { type PlanningResult, type PlanningTask, rememberedSupergraphs } from './planning-task.ts';

interface Waiting {
  resolve(plan: QueryPlan): void;
  reject(error: Error): void;
}

const mostWaiting = 50;

/**
 * Plans on a thread of its own, so that nobody else waits for it. The thread is there from the first plan that it is asked
 * for, and stays: Node 24 may die when a thread ends that has read TypeScript (nodejs/node#64500).
 */
export class PlanningThread {
  readonly #waiting = new Map<number, Waiting>();
  readonly #told = new Map<string, number>();
  #worker: Worker | undefined;
  #count = 0;

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /** @throws GraphQLError when it cannot be planned within bounds, or too many wait already. */
  plan(supergraphSdl: string, text: string): Promise<QueryPlan> {
    if (this.#waiting.size >= mostWaiting) return Promise.reject(tooManyWaiting());
    const worker = this.#worker ?? this.#start();
    const version = this.#told.get(supergraphSdl) ?? this.#tell(worker, supergraphSdl);
    const { promise, resolve, reject } = Promise.withResolvers<QueryPlan>();
    this.#count += 1;
    this.#waiting.set(this.#count, { resolve, reject });
    worker.postMessage({ kind: 'plan', number: this.#count, version, text } satisfies PlanningTask);
    return promise;
  }

  #tell(worker: Worker, supergraphSdl: string): number {
    this.#count += 1;
    this.#told.set(supergraphSdl, this.#count);
    const [oldest] = this.#told.keys();
    if (this.#told.size > rememberedSupergraphs && oldest !== undefined) this.#told.delete(oldest);
    worker.postMessage({ kind: 'supergraph', version: this.#count, supergraphSdl } satisfies PlanningTask);
    return this.#count;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./planning-worker.ts', import.meta.url));
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
    if ('plan' in result) waiting?.resolve(result.plan);
    else waiting?.reject(result.isTooComplex ? tooComplex() : new Error(result.problem));
  }

  /** Another one takes its place when it is needed. */
  #end(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#told.clear();
    for (const { reject } of this.#waiting.values()) reject(error instanceof Error ? error : new Error(String(error)));
    this.#waiting.clear();
  }
}

function tooManyWaiting(): GraphQLError {
  return new GraphQLError('too many operations that nobody has asked before wait to be planned: try again', {
    extensions: { code: 'TOO_MANY_PLANS', http: { status: 429 } },
  });
}
