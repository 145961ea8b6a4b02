import { setTimeout } from 'node:timers/promises';
import type { Answered } from './answer.ts';
import type { Hub } from './hub.ts';
import type { Question } from './question.ts';

export interface ToldEvent {
  eventId: string;
  answered: Answered;
}

/** Asks the graph about one customer now. */
export type Ask = (question: Question, customer: string) => Promise<{ answered: Answered; retryAfterMs?: number }>;

/** Why nothing more is told. */
export type EndReason =
  | 'the client left'
  | 'the client did not read'
  | 'the token expired'
  | 'the gateway stops'
  | 'an event failed';

export interface CustomerEvents extends AsyncIterable<ToldEvent> {
  /** Everything up to here need not be told. */
  readonly from: string;
  /** Aborted when nothing more is told. */
  readonly ended: AbortSignal;
  next(): Promise<IteratorResult<ToldEvent, undefined>>;
  /** Only the first time counts. */
  end(why?: EndReason): void;
}

export interface CustomerEventsOptions {
  question: Question;
  hub: Hub;
  ask: Ask;
  /** Changes of one customer within this time are one event. */
  windowMs: number;
  /** Called once, when nothing more is told, with how many events there were. */
  onEnd(why: EndReason, events: number): void;
}

/**
 * What a subscriber is told, each time it asks for the next. A customer that changes while the subscriber is slow is told
 * once, as it is when it is asked for.
 */
export async function customerEvents(options: CustomerEventsOptions): Promise<CustomerEvents> {
  const { question, hub, ask, windowMs, onEnd } = options;
  const { pending, memory, leave } = await hub.join(question.ids, question.after);
  const ended = new AbortController();
  const { signal } = ended;
  const rest = async (ms: number): Promise<void> => {
    if (ms > 0) await setTimeout(ms, undefined, { signal }).catch(() => {});
  };

  let told = 0;
  const end = (why: EndReason = 'the client left'): void => {
    if (signal.aborted) return;
    ended.abort();
    pending.end();
    leave();
    onEnd(why, told);
  };
  const next = async (): Promise<IteratorResult<ToldEvent, undefined>> => {
    for (;;) {
      const untold = await pending.something();
      if (untold) await rest(untold.since + windowMs - performance.now());
      if (untold && !signal.aborted) await hub.turn();
      if (!untold || signal.aborted) return { done: true, value: undefined };
      pending.take(untold);
      const read = memory.newest();
      const { customer, changedIn } = untold;
      const { answered, retryAfterMs } = await ask(question, customer).catch((error: unknown) => {
        end('an event failed');
        throw error;
      });
      if (retryAfterMs !== undefined) {
        pending.putBack(untold);
        await rest(retryAfterMs);
        continue;
      }
      if (signal.aborted) return { done: true, value: undefined };
      const upTo = pending.toldUpTo(read);
      const eventId = upTo < 0 && question.after !== undefined ? question.after : memory.eventId(upTo);
      told += 1;
      const event = { eventId, customerId: customer, changedIn: [...changedIn].sort() };
      return { done: false, value: { eventId, answered: question.answer(answered, event) } };
    }
  };
  const finish = async () => {
    end();
    return { done: true, value: undefined } as const;
  };
  const from = question.after ?? memory.eventId(pending.toldUpTo(memory.newest()));
  return { from, ended: signal, end, next, [Symbol.asyncIterator]: () => ({ next, return: finish }) };
}
