import { createHash } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { within } from '../subgraphs/kit/tracing.ts';
import type { HouseChanges } from './changes.ts';
import { startDeadline } from './deadline.ts';
import { requestScope } from './errors.ts';
import type { AssessOperation, Limits } from './limits.ts';
import { type ChargeWasted, ownerOf } from './rate-limit.ts';
import type { Verdict } from './reading/verdict.ts';
import type { DocumentReader } from './reading.ts';
import type { RequestContext } from './request-context.ts';
import { type Admitted, admit, refused, type SentRequest } from './subscriptions/admission.ts';
import type { Answered } from './subscriptions/answer.ts';
import { charactersOf } from './subscriptions/characters-of.ts';
import { type Ask, type CustomerEvents, customerEvents } from './subscriptions/customer-events.ts';
import { subscriptionHub } from './subscriptions/hub.ts';
import { seats } from './subscriptions/seats.ts';
import type { SupergraphFile } from './supergraph.ts';
import type { RequestRecord } from './telemetry/request-record.ts';
import { type EndedSubscription, logSubscription } from './telemetry/subscription-line.ts';

export interface SubscriptionLimits {
  /** Customers that one subscription is about. */
  customers: number;
  /** Subscriptions of one connection, where it can carry several. */
  perConnection: number;
  /** Subscriptions of one caller on all connections to this gateway. */
  perCaller: number;
}

export const defaultSubscriptionLimits: SubscriptionLimits = { customers: 100, perConnection: 50, perCaller: 200 };

/** Events of a subscription, or the one answer of any other operation. */
export type Opened = Told & { schema: GraphQLSchema };

type Told = { events: CustomerEvents } | AnsweredOnce;

export interface AnsweredOnce {
  answered: Answered;
  /** After how long its caller could pay for it, where they cannot now. */
  retryAfterMs?: number;
}

/** What was asked, and what is noted of it. */
export interface Asked {
  requestId: string;
  record?: RequestRecord;
}

export interface Way {
  transport: EndedSubscription['transport'];
  record?: RequestRecord;
}

export interface Subscriptions {
  /** @throws GraphQLError with a code when it is refused. */
  open(sent: SentRequest, context: RequestContext, by: Way): Promise<Opened>;
  /** What a client sees of why it was refused. */
  refusalOf(error: unknown, asked: Asked): { status: number; error: GraphQLFormattedError };
  close(): void;
}

