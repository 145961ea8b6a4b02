import { runInNewContext } from 'node:vm';

const longestMs = 1000;
const repeated = 60;
const usual = ['a', '0', 'a0', 'a.', 'a-', 'a ', 'a@a.'];

/**
 * Why a pattern is not to be tried on what people write: it is no regular expression, or takes for ever on some text, which anybody
 * might write to keep linking from going on. Null when nothing is known against it.
 */
export function patternFault(pattern: string): string | null {
  try {
    const expression = new RegExp(pattern, 'iu');
    const slowOn = probesOf(pattern).find((text) => isSlow(expression, text));
    return slowOn === undefined
      ? null
      : `must not take seconds, as it does on ${slowOn.slice(0, 8)}…: what is repeated is repeated once more, as in (a+)+`;
  } catch (error) {
    return `must be a regular expression, e.g. "^test@" (${error instanceof Error ? error.message : error})`;
  }
}

/** Texts of one piece over and over that end otherwise: where there are many ways to read them, all are tried. */
function probesOf(pattern: string): string[] {
  const letters = pattern.match(/[\p{L}\p{N}]/gu) ?? [];
  const words = pattern.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return [...new Set([...usual, ...letters, ...words])].map((piece) => `${piece.repeat(repeated)}!`);
}

/** By the time that this thread worked: a machine that is busy keeps any pattern waiting for a second. */
function isSlow(expression: RegExp, text: string): boolean {
  const before = process.threadCpuUsage();
  while (!isDoneInTime(expression, text)) {
    const { user, system } = process.threadCpuUsage(before);
    if ((user + system) / 1000 > longestMs / 2) return true;
  }
  return false;
}

function isDoneInTime(expression: RegExp, text: string): boolean {
  try {
    runInNewContext('expression.test(text)', { expression, text }, { timeout: longestMs });
    return true;
  } catch (error) {
    if (hasCode(error) && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}

/** An error of another context is no `Error` of this one. */
function hasCode(error: unknown): error is { code: unknown } {
  return typeof error === 'object' && error !== null && 'code' in error;
}
