import type { Logger } from 'pino';
import { loggedError } from '../subgraphs/kit/logged-error.ts';

/** Has what Node and libraries warn of told in the log: by default it is text between the log's lines. */
export function logWarnings(logger: Pick<Logger, 'warn'>): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) =>
    logger.warn({ warning: loggedError(warning) }, 'a warning of Node, or of a library'),
  );
}
