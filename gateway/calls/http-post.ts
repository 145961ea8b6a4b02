import { isUtf8 } from 'node:buffer';
import { type Dispatcher, errors } from 'undici';
import type { LeaveSignal } from '../../subgraphs/kit/leave-signal.ts';

export interface HttpPost {
  path: string;
  headers: Record<string, string>;
  body: string;
  signal: LeaveSignal;
  /** An answer that says beforehand that it is longer is not waited for. */
  answerBytes: number;
}

export interface HttpAnswer {
  statusCode: number;
  /** Of UTF-8; empty for any other status than 200: what it says is not for us. */
  bytes: Buffer;
}

/** JSON between systems is UTF-8 (RFC 8259): whatever else is read as that has other letters than were sent. */
export class NotUtf8 extends Error {
  override name = 'NotUtf8';
}

export const largestIgnoredBytes = 64 * 1024;

/**
 * Sends a body and reads the whole answer, without the streams that `request` of undici makes for each: under load they
 * are most of what a call costs, and are collected late.
 */
export function httpPost(dispatcher: Dispatcher, { signal, answerBytes, ...options }: HttpPost): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let ignoredBytes = 0;
    let statusCode = 0;
    dispatcher.dispatch(
      { method: 'POST', ...options },
      {
        onRequestStart: (controller) => {
          const abort = () => controller.abort(errorOf(signal.reason));
          if (signal.aborted) abort();
          else signal.addEventListener('abort', abort, { once: true });
        },
        onResponseStart: (controller, status, headers) => {
          statusCode = status;
          if (status === 200 && Number(headers['content-length']) > answerBytes)
            controller.abort(new errors.ResponseExceededMaxSizeError());
        },
        onResponseData: (controller, chunk) => {
          if (statusCode === 200) chunks.push(chunk);
          else {
            ignoredBytes += chunk.length;
            if (ignoredBytes <= largestIgnoredBytes) return;
            resolve({ statusCode, bytes: Buffer.alloc(0) });
            controller.abort(new Error('the rest of the answer is not read'));
          }
        },
        onResponseEnd: () => {
          const bytes = together(chunks);
          if (isUtf8(bytes)) resolve({ statusCode, bytes });
          else reject(new NotUtf8('the answer is not UTF-8'));
        },
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

function together(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return chunks.length === 1 && first ? first : Buffer.concat(chunks);
}

function errorOf(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('nobody waits for the answer any more');
}
