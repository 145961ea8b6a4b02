import { GraphQLError } from 'graphql/error/GraphQLError.js';
import type { LeaveSignal } from '../../kit/leave-signal.ts';
import type { Desk, DeskCall } from './desk.ts';

/** What is asked of a desk on another thread; whoever no longer waits for an answer leaves. */
export type DeskRequest = { desk: number; call: DeskCall; values: unknown[] } | { desk: number; call: 'leave' };

export type DeskReply = { desk: number; value: unknown } | { desk: number; message: string; code?: string };

/** A thread, or a port to it. */
export interface DeskThread {
  on(event: 'message', listener: (reply: DeskReply | string) => void): unknown;
  once(event: 'exit', listener: () => void): unknown;
  postMessage(request: DeskRequest): void;
}

/** What a thread that links says once it can be asked. */
export const deskIsOpen = 'the desk is open';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The desk of a resolver on a thread of its own. What is still asked when the thread ends fails. */
export function deskOfThread(thread: DeskThread): Desk {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  thread.on('message', (reply) => {
    if (typeof reply === 'string') return;
    const asker = waiting.get(reply.desk);
    waiting.delete(reply.desk);
    if ('message' in reply) asker?.reject(failureOf(reply));
    else asker?.resolve(reply.value);
  });
  thread.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the thread that links records ended'));
    waiting.clear();
  });
  const send = (request: DeskRequest): void => thread.postMessage(request);
  const ask = async <Answer>(call: DeskCall, values: unknown[], signal?: LeaveSignal): Promise<Answer> => {
    signal?.throwIfAborted();
    asked += 1;
    const desk = asked;
    const leave = (): void => send({ desk, call: 'leave' });
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await new Promise<Answer>((resolve, reject) => {
        waiting.set(desk, { resolve: (value) => resolve(value as Answer), reject });
        send({ desk, call, values });
      });
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  };
  return {
    decide: (order, signal) => ask('decide', [order], signal),
    explain: (one, other, signal) => ask('explain', [one, other], signal),
    assemblies: (customers, signal) => ask('assemblies', [customers], signal),
    path: (from, to, signal) => ask('path', [from, to], signal),
  };
}

/** Answers what is asked of a desk on this thread, by way of `reply`. */
export function answeringAt(desk: Desk, reply: (reply: DeskReply) => void): (request: DeskRequest) => Promise<void> {
  const asking = new Map<number, AbortController>();
  return async (request) => {
    const { desk: number, call } = request;
    if (call === 'leave') {
      asking.get(number)?.abort();
      return;
    }
    const leaving = new AbortController();
    asking.set(number, leaving);
    const work = desk[call] as (...values: unknown[]) => Promise<unknown>;
    try {
      reply({ desk: number, value: await work.call(desk, ...request.values, leaving.signal) });
    } catch (error) {
      reply({ desk: number, message: error instanceof Error ? error.message : String(error), code: codeOf(error) });
    } finally {
      asking.delete(number);
    }
  };
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** What has a code is for clients to see. */
function failureOf({ message, code }: { message: string; code?: string }): Error {
  return code === undefined ? new Error(message) : new GraphQLError(message, { extensions: { code } });
}
