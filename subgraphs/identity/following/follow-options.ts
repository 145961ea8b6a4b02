import type { Logger } from 'pino';
import type { ChangeSource } from '../../kit/change-feed.ts';
import type { Resolver } from '../linking/resolver.ts';
import type { IdentityStore } from '../store/identity-store.ts';

export interface FollowOptions {
  resolver: Resolver;
  store: IdentityStore;
  sources: readonly ChangeSource[];
  logger: Logger;
  /** Ends the following; the batch in hand is finished first. */
  signal: AbortSignal;
  /** Changes taken in at once. */
  pageSize?: number;
  /** How long to rest when there is nothing new. */
  pauseMs?: number;
  /** How long a feed may end before where it was read to; then all of it is read again. */
  shortFeedMs?: number;
  /** How long after those that failed of the changes set aside they are tried again. */
  tryAgainMs?: number;
  /** How long to rest after the first failure; after each further one twice as long. */
  backoffMs?: number;
}
