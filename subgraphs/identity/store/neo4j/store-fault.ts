import { isRetryableError } from 'neo4j-driver';

/** Whether the server is at fault, and says that the same may succeed later: it is gone, busy, or has no room in its memory. */
export function isStoreFault(error: unknown): boolean {
  return isRetryableError(error);
}
