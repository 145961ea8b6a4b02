import { Agent, request } from 'undici';
import { z } from 'zod';
import { answeredWith, signCall } from './call-signature.ts';
import { type ChangePage, type ChangeSource, largestChangePage } from './change-feed.ts';
import { cloudEventsBatch, fromCloudEvent } from './cloud-event.ts';

const defaultTimeoutMs = 30_000;
/** More is not read of a page. */
const pageBytes = 128 * 1024 * 1024;
const dispatcher = new Agent({ maxResponseSize: pageBytes });
const follower = { subject: 'change-feed', scopes: new Set<string>() };

const pageHeaders = z.object({
  'x-feed-last': z.coerce.number().int().min(0),
  'x-feed-caught-up': z.enum(['true', 'false']),
  'x-feed-after-id': z.string().optional(),
});

/**
 * Reads a subgraph's change feed from its HTTP server.
 *
 * @param url the server's address, e.g. `http://billing.internal:4004`
 * @param timeoutMs how long a page may take to begin; all of it may take twice as long
 */
export function httpChangeSource(
  department: string,
  url: string,
  secret: string,
  timeoutMs = defaultTimeoutMs,
): ChangeSource {
  const ask = async (query: string): Promise<ChangePage> => {
    const path = `/changes?${query}`;
    const call = { audience: department, method: 'GET', path, body: '', caller: follower, timeoutMs };
    const { statusCode, headers, body } = await request(new URL(path, url), {
      dispatcher,
      headers: { ...signCall(secret, { ...call, requestId: crypto.randomUUID() }), accept: cloudEventsBatch },
      // undici's own time limits have it look whether a connection of HTTP/2 is dead, and connect anew; an abort has not.
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: AbortSignal.timeout(2 * timeoutMs),
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`the change feed of ${department} ${answeredWith(statusCode)}`);
    const events = z.array(z.unknown()).parse(JSON.parse(text));
    const page = pageHeaders.parse(headers);
    return {
      changes: events.map((event) => fromCloudEvent(department, event)),
      last: page['x-feed-last'],
      caughtUp: page['x-feed-caught-up'] === 'true',
      ...afterIdOf(page['x-feed-after-id']),
    };
  };
  return {
    department,
    read: (after, limit, { about = false } = {}) =>
      ask(`after=${after}&limit=${Math.min(limit, largestChangePage)}${about ? '&about=true' : ''}`),
    newest: async () => (await ask('after=newest')).last,
  };
}

/** A header cannot say null: it is empty where there is no entry. */
function afterIdOf(header: string | undefined): Pick<ChangePage, 'afterId'> {
  return header === undefined ? {} : { afterId: decodeURIComponent(header) || null };
}
