import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** Lines are written together when they fill a page, and at the latest after this long. */
const patienceMs = 100;
const page = 4096;

/**
 * A log that nobody waits for: lines are written in the background, by default to the standard output, and what is left when the
 * process ends is written then. One that is killed loses the last of them.
 */
export function openLog(level: LoggerOptions['level'], path?: string): Logger {
  return pino(
    { level },
    pino.destination({ dest: path ?? 1, sync: false, minLength: page, periodicFlush: patienceMs }),
  );
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
