import { pino } from 'pino';

type Destination = ReturnType<typeof pino.destination>;

interface DestinationOptions {
  /** A path, or the number of an open file. */
  dest: string | number;
  sync: boolean;
  /** Bytes that are written together, and how long they wait for each other. */
  minLength?: number;
  periodicFlush?: number;
}

/** So much waits while nothing can be written; what comes on top of it is lost. */
const mostWaiting = 16 * 1024 * 1024;

/** Where a log is written. Where its disk is full nobody stops for that: lines wait, and come when there is room again. */
export function logDestination(options: DestinationOptions): Destination {
  // It counts the bytes of a text that has gathered anew with each line, those of a list of lines once.
  const destination = pino.destination({ ...options, maxLength: mostWaiting, contentMode: 'buffer' });
  const write = destination.write.bind(destination) as unknown as (line: Buffer) => boolean;
  destination.write = (line) => write(Buffer.from(line));
  const flushSync = destination.flushSync.bind(destination);
  destination.flushSync = () => {
    recountUnwritten(destination as unknown as Gathered);
    flushSync();
  };
  // Without a listener it would end the process, or the thread.
  destination.on('error', () => {});
  return destination;
}

/** What sonic-boom, which pino writes by, keeps to itself. */
interface Gathered {
  _writing: boolean;
  _writingBuf: Buffer;
  _lens: number[];
}

/** It puts what could not be written before the lists that wait, and forgets to put its length before theirs. */
function recountUnwritten({ _writing: isWriting, _writingBuf: unwritten, _lens: lengths }: Gathered): void {
  if (!isWriting && unwritten.length > 0) lengths.unshift(unwritten.length);
}
