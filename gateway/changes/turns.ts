import { setImmediate, setTimeout } from 'node:timers/promises';

/** A request goes on in several turns, between each two of which somebody else may take this thread. */
const mostMs = 4;
const restMs = 1;

/** Lets others have this thread: whatever waits for it, and requests until they are answered, if that is soon. */
export async function giveOthersTheirTurn(isAnswering: () => boolean): Promise<void> {
  await setImmediate();
  const until = performance.now() + mostMs;
  while (isAnswering() && performance.now() < until) await setTimeout(restMs);
}
