import { Pool } from 'undici';
import { signCall } from '../subgraphs/kit/call-signature.ts';
import { httpPost } from './http-post.ts';
import { type SubgraphEndpoint, SubgraphFailure } from './subgraph-endpoint.ts';

export interface HttpSubgraphOptions {
  name: string;
  /** The subgraph server's address without a path, e.g. `http://billing.internal:4004`. */
  url: string;
  /** Shared with the subgraph server, which refuses calls that were not signed with it. */
  secret: string;
}

export interface HttpSubgraph extends SubgraphEndpoint {
  close(): Promise<void>;
}

const largestAnswerBytes = 64 * 1024 * 1024;
const largestIgnoredBytes = 64 * 1024;

/** A subgraph in another process, called over connections that are kept open. */
export function httpSubgraph({ name, url, secret }: HttpSubgraphOptions): HttpSubgraph {
  const pool = new Pool(new URL(url).origin, {
    connections: 128,
    keepAliveTimeout: 30_000,
    // The caller's own time limit aborts the call; these would only cut it short.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: largestAnswerBytes,
  });
  return {
    name,
    execute: async ({ query, operationName, variables, caller, requestId, timeoutMs, signal }) => {
      const body = JSON.stringify({ query, operationName, variables });
      const call = { audience: name, method: 'POST', path: '/graphql', body, caller, requestId, timeoutMs };
      const { statusCode, text } = await httpPost(pool, {
        path: '/graphql',
        headers: { ...signCall(secret, call), 'content-type': 'application/json', accept: 'application/json' },
        body,
        signal,
      });
      if (statusCode === 200) return parse(text);
      throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `answered with status ${statusCode}`);
    },
    ready: async () => {
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path: '/readyz',
        signal: AbortSignal.timeout(5000),
      });
      await body.dump({ limit: largestIgnoredBytes });
      if (statusCode !== 200) throw new Error(`${name} answered with status ${statusCode}`);
    },
    close: () => pool.destroy(),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', 'answered with something that is not JSON');
  }
}
