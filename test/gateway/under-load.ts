export interface Load<Answer> {
  /** How many, at least. */
  requests: number;
  concurrency: number;
  ask: (number: number) => Promise<Answer>;
  /** Goes on asking until this is done as well, twenty times as often at most. */
  untilAlso?: Promise<unknown>;
}

/** Asks again and again, so many at a time, and hands over every answer. A request that fails fails the whole. */
export async function underLoad<Answer>({ requests, concurrency, ask, untilAlso }: Load<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  let asked = 0;
  let isDone = untilAlso === undefined;
  const done = untilAlso?.then(() => {
    isDone = true;
  });
  const client = async () => {
    while (asked < requests || (!isDone && asked < 20 * requests)) {
      asked += 1;
      answers.push(await ask(asked));
    }
  };
  await Promise.all([...Array.from({ length: concurrency }, client), done]);
  return answers;
}
