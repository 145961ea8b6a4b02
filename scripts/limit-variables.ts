import { z } from 'zod';
import { defaultLimits, type Limits } from '../gateway/limits.ts';
import type { RateLimit } from '../gateway/rate-limit.ts';
import { defaultSubscriptionLimits, type SubscriptionLimits } from '../gateway/subscriptions.ts';
import { wholeNumberWithin } from './whole-number.ts';

const count = (least: number, most: number, standard: number) => wholeNumberWithin(least, most).default(standard);

/** Beyond the upper bounds of tokens, nesting and fragments, reading a document overflows or takes seconds. */
export const limitVariables = {
  LIMIT_BODY_BYTES: count(1024, 64 * 1024 * 1024, defaultLimits.bodyBytes),
  LIMIT_BATCH: count(1, 100, defaultLimits.batch),
  LIMIT_TOKENS: count(100, 100_000, defaultLimits.tokens),
  LIMIT_LINES: count(10, 100_000, defaultLimits.lines),
  LIMIT_NESTING: count(10, 200, defaultLimits.nesting),
  LIMIT_DIRECTIVES: count(0, 10_000, defaultLimits.directives),
  LIMIT_FRAGMENTS: count(0, 70, defaultLimits.fragments),
  LIMIT_OPERATIONS: count(1, 100, defaultLimits.operations),
  LIMIT_COMPARISONS: count(100, 1_000_000, defaultLimits.comparisons),
  LIMIT_DEPTH: count(1, 200, defaultLimits.depth),
  LIMIT_ROOT_FIELDS: count(1, 1000, defaultLimits.rootFields),
  LIMIT_ALIASES: count(0, 10_000, defaultLimits.aliases),
  LIMIT_FIELDS: count(1, 100_000, defaultLimits.fields),
  LIMIT_CONDITIONS: count(0, 16, defaultLimits.conditions),
  LIMIT_PAGE: count(1, 10_000, defaultLimits.page),
  LIMIT_INPUT_LIST: count(1, 100_000, defaultLimits.inputList),
  LIMIT_OBJECTS: count(1, 10_000_000, defaultLimits.objects),
  LIMIT_CHARACTERS: count(1000, 1_000_000_000, defaultLimits.characters),
  LIMIT_COST: count(1, 10_000_000, defaultLimits.cost),
  LIMIT_SUBSCRIBED_CUSTOMERS: count(1, 10_000, defaultSubscriptionLimits.customers),
  LIMIT_SUBSCRIPTIONS_PER_CONNECTION: count(1, 10_000, defaultSubscriptionLimits.perConnection),
  LIMIT_SUBSCRIPTIONS_PER_CALLER: count(1, 100_000, defaultSubscriptionLimits.perCaller),
  QUERY_CACHE_MB: count(1, 1024, 30),
  RATE_LIMIT_PER_SECOND: z.coerce.number('must be a number').min(0, 'must be at least 0, which is no limit').optional(),
  RATE_LIMIT_BURST: count(1, 1_000_000_000, 2 * defaultLimits.cost),
};

type LimitEnvironment = z.infer<z.ZodObject<typeof limitVariables>>;

export function limitsOf(env: LimitEnvironment): Limits {
  return {
    bodyBytes: env.LIMIT_BODY_BYTES,
    batch: env.LIMIT_BATCH,
    tokens: env.LIMIT_TOKENS,
    lines: env.LIMIT_LINES,
    nesting: env.LIMIT_NESTING,
    directives: env.LIMIT_DIRECTIVES,
    fragments: env.LIMIT_FRAGMENTS,
    operations: env.LIMIT_OPERATIONS,
    comparisons: env.LIMIT_COMPARISONS,
    depth: env.LIMIT_DEPTH,
    rootFields: env.LIMIT_ROOT_FIELDS,
    aliases: env.LIMIT_ALIASES,
    fields: env.LIMIT_FIELDS,
    conditions: env.LIMIT_CONDITIONS,
    page: env.LIMIT_PAGE,
    inputList: env.LIMIT_INPUT_LIST,
    objects: env.LIMIT_OBJECTS,
    characters: env.LIMIT_CHARACTERS,
    cost: env.LIMIT_COST,
  };
}

export function subscriptionLimitsOf(env: LimitEnvironment): SubscriptionLimits {
  return {
    customers: env.LIMIT_SUBSCRIBED_CUSTOMERS,
    perConnection: env.LIMIT_SUBSCRIPTIONS_PER_CONNECTION,
    perCaller: env.LIMIT_SUBSCRIPTIONS_PER_CALLER,
  };
}

/** Two of the costliest operations at once, then one every ten seconds, or some hundred ordinary ones a second. */
const usualPerSecond = 10_000;

/** Where callers are not told apart there is one, on their own machine, who is not limited unless told. */
export function rateLimitOf(env: LimitEnvironment, callersDiffer: boolean): RateLimit | undefined {
  const perSecond = env.RATE_LIMIT_PER_SECOND ?? (callersDiffer ? usualPerSecond : 0);
  return perSecond === 0 ? undefined : { perSecond, burst: env.RATE_LIMIT_BURST };
}
