import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Metrics } from '../subgraphs/kit/metrics.ts';
import { anonymous } from './auth.ts';
import { refusal } from './errors.ts';
import { networkOf } from './rate-limit/network-of.ts';
import { threadBuckets } from './rate-limit/thread-buckets.ts';
import { type BucketOptions, type TokenBuckets, tokenBuckets } from './rate-limit/token-buckets.ts';
import type { RequestContext } from './request-context.ts';

/** In units of cost. */
export type RateLimit = Pick<BucketOptions, 'perSecond' | 'burst'> & {
  /** Where callers' rates are kept that several gateways share; without it each gateway has its own. */
  redisUrl?: string;
  /** Tells those gateways from others that use the same Redis. */
  house?: string;
  /** Where they are kept for several threads of one process, as `bucketMemory` makes it. Redis comes first, and while it is away they are what counts. */
  memory?: SharedArrayBuffer;
};

/**
 * Charges for an operation and returns 0, or returns after how many seconds its caller could pay for it: at once where
 * the gateway keeps the rates itself.
 */
export type Charge = (cost: number, context: RequestContext) => number | Promise<number>;

/** Charges at once for so many bytes that are to be read, and returns 0, or after how many seconds that could be paid for. */
export type ChargeReading = (bytes: number, context: RequestContext) => number;

/** Charges for a plan that is made of so many fields; whoever cannot pay owes it, and is refused until it has flowed back. */
export type ChargePlan = (fields: number, context: RequestContext) => void;

/** Charges for a text of so many characters that was read and then refused, as a debt where there is less. */
export type ChargeWasted = (characters: number, context: RequestContext) => void;

/** Charges for what an answer turned out to hold beyond the cost of its operation, as a debt where there is less. */
export type ChargeMore = (cost: number, context: RequestContext) => void;

export interface Rates {
  charge: Charge;
  chargeMore: ChargeMore;
  chargeReading: ChargeReading;
  chargeWasted: ChargeWasted;
  chargePlan: ChargePlan;
}

export interface RateLimitOptions {
  contextOf: (request: FastifyRequest) => RequestContext;
  logger: Logger;
  metrics: Metrics;
}

/** Planning a field takes 0.1 to 0.4 ms, as much as merging some ten objects. */
const costPerPlannedField = 10;

/** A text that was made to be refused takes up to a millisecond for 500 bytes; short ones, and with them mistakes, cost nothing. */
const costPerWastedBytes = 1000;

/** A unit of cost is about as much work as reading and parsing this much of a document. */
const bytesPerCost = 500;

/**
 * Lets each caller spend so much. Every request is charged for being read, whatever becomes of it, and an operation for
 * what it may cost before it is executed, and for its plan where none is there yet.
 */
export async function addRateLimit(
  server: FastifyInstance,
  rateLimit: RateLimit | undefined,
  { contextOf, logger, metrics }: RateLimitOptions,
): Promise<Rates> {
  if (!rateLimit) return free;
  const buckets = await bucketsFor(server, rateLimit, { logger, metrics });

  const chargeReading: ChargeReading = (bytes, context) =>
    buckets.takeAtOnce(ownerOf(context), Math.min(priceOfReading(bytes), rateLimit.burst));

  server.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url !== '/graphql') return done();
    const seconds = chargeReading(sentBytes(request), contextOf(request));
    if (seconds === 0) return done();
    reply
      .code(429)
      .header('retry-after', String(seconds))
      .send(refusal(request, 'RATE_LIMITED', messageOf(seconds)));
  });
  server.addHook('preParsing', (request, _reply, body, done) => {
    if (request.routeOptions.url === '/graphql' && request.headers['transfer-encoding'] !== undefined) {
      let bytes = 0;
      body.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      body.once('close', () => buckets.spend(ownerOf(contextOf(request)), Math.floor(bytes / bytesPerCost)));
    }
    done(null, body);
  });

  return {
    charge: (cost, context) => buckets.take(ownerOf(context), cost),
    chargeMore: (cost, context) => buckets.spend(ownerOf(context), cost),
    chargeReading,
    chargeWasted: (characters, context) =>
      buckets.spend(ownerOf(context), Math.floor(characters / bytesPerCost) * costPerWastedBytes),
    chargePlan: (fields, context) => buckets.spend(ownerOf(context), fields * costPerPlannedField),
  };
}

const free: Rates = {
  charge: () => 0,
  chargeMore: () => {},
  chargeReading: () => 0,
  chargeWasted: () => {},
  chargePlan: () => {},
};

interface Buckets extends Pick<TokenBuckets, 'spend'> {
  takeAtOnce(owner: string, amount: number): number;
  take(owner: string, amount: number): number | Promise<number>;
}

async function bucketsFor(
  server: FastifyInstance,
  { redisUrl, house = '', memory, ...rate }: RateLimit,
  { logger, metrics }: Pick<RateLimitOptions, 'logger' | 'metrics'>,
): Promise<Buckets> {
  if (redisUrl === undefined) {
    const { take, spend } = memory ? threadBuckets(memory, rate) : tokenBuckets(rate);
    return { take, spend, takeAtOnce: take };
  }
  // Its client is 478 files: whoever has no Redis does not load them.
  const { SharedBuckets } = await import('./rate-limit/shared-buckets.ts');
  const alone = metrics.counter(
    'rates_decided_alone_total',
    'Charges that Redis, and other gateways, know nothing of.',
  );
  const shared = new SharedBuckets({ ...rate, redisUrl, house, memory, logger, decidedAlone: () => alone.inc() });
  server.addHook('onClose', async () => shared.close());
  return shared;
}

export function rateLimited(seconds: number): GraphQLError {
  return new GraphQLError(messageOf(seconds), { extensions: { code: 'RATE_LIMITED', http: { status: 429 } } });
}

export function priceOfReading(bytes: number): number {
  return 1 + Math.floor(bytes / bytesPerCost);
}

/** A body without a stated length is paid for when it was received. */
function sentBytes({ headers, url }: FastifyRequest): number {
  return url.length + (Number(headers['content-length']) || 0);
}

/** Callers without a token are told apart by where they call from. */
export function ownerOf({ caller, address }: RequestContext): string {
  return caller === anonymous ? `address ${networkOf(address)}` : `subject ${caller.subject}`;
}

function messageOf(seconds: number): string {
  return `you have asked for too much in a short time: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
