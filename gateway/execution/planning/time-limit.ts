import { createContext, Script } from 'node:vm';

export class TookTooLong extends Error {
  override name = 'TookTooLong';
}

const script = new Script('work()');
const context = createContext({ work: undefined });

/**
 * Does work that does not give way, and stops it, wherever it is, when its time is over. That costs up to half a millisecond.
 *
 * @throws TookTooLong, or what the work throws.
 */
export function within<Result>(milliseconds: number, work: () => Result): Result {
  let result: { made: Result } | undefined;
  context.work = () => {
    result = { made: work() };
  };
  try {
    script.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    throw hasEnded(error) ? new TookTooLong(`not done within ${milliseconds} ms`) : error;
  } finally {
    context.work = undefined;
  }
  if (!result) throw new Error('work that neither ended nor failed');
  return result.made;
}

/** No `Error` of this realm. */
function hasEnded(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
