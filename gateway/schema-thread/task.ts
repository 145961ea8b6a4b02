/** What a thread is told that works by schemas. */
export type ThreadTask<Asked> =
  | { kind: 'schema'; version: number; sdl: string }
  | { kind: 'ask'; number: number; version: number; asked: Asked };

export interface ThreadAnswer<Answer> {
  number: number;
  answer: Answer;
}

/** The one that serves, and the one before it, by which requests may still be answered. */
export const rememberedSchemas = 2;
