import { parentPort } from 'node:worker_threads';
import { rememberedSchemas, type ThreadAnswer, type ThreadTask } from './task.ts';

/**
 * Answers what this thread is asked, one after the other.
 *
 * @param prepare makes of a schema what is needed of it. The thread ends when it throws.
 * @param answer must not throw.
 */
export function answerBySchema<Prepared, Asked, Answer>(
  prepare: (sdl: string) => Prepared,
  answer: (prepared: Prepared, asked: Asked) => Answer,
): void {
  const prepared = new Map<number, Prepared>();
  parentPort?.on('message', (task: ThreadTask<Asked>) => {
    if (task.kind === 'schema') {
      prepared.set(task.version, prepare(task.sdl));
      const [oldest] = prepared.keys();
      if (prepared.size > rememberedSchemas && oldest !== undefined) prepared.delete(oldest);
      return;
    }
    const found = prepared.get(task.version);
    if (!found) throw new Error('something is asked by a schema that nobody told of');
    parentPort?.postMessage({ number: task.number, answer: answer(found, task.asked) } satisfies ThreadAnswer<Answer>);
  });
}
