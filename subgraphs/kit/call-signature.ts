import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Caller } from './caller.ts';

/** What the gateway vouches for when it calls a subgraph over HTTP. */
export interface SignedCall {
  /** Name of the subgraph that is called: a call signed for one is refused by every other. */
  audience: string;
  method: string;
  /** With the query string. */
  path: string;
  body: string;
  caller: Caller;
  requestId: string;
  /** Milliseconds that the gateway still waits. */
  timeoutMs: number;
}

export type VerifiedCall = Pick<SignedCall, 'caller' | 'requestId' | 'timeoutMs'>;

export class CallRefused extends Error {
  override name = 'CallRefused';
}

/** How far the clocks of gateway and subgraph may be apart, and for how long a captured call could be repeated. */
export const largestClockSkewMs = 30_000;

const callerSchema = z.object({ subject: z.string(), scopes: z.array(z.string()) });

const headersSchema = z.object({
  'x-caller': z.string(),
  'x-request-id': z.string(),
  'x-timeout-ms': z.string().regex(/^\d{1,9}$/),
  'x-signed-at': z.string().regex(/^\d{1,16}$/),
  'x-signature': z.string().regex(/^[0-9a-f]{64}$/),
});

type SignatureHeaders = z.infer<typeof headersSchema>;

/** @returns the headers that carry the call's caller, request id and time limit, and the signature over all of it. */
export function signCall(secret: string, call: SignedCall, now = Date.now()): SignatureHeaders {
  const headers = {
    'x-caller': encodedCaller(call.caller),
    'x-request-id': call.requestId,
    'x-timeout-ms': String(Math.max(0, Math.floor(call.timeoutMs))),
    'x-signed-at': String(now),
  };
  return Object.assign(headers, { 'x-signature': signature(secret, call, headers).digest('hex') });
}

/** For the log of whoever called: the status that the answer had, and what to look at where the call was refused. */
export function answeredWith(status: number): string {
  return `answered with status ${status}${advice[status] ?? ''}`;
}

const advice: Record<number, string> = {
  401: ': is this its address, are its GATEWAY_SECRET and its clock the same as here?',
  413: ': is its LIMIT_BODY_BYTES the same as here?',
};

/** @throws CallRefused when the call was not signed with one of these secrets, for this subgraph, about now. */
export function verifyCall(
  secrets: readonly string[],
  call: Pick<SignedCall, 'audience' | 'method' | 'path' | 'body'>,
  headers: Record<string, string | string[] | undefined>,
  now = Date.now(),
): VerifiedCall {
  const parsed = headersSchema.safeParse(headers);
  if (!parsed.success) throw new CallRefused('the call is not signed by the gateway');
  const signed = parsed.data;
  const given = Buffer.from(signed['x-signature'], 'hex');
  if (!secrets.some((secret) => timingSafeEqual(signature(secret, call, signed).digest(), given)))
    throw new CallRefused("the call's signature does not match");
  if (Math.abs(now - Number(signed['x-signed-at'])) > largestClockSkewMs)
    throw new CallRefused('the call was signed too long ago, or the clocks differ');
  return {
    caller: decodeCaller(signed['x-caller']),
    requestId: signed['x-request-id'],
    timeoutMs: Number(signed['x-timeout-ms']),
  };
}

function signature(
  secret: string,
  { audience, method, path, body }: Pick<SignedCall, 'audience' | 'method' | 'path' | 'body'>,
  headers: Omit<SignatureHeaders, 'x-signature'>,
): ReturnType<typeof createHmac> {
  const parts = [audience, method, path, hash('sha256', body)];
  const carried = [headers['x-caller'], headers['x-request-id'], headers['x-timeout-ms'], headers['x-signed-at']];
  return createHmac('sha256', keyOf(secret)).update(JSON.stringify([...parts, ...carried]));
}

const keys = new Map<string, KeyObject>();

/** A process has one secret, or two while it is changed, and making a key of it takes as long as signing. */
function keyOf(secret: string): KeyObject {
  const key = keys.get(secret) ?? createSecretKey(Buffer.from(secret));
  keys.set(secret, key);
  return key;
}

let lastCaller: { caller: Caller; header: string } | undefined;

/** The calls of one request follow each other and have the same caller. */
function encodedCaller(caller: Caller): string {
  if (lastCaller?.caller !== caller) lastCaller = { caller, header: encodeCaller(caller) };
  return lastCaller.header;
}

function encodeCaller({ subject, scopes }: Caller): string {
  return Buffer.from(JSON.stringify({ subject, scopes: [...scopes].sort() })).toString('base64url');
}

function decodeCaller(header: string): Caller {
  const { subject, scopes } = callerSchema.parse(JSON.parse(Buffer.from(header, 'base64url').toString()));
  return { subject, scopes: new Set(scopes) };
}
