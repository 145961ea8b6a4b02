import type { Logger } from 'pino';
import { loggedError } from '../subgraphs/kit/logged-error.ts';

/**
 * Has this process, or this thread, go on when a promise fails that nobody waits for: by default Node ends it, with everybody's
 * requests for the sake of one. What was waited for is not touched, nor is an exception that nobody catches.
 */
export function surviveStrayPromises(logger: Pick<Logger, 'error'>): void {
  process.on('unhandledRejection', (reason) => {
    logger.error({ error: loggedError(reason) }, 'a promise failed that nobody waited for');
  });
}
