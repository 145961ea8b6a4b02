import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { anonymous } from './auth.ts';
import { refusal } from './errors.ts';
import type { RequestContext } from './request-context.ts';
import { type BucketOptions, tokenBuckets } from './token-buckets.ts';

/** In units of cost. */
export type RateLimit = Pick<BucketOptions, 'perSecond' | 'burst'>;

/** Charges for an operation and returns 0, or returns after how many seconds its caller could pay for it. */
export type Charge = (cost: number, context: RequestContext) => number;

/** Charges for a plan that is made of so many fields; whoever cannot pay owes it, and is refused until it has flowed back. */
export type ChargePlan = (fields: number, context: RequestContext) => void;

export interface Rates {
  charge: Charge;
  chargePlan: ChargePlan;
}

/** Planning a field takes 0.1 to 0.4 ms, as much as merging some ten objects. */
const costPerPlannedField = 10;

/** A unit of cost is about as much work as reading and parsing this much of a document. */
const bytesPerCost = 500;

/**
 * Lets each caller spend so much. Every request is charged for being read, whatever becomes of it, and an operation for
 * what it may cost before it is executed, and for its plan where none is there yet.
 */
export function addRateLimit(
  server: FastifyInstance,
  rateLimit: RateLimit | undefined,
  contextOf: (request: FastifyRequest) => RequestContext,
): Rates {
  if (!rateLimit) return { charge: () => 0, chargePlan: () => {} };
  const buckets = tokenBuckets(rateLimit);

  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return;
    const price = Math.min(1 + Math.floor(sentBytes(request) / bytesPerCost), rateLimit.burst);
    const seconds = buckets.take(ownerOf(contextOf(request)), price);
    if (seconds === 0) return;
    return reply
      .code(429)
      .header('retry-after', String(seconds))
      .send(refusal(request, 'RATE_LIMITED', messageOf(seconds)));
  });

  return {
    charge: (cost, context) => buckets.take(ownerOf(context), cost),
    chargePlan: (fields, context) => buckets.spend(ownerOf(context), fields * costPerPlannedField),
  };
}

export function rateLimited(seconds: number): GraphQLError {
  return new GraphQLError(messageOf(seconds), { extensions: { code: 'RATE_LIMITED', http: { status: 429 } } });
}

/** A body without a stated length is at most as long as a body may be, and is charged as if it were empty. */
function sentBytes({ headers, url }: FastifyRequest): number {
  return url.length + (Number(headers['content-length']) || 0);
}

/** Callers without a token are told apart by where they call from. */
export function ownerOf({ caller, address }: RequestContext): string {
  return caller === anonymous ? `address ${address}` : `subject ${caller.subject}`;
}

function messageOf(seconds: number): string {
  return `you have asked for too much in a short time: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
