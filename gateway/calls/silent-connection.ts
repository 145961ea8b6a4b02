import type { Pool } from 'undici';
import { largestIgnoredBytes } from './http-post.ts';

const patienceMs = 1000;

/**
 * Looks, after a call that was too late, whether its connection is dead. HTTP/1.1 ends a connection with its call; HTTP/2
 * keeps it for others, and when the network has forgotten it, the operating system takes a quarter of an hour to notice.
 * undici asks the other side by a PING, and connects anew without an answer, but only after a request that it timed itself.
 */
export function connectionDoubt(pool: Pool): () => void {
  let isAsking = false;
  const ask = async (): Promise<void> => {
    const { body } = await pool.request({ method: 'GET', path: '/livez', headersTimeout: patienceMs });
    await body.dump({ limit: largestIgnoredBytes });
  };
  return () => {
    if (isAsking) return;
    isAsking = true;
    ask()
      .catch(() => {})
      .finally(() => {
        isAsking = false;
      });
  };
}
