import { errors, Pool } from 'undici';
import { answeredWith, signCall } from '../../subgraphs/kit/call-signature.ts';
import { httpChangeSource } from '../../subgraphs/kit/http-change-source.ts';
import { continuedTrace } from '../../subgraphs/kit/tracing.ts';
import { httpPost, largestIgnoredBytes, NotUtf8 } from './http-post.ts';
import { connectionDoubt } from './silent-connection.ts';
import { type SubgraphEndpoint, SubgraphFailure } from './subgraph-endpoint.ts';

export interface HttpSubgraphOptions {
  name: string;
  /** The subgraph server's address without a path, e.g. `http://billing.internal:4004`. */
  url: string;
  /** Shared with the subgraph server, which refuses calls that were not signed with it. */
  secret: string;
  /** More than that is not read of an answer. */
  answerBytes?: number;
}

export interface HttpSubgraph extends SubgraphEndpoint {
  close(): Promise<void>;
}

const usualAnswerBytes = 16 * 1024 * 1024;
/** Who waits longer for a feed hears of nothing meanwhile. */
const feedTimeoutMs = 5000;
const readyTimeoutMs = 5000;
const asker = { subject: 'readiness', scopes: new Set<string>() };

/** What proxies answer when they do not reach the subgraph. */
const lostStatuses: ReadonlySet<number> = new Set([502, 503]);
const tooLateStatus = 504;

/** A subgraph in another process, called over connections that are kept open. */
export function httpSubgraph({ name, url, secret, answerBytes = usualAnswerBytes }: HttpSubgraphOptions): HttpSubgraph {
  const { origin, protocol } = new URL(url);
  const isTls = protocol === 'https:';
  const pool = new Pool(origin, {
    connections: 128,
    keepAliveTimeout: 30_000,
    // The caller's own time limit aborts the call; these would only cut it short.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: answerBytes,
    // For servers that take the first protocol that a client names and they speak.
    connect: { preferH2: true },
  });
  const doubtConnection = connectionDoubt(pool);
  return {
    name,
    execute: async ({ query, operationName, variables, caller, requestId, timeoutMs, mostItems, signal, read }) => {
      const body = JSON.stringify({ query, operationName, variables, ...(mostItems && { extensions: { mostItems } }) });
      const call = { audience: name, method: 'POST', path: '/graphql', body, caller, requestId, timeoutMs };
      try {
        const { statusCode, bytes } = await httpPost(pool, {
          path: '/graphql',
          headers: {
            ...signCall(secret, call),
            // Not signed, so that a mesh between the processes may put its own span in between; it decides nothing.
            ...continuedTrace(),
            'content-type': 'application/json',
            accept: 'application/json',
          },
          body,
          signal,
          answerBytes,
        });
        if (statusCode === 200) return read?.(bytes) ?? parse(textOf(bytes));
        if (statusCode === tooLateStatus)
          throw new SubgraphFailure('SUBGRAPH_TIMEOUT', 'was too late by its own clock');
        throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', answeredWith(statusCode), {
          isLost: lostStatuses.has(statusCode),
        });
      } catch (error) {
        if (!signal.aborted) throw failureOf(error);
        if (isTls) doubtConnection();
        throw error;
      }
    },
    ready: async () => {
      const call = {
        audience: name,
        method: 'GET',
        path: '/readyz',
        body: '',
        caller: asker,
        timeoutMs: readyTimeoutMs,
      };
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path: '/readyz',
        headers: signCall(secret, { ...call, requestId: crypto.randomUUID() }),
        signal: AbortSignal.timeout(readyTimeoutMs),
      });
      await body.dump({ limit: largestIgnoredBytes });
      if (statusCode !== 200) throw new Error(`${name} ${answeredWith(statusCode)}`);
    },
    changes: httpChangeSource(name, url, secret, feedTimeoutMs),
    close: () => pool.destroy(),
  };
}

function failureOf(error: unknown): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  if (error instanceof errors.ResponseExceededMaxSizeError)
    return new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', 'answered more than is read', { cause: error });
  if (error instanceof NotUtf8)
    return new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', 'answered with something that is not UTF-8', {
      cause: error,
    });
  const code = error instanceof Error && 'code' in error ? `: ${error.code}` : '';
  return new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `could not be reached${code}`, { cause: error, isLost: true });
}

const byteOrderMark = 0xfeff;

function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', 'answered with something that is not JSON');
  }
}
