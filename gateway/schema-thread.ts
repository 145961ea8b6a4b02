import { Worker } from 'node:worker_threads';
import { rememberedSchemas, type ThreadAnswer, type ThreadTask } from './schema-thread/task.ts';
import { Turns } from './schema-thread/turns.ts';

interface Waiting<Asked, Answer> {
  owner: string;
  sdl: string;
  asked: Asked;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

export interface SchemaThreadOptions {
  /** The module that answers. */
  worker: URL;
  mostWaiting: number;
  /** Of one owner. */
  mostWaitingOfOne: number;
  tooMany: () => Error;
}

/** One that is worked at, and one for when it is done. */
const mostUnderWay = 2;

/**
 * A thread that answers by schemas, so that nobody else waits for it. Who asks much waits for themselves: owners take turns. It
 * is there from the first time that it is asked, and stays: Node 24 may die when a thread ends that has read TypeScript
 * (nodejs/node#64500).
 */
export class SchemaThread<Asked, Answer> {
  readonly #options: SchemaThreadOptions;
  readonly #turns = new Turns<Waiting<Asked, Answer>>();
  readonly #underWay = new Map<number, Waiting<Asked, Answer>>();
  readonly #waitingOf = new Map<string, number>();
  readonly #told = new Map<string, number>();
  #worker: Worker | undefined;
  #count = 0;

  constructor(options: SchemaThreadOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /**
   * @param sdl the schema, in the form that the thread's module reads
   * @throws when too many wait already, or the thread ends while it works at this.
   */
  ask(sdl: string, asked: Asked, owner: string): Promise<Answer> {
    const { mostWaiting, mostWaitingOfOne, tooMany } = this.#options;
    const ofOwner = this.#waitingOf.get(owner) ?? 0;
    if (ofOwner >= mostWaitingOfOne || this.#turns.size + this.#underWay.size >= mostWaiting)
      return Promise.reject(tooMany());
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waitingOf.set(owner, ofOwner + 1);
    this.#turns.add(owner, { owner, sdl, asked, resolve, reject });
    this.#goOn();
    return promise;
  }

  #goOn(): void {
    while (this.#underWay.size < mostUnderWay) {
      const waiting = this.#turns.next();
      if (!waiting) return;
      const worker = this.#worker ?? this.#start();
      const version = this.#told.get(waiting.sdl) ?? this.#tell(worker, waiting.sdl);
      this.#count += 1;
      this.#underWay.set(this.#count, waiting);
      const { asked } = waiting;
      worker.postMessage({ kind: 'ask', number: this.#count, version, asked } satisfies ThreadTask<Asked>);
    }
  }

  #tell(worker: Worker, sdl: string): number {
    this.#count += 1;
    this.#told.set(sdl, this.#count);
    const [oldest] = this.#told.keys();
    if (this.#told.size > rememberedSchemas && oldest !== undefined) this.#told.delete(oldest);
    worker.postMessage({ kind: 'schema', version: this.#count, sdl } satisfies ThreadTask<Asked>);
    return this.#count;
  }

  #start(): Worker {
    const worker = new Worker(this.#options.worker);
    worker.unref();
    worker.on('message', ({ number, answer }: ThreadAnswer<Answer>) => {
      this.#done(number)?.resolve(answer);
      this.#goOn();
    });
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('the thread has ended')));
    this.#worker = worker;
    return worker;
  }

  #done(number: number): Waiting<Asked, Answer> | undefined {
    const waiting = this.#underWay.get(number);
    if (!waiting) return undefined;
    this.#underWay.delete(number);
    const left = (this.#waitingOf.get(waiting.owner) ?? 1) - 1;
    if (left > 0) this.#waitingOf.set(waiting.owner, left);
    else this.#waitingOf.delete(waiting.owner);
    return waiting;
  }

  /** Another one takes its place when it is needed: at once, where somebody waits whose question it had not begun. */
  #end(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#told.clear();
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const number of [...this.#underWay.keys()]) this.#done(number)?.reject(reason);
    this.#goOn();
  }
}
