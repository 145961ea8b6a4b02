import type { Worker } from 'node:worker_threads';
import type { Desk, DeskCall } from './desk.ts';

/** What is asked of a desk on another thread. */
export interface DeskRequest {
  desk: number;
  call: DeskCall;
  values: unknown[];
}

export type DeskReply = { desk: number; value: unknown } | { desk: number; message: string };

/** What a thread that links says once it can be asked. */
export const deskIsOpen = 'the desk is open';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The desk of a resolver on a thread of its own. What is still asked when the thread ends fails. */
export function deskOfThread(worker: Worker): Desk {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  worker.on('message', (reply: DeskReply | string) => {
    if (typeof reply === 'string') return;
    const asker = waiting.get(reply.desk);
    waiting.delete(reply.desk);
    if ('message' in reply) asker?.reject(new Error(reply.message));
    else asker?.resolve(reply.value);
  });
  worker.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the thread that links records ended'));
    waiting.clear();
  });
  const ask = <Call extends DeskCall>(call: Call, ...values: Parameters<Desk[Call]>): ReturnType<Desk[Call]> => {
    asked += 1;
    const request: DeskRequest = { desk: asked, call, values };
    const answer = new Promise<unknown>((resolve, reject) => {
      waiting.set(request.desk, { resolve, reject });
      worker.postMessage(request);
    });
    return answer as ReturnType<Desk[Call]>;
  };
  return {
    decide: (order) => ask('decide', order),
    explain: (one, other) => ask('explain', one, other),
    assemblies: (customers) => ask('assemblies', customers),
    path: (from, to) => ask('path', from, to),
  };
}

/** Answers what is asked of a desk on this thread. */
export async function answerAtDesk(desk: Desk, { desk: number, call, values }: DeskRequest): Promise<DeskReply> {
  const work = desk[call] as (...values: unknown[]) => Promise<unknown>;
  try {
    return { desk: number, value: await work(...values) };
  } catch (error) {
    return { desk: number, message: error instanceof Error ? error.message : String(error) };
  }
}
