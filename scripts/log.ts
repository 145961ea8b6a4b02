import { type Logger, type LoggerOptions, pino } from 'pino';

/** Lines are written together when they fill a page, and at the latest after this long. */
const patienceMs = 100;

/**
 * A log that nobody waits for: lines are written in the background, by default to the standard output, and what is left when the
 * process ends is written then. One that is killed loses the last of them.
 */
export function openLog(level: LoggerOptions['level'], path?: string): Logger {
  return pino(
    { level },
    pino.destination({ dest: path ?? 1, sync: false, minLength: 4096, periodicFlush: patienceMs }),
  );
}
