import type { LeaveSignal } from '../subgraphs/kit/leave-signal.ts';
import { partsOf } from './entity-batches/parts.ts';
import type { Data } from './execution/data.ts';
import { Leaving } from './leaving.ts';
import { SubgraphFailure } from './subgraph-endpoint.ts';

/** With so many entities a call is full: sharing it would hardly make it cheaper for anyone. */
const fullCall = 100;

/** What one request asks about. */
export interface EntityQuestion {
  representations: readonly Data[];
  /** Aborted when it no longer waits. */
  signal: LeaveSignal;
  /** Milliseconds that it would wait. */
  timeoutMs: number;
}

export type AskEntities = (question: EntityQuestion) => Promise<unknown>;

/**
 * What several requests ask alike, about entities of their own, in one turn of the event loop goes out as one call, and
 * each gets the part of the answer that is about its entities. Where no such part can be told, or a failure may be
 * about what another one asked, each asks by itself.
 */
export class EntityBatches {
  #open = new Map<string, Batch>();

  /** @param key must name the caller and everything that the answer depends on but for the entities. */
  ask(key: string, question: EntityQuestion, ask: AskEntities): Promise<unknown> {
    const open = this.#open.get(key);
    return (open?.hasRoom ? open : this.#begin(key, ask)).add(question);
  }

  #begin(key: string, ask: AskEntities): Batch {
    const batch = new Batch(ask);
    const sameTurn = this.#open;
    sameTurn.set(key, batch);
    // A batch has its own, so that it is sent in the trace of who began it.
    setImmediate(() => {
      if (this.#open === sameTurn) this.#open = new Map();
      batch.send();
    });
    return batch;
  }
}

interface Member {
  question: EntityQuestion;
  resolve(answer: unknown): void;
  reject(reason: unknown): void;
}

class Batch {
  readonly #ask: AskEntities;
  readonly #members: Member[] = [];
  #entities = 0;

  constructor(ask: AskEntities) {
    this.#ask = ask;
  }

  get hasRoom(): boolean {
    return this.#entities < fullCall;
  }

  add(question: EntityQuestion): Promise<unknown> {
    this.#entities += question.representations.length;
    return new Promise((resolve, reject) => {
      this.#members.push({ question, resolve, reject });
    });
  }

  send(): void {
    const { waiting = [], left = [] } = Object.groupBy(this.#members, ({ question }) =>
      question.signal.aborted ? 'left' : 'waiting',
    );
    for (const { question, reject } of left) reject(question.signal.reason);
    if (waiting.length > 1) void this.#askTogether(waiting);
    else for (const member of waiting) void this.#askAlone(member);
  }

  async #askAlone({ question, resolve, reject }: Member): Promise<void> {
    try {
      question.signal.throwIfAborted();
      resolve(await this.#ask(question));
    } catch (error) {
      reject(error);
    }
  }

  async #askTogether(members: readonly Member[]): Promise<void> {
    const questions = members.map(({ question }) => question);
    const leaving = untilAllHaveLeft(questions);
    try {
      const answer = await this.#ask({
        representations: questions.flatMap(({ representations }) => representations),
        signal: leaving,
        timeoutMs: Math.max(...questions.map(({ timeoutMs }) => timeoutMs)),
      });
      leaving.settle();
      const parts = partsOf(
        answer,
        questions.map(({ representations }) => representations.length),
      );
      members.forEach((member, index) => {
        if (parts) member.resolve(parts[index]);
        else void this.#askAlone(member);
      });
    } catch (error) {
      leaving.settle();
      for (const member of members)
        if (isAboutTheWay(error)) member.reject(error);
        else void this.#askAlone(member);
    }
  }
}

function untilAllHaveLeft(questions: readonly EntityQuestion[]): Leaving {
  const leaving = new Leaving();
  let waiting = questions.length;
  for (const { signal } of questions)
    signal.addEventListener(
      'abort',
      () => {
        waiting -= 1;
        if (waiting === 0) leaving.abort(signal.reason);
      },
      { once: true },
    );
  return leaving;
}

/** Whatever had been asked, there would have been no answer. */
function isAboutTheWay(error: unknown): boolean {
  if (!(error instanceof SubgraphFailure)) return false;
  return error.isLost || (error.code !== 'SUBGRAPH_INVALID_RESPONSE' && error.code !== 'SUBGRAPH_UNAVAILABLE');
}