export interface SubscriptionsOptions {
  apollo: ApolloServer<RequestContext>;
  supergraph: Pick<SupergraphFile, 'onSchemaLoadOrUpdate'>;
  changes: HouseChanges;
  limits: Limits;
  reader: DocumentReader;
  subscriptionLimits: SubscriptionLimits;
  assess: AssessOperation;
  chargeWasted: ChargeWasted;
  requestDeadlineMs: number;
  logger: Logger;
  formatError: (error: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError;
  windowMs?: number;
}

const defaultWindowMs = 50;
/** What a caller's subscriptions may have of texts and variables together, which are held for as long as they are open. */
const mostCharactersOfACaller = 1_000_000;

/** Tells clients what changed, each event answered as the query that it stands for, however it is sent. */
export function openSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { apollo, limits, reader, subscriptionLimits, assess, requestDeadlineMs, windowMs = defaultWindowMs } = options;
  let schema: GraphQLSchema | undefined;
  options.supergraph.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
  });
  const hub = subscriptionHub(options.changes);
  const callers = seats(subscriptionLimits.perCaller);
  const texts = seats(mostCharactersOfACaller);
  const openEvents = new Set<CustomerEvents>();
  let stopping = false;

  const ask = async (
    { query, variables, operationName }: SentRequest,
    context: RequestContext,
    asked: Asked,
  ): Promise<AnsweredOnce> => {
    const deadline = startDeadline(requestDeadlineMs);
    const contextValue = { ...context, requestId: asked.requestId, deadline };
    const { record } = asked;
    try {
      const { body, http } = await requestScope.run(asked, () =>
        within(record?.span, () =>
          apollo.executeOperation<Record<string, unknown>>({ query, variables, operationName }, { contextValue }),
        ),
      );
      if (record) record.status = http.status ?? 200;
      if (body.kind !== 'single') throw new Error('an event was answered in parts');
      const { data, errors, extensions } = body.singleResult;
      const seconds = Number(http.headers.get('retry-after') ?? 0);
      const answered: Answered = { ...(data !== undefined && { data }), errors, extensions };
      return { answered, ...(seconds > 0 && { retryAfterMs: seconds * 1000 }) };
    } finally {
      deadline.end();
    }
  };

  const admitOrCharge = (
    by: GraphQLSchema,
    sent: SentRequest,
    context: RequestContext,
    verdict?: Verdict,
  ): Admitted => {
    try {
      return admit(by, sent, context, { limits, assess, verdict, mostCustomers: subscriptionLimits.customers });
    } catch (error) {
      options.chargeWasted(sent.query.length, context);
      throw error;
    }
  };

  /** @returns what gives it back */
  const takePlace = ({ query, variables }: SentRequest, context: RequestContext): (() => void) => {
    const owner = ownerOf(context);
    const characters = query.length + charactersOf(variables);
    const giveBack = callers.take(owner);
    if (!giveBack)
      throw refused('TOO_MANY_SUBSCRIPTIONS', `a caller may have ${subscriptionLimits.perCaller} subscriptions`, 429);
    const giveTextBack = texts.take(owner, characters);
    if (giveTextBack) {
      return () => {
        giveBack();
        giveTextBack();
      };
    }
    giveBack();
    throw refused(
      'TOO_MANY_SUBSCRIPTIONS',
      `a caller's subscriptions may have ${mostCharactersOfACaller} characters of text and variables together`,
      429,
    );
  };

  return {
    open: async (sent, context, { transport, record }) => {
      context.deadline.end();
      if (!schema) throw new Error('no supergraph is loaded');
      const by = schema;
      const verdict = await reader.verdictOn({ text: sent.query, as: 'subscription', owner: ownerOf(context) }, by);
      const { name, question } = admitOrCharge(by, sent, context, verdict);
      if (!question) {
        const answered = await ask(sent, context, { requestId: context.requestId, record });
        return { schema: by, ...answered };
      }
      if (stopping) throw refused('GATEWAY_STOPPING', 'this gateway stops: connect again to reach another', 503);
      const giveBack = takePlace(sent, context);
      record?.becomeStream();
      const askNow: Ask = ({ query, variablesFor }, customer) =>
        ask({ query, variables: variablesFor(customer) }, context, { requestId: crypto.randomUUID() });
      const opened = {
        ...{ requestId: context.requestId, transport, openedAt: performance.now() },
        ...{ operation: name, hash: createHash('sha256').update(sent.query).digest('hex') },
      };
      const events = await customerEvents({
        ...{ question, hub, ask: askNow, windowMs },
        onEnd: (end, count) => {
          giveBack();
          openEvents.delete(events);
          logSubscription(options.logger, { ...opened, events: count, end });
        },
      }).catch((error: unknown) => {
        giveBack();
        throw error;
      });
      openEvents.add(events);
      if (stopping) events.end('the gateway stops');
      return { schema: by, events };
    },
    refusalOf: (thrown, asked) => {
      const error =
        thrown instanceof GraphQLError
          ? thrown
          : new GraphQLError('failed', { originalError: thrown instanceof Error ? thrown : undefined });
      const { http } = error.extensions;
      const told = typeof http === 'object' && http && 'status' in http ? Number(http.status) : 400;
      const status = thrown instanceof GraphQLError ? told : 500;
      if (asked.record) asked.record.status = status;
      return { status, error: requestScope.run(asked, () => options.formatError(error.toJSON(), thrown)) };
    },
    close: () => {
      stopping = true;
      for (const events of openEvents) events.end('the gateway stops');
      hub.close();
    },
  };
}
