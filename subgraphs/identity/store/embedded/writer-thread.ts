import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Writer, WriterCall } from './writer.ts';

/** What the thread is started with. */
export interface WriterFile {
  path: string;
}

export interface WriterRequest {
  call: WriterCall;
  values: unknown[];
}

/** Null for what was done; `errcode` is SQLite's. */
export type WriterReply = { message: string; errcode: number | undefined } | null;

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

const ended = 'the thread that writes the identity graph ended';

/**
 * A writer on a thread of its own, so that the next part of a batch is worked out while one is written. The thread is started
 * with the first transaction, and anew with the next one when it died; what is left of a transaction fails with it.
 */
export class WriterThread implements Writer {
  readonly #path: string;
  #worker: Worker | null = null;
  #waiting: Waiting[] = [];
  #sent = 0;

  constructor(path: string) {
    this.#path = path;
  }

  get sent(): number {
    return this.#sent;
  }

  begin(): Promise<void> {
    return this.#ask('begin');
  }

  write(effects: Parameters<Writer['write']>[0]): Promise<void> {
    return this.#ask('write', effects);
  }

  advance(...values: Parameters<Writer['advance']>): Promise<void> {
    return this.#ask('advance', ...values);
  }

  setAside(...values: Parameters<Writer['setAside']>): Promise<void> {
    return this.#ask('setAside', ...values);
  }

  forgetSetAside(department: string): Promise<void> {
    return this.#ask('forgetSetAside', department);
  }

  beginRules(rules: string): Promise<void> {
    return this.#ask('beginRules', rules);
  }

  rename(...values: Parameters<Writer['rename']>): Promise<void> {
    return this.#ask('rename', ...values);
  }

  keepRules(kept: Parameters<Writer['keepRules']>[0]): Promise<void> {
    return this.#ask('keepRules', kept);
  }

  commit(): Promise<void> {
    return this.#ask('commit');
  }

  rollback(): Promise<void> {
    return this.#ask('rollback');
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const exited = once(worker, 'exit');
    worker.postMessage('close');
    await exited;
  }

  #ask(call: WriterCall, ...values: unknown[]): Promise<void> {
    this.#sent += 1;
    return new Promise((resolve, reject) => {
      // A thread that was started in the middle of a transaction would write without one.
      const worker = this.#worker ?? (call === 'begin' ? this.#start() : null);
      if (!worker) throw new Error(ended);
      worker.postMessage({ call, values } satisfies WriterRequest);
      this.#waiting.push({ resolve, reject });
    });
  }

  #start(): Worker {
    const workerData: WriterFile = { path: this.#path };
    const worker = new Worker(new URL('./writer-worker.ts', import.meta.url), { workerData });
    this.#worker = worker;
    worker.on('message', (reply: WriterReply) => {
      const waiting = this.#waiting.shift();
      if (reply === null) waiting?.resolve();
      else waiting?.reject(Object.assign(new Error(reply.message), { errcode: reply.errcode }));
    });
    let reason = new Error(ended);
    worker.on('error', (error) => {
      reason = error instanceof Error ? error : reason;
    });
    worker.on('exit', () => {
      const left = this.#waiting;
      this.#waiting = [];
      this.#worker = null;
      for (const { reject } of left) reject(reason);
    });
    return worker;
  }
}
