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

export interface CustomerEvents extends AsyncIterable<ToldEvent> {
  /** Everything up to here need not be told. */
  readonly from: string;
  next(): Promise<IteratorResult<ToldEvent, undefined>>;
  end(): void;
}

export interface CustomerEventsOptions {
  question: Question;
  hub: Hub;
  ask: Ask;
  /** Changes of one customer within this time are one event. */
  windowMs: number;
  /** Called once, when nothing more is told. */
  onEnd(): void;
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

  const end = (): void => {
    if (signal.aborted) return;
    ended.abort();
    pending.end();
    leave();
    onEnd();
  };
  const next = async (): Promise<IteratorResult<ToldEvent, undefined>> => {
    for (;;) {
      const untold = await pending.something();
      if (untold) await rest(untold.since + windowMs - performance.now());
      if (!untold || signal.aborted) return { done: true, value: undefined };
      pending.take(untold);
      const read = memory.newest();
      const { customer, changedIn } = untold;
      const { answered, retryAfterMs } = await ask(question, customer);
      if (retryAfterMs !== undefined) {
        pending.putBack(untold);
        await rest(retryAfterMs);
        continue;
      }
      if (signal.aborted) return { done: true, value: undefined };
      const upTo = pending.toldUpTo(read);
      const eventId = upTo < 0 && question.after !== undefined ? question.after : memory.eventId(upTo);
      const event = { eventId, customerId: customer, changedIn: [...changedIn].sort() };
      return { done: false, value: { eventId, answered: question.answer(answered, event) } };
    }
  };
  const finish = async () => {
    end();
    return { done: true, value: undefined } as const;
  };
  const from = question.after ?? memory.eventId(memory.newest());
  return { from, end, next, [Symbol.asyncIterator]: () => ({ next, return: finish }) };
}
