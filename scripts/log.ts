import { writeSync } from 'node:fs';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { logDestination } from '../subgraphs/kit/log-destination.ts';

/** Lines are written together when they fill a page, and at the latest after this long. */
const patienceMs = 100;
const page = 16_000;
const longestWriteMs = 1000;

/**
 * A log that nobody waits for: lines are written in the background, by default to the standard output, and what is left when the
 * process ends is written then. One that is killed loses the last of them.
 */
export function openLog(level: LoggerOptions['level'], path?: string): Logger {
  const destination = logDestination({ dest: path ?? 1, sync: false, minLength: page, periodicFlush: patienceMs });
  const flushSync = destination.flushSync.bind(destination);
  // Where nobody reads any more, or the disk is full, it would try again without an end, and the process would not end either.
  destination.flushSync = () => canBeWritten(destination) && flushSync();
  return pino({ level }, destination);
}

/** There is no other way to learn it than to write. */
function canBeWritten(destination: object): boolean {
  // Negative until a file is open.
  if (!('fd' in destination) || typeof destination.fd !== 'number' || destination.fd < 0) return true;
  try {
    writeSync(destination.fd, '\n');
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
  }
}

/** Resolves when everything is written, or nobody reads it, and after a second at the latest. */
export function written(logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(resolve, longestWriteMs);
    logger.flush(() => {
      clearTimeout(impatience);
      resolve();
    });
  });
}

export interface LinesTo extends DestinationStream {
  /** Hands over what waits. */
  flush(): void;
}

/** Where a thread logs to: its lines are handed over together, to be written by the one thread that writes. */
export function linesTo(handOver: (lines: string) => void): LinesTo {
  let waiting = '';
  let patience: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(patience);
    patience = undefined;
    if (waiting !== '') handOver(waiting);
    waiting = '';
  };
  return {
    flush,
    write: (line) => {
      waiting += line;
      if (waiting.length >= page) flush();
      else patience ??= setTimeout(flush, patienceMs);
    },
  };
}

/** Adds lines that another thread's log has made. */
export function appendLines(logger: Logger, lines: string): void {
  const { [pino.symbols.streamSym]: destination } = logger as unknown as Record<symbol, DestinationStream>;
  destination?.write(lines);
}
