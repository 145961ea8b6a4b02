import { setImmediate, setTimeout } from 'node:timers/promises';

/** For so long a request is waited for, which goes on in several turns: one of ours between each two would hold it up as often. */
const mostMs = 4;
const restMs = 1;

/** Lets others have this thread: whatever waits for it, and requests until they are answered, if that is soon. */
export async function giveOthersTheirTurn(isAnswering: () => boolean): Promise<void> {
  await setImmediate();
  const until = performance.now() + mostMs;
  while (isAnswering() && performance.now() < until) await setTimeout(restMs);
}
