import { Worker } from 'node:worker_threads';
import { rememberedSchemas, type ThreadAnswer, type ThreadTask } from './schema-thread/task.ts';

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

export interface SchemaThreadOptions {
  /** The module that answers. */
  worker: URL;
  mostWaiting: number;
  tooMany: () => Error;
}

/**
 * A thread that answers by schemas, so that nobody else waits for it. It is there from the first time that it is asked, and
 * stays: Node 24 may die when a thread ends that has read TypeScript (nodejs/node#64500).
 */
export class SchemaThread<Asked, Answer> {
  readonly #options: SchemaThreadOptions;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  readonly #told = new Map<string, number>();
  #worker: Worker | undefined;
  #count = 0;

  constructor(options: SchemaThreadOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /** @throws when too many wait already, or the thread ends. */
  ask(sdl: string, asked: Asked): Promise<Answer> {
    if (this.#waiting.size >= this.#options.mostWaiting) return Promise.reject(this.#options.tooMany());
    const worker = this.#worker ?? this.#start();
    const version = this.#told.get(sdl) ?? this.#tell(worker, sdl);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#count += 1;
    this.#waiting.set(this.#count, { resolve, reject });
    worker.postMessage({ kind: 'ask', number: this.#count, version, asked } satisfies ThreadTask<Asked>);
    return promise;
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
      this.#waiting.get(number)?.resolve(answer);
      this.#waiting.delete(number);
    });
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('the thread has ended')));
    this.#worker = worker;
    return worker;
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
