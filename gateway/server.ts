import { setTimeout } from 'node:timers/promises';
import Fastify, { type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { gracefulClose } from '../subgraphs/kit/graceful-close.ts';
import { createMetrics } from '../subgraphs/kit/metrics.ts';
import { addMetricsRoute } from '../subgraphs/kit/metrics-route.ts';
import { refuseCrumbs } from '../subgraphs/kit/received-pieces.ts';
import { bodyBoundsFor } from '../subgraphs/kit/unfinished-bodies.ts';
import { answering } from './answering.ts';
import { assertSafeToServe, authenticator } from './auth.ts';
import { FetchCache } from './cache.ts';
import { addVaryByCaller, cacheControl } from './cache-control.ts';
import { InFlight } from './calls/in-flight.ts';
import { houseChanges } from './changes.ts';
import { clientErrors } from './errors.ts';
import { worthPlanning } from './execution/planning/warming.ts';
import { loadExecution } from './execution.ts';
import { addHealth } from './health.ts';
import { addAbsentParameters, withoutAbsent } from './http/absent-parameters.ts';
import { refuseUnacceptable } from './http/acceptable-types.ts';
import { addCors } from './http/cors.ts';
import { addGraphiql } from './http/graphiql.ts';
import { addJsonBodies } from './http/json-bodies.ts';
import { listen } from './http/listening.ts';
import { refuseOtherSites } from './http/other-sites.ts';
import { addRefusalType } from './http/refusal-type.ts';
import { trustedProxies } from './http/trusted-proxies.ts';
import { leaveUnreadBodies } from './http/unread-body.ts';
import { refuseLongAccept, refuseUnreadable, refuseWithoutHost } from './http/unreadable-request.ts';
import { boundWaitingClients, usualClientBounds } from './http/waiting-clients.ts';
import { addWayfinding, refuseAddress } from './http/wayfinding.ts';
import { knownDocuments } from './known-operations/documents.ts';
import { type CostWeights, readWeights } from './limits/cost-weights.ts';
import { addDocumentLimits } from './limits/document-limits.ts';
import { defaultLimits, operationLimits } from './limits.ts';
import { operationIsChosen } from './operation-choice.ts';
import { noOperations } from './operations-manifest.ts';
import type { GatewayOptions } from './options.ts';
import { checkingSent, persistedQueryCache } from './persisted-operations.ts';
import { wastedReading } from './rate-limit/wasted-reading.ts';
import { addRateLimit } from './rate-limit.ts';
import { DocumentReader } from './reading.ts';
import { addRequestContext, requestIdOf } from './request-context.ts';
import { resilientSubgraphs } from './resilience.ts';
import { isForWebSocket } from './subscriptions/handshake.ts';
import { addTransports } from './subscriptions/transports.ts';
import { defaultSubscriptionLimits, openSubscriptions } from './subscriptions.ts';
import { superviseSupergraph } from './supergraph.ts';
import { operationWatch } from './telemetry/operation-watch.ts';
import { addSubgraphMetrics } from './telemetry/subgraph-metrics.ts';
import { watchRequests } from './telemetry.ts';

export interface Gateway {
  /** Where operations are sent, with the path. */
  url: string;
  /** Stops accepting, answers what is in flight (for as long as a request may take at most), then resolves. */
  close(): Promise<void>;
}

const defaultQueryCacheBytes = 30 * 1024 * 1024;
const defaultClientCacheSeconds = 1;
/** As many characters are read in the time that it takes to refuse a body in crumbs. */
const wastedByCrumbs = 25_000;
/** Event streams have heartbeats, and WebSockets pings of their own. */
const silentConnectionMs = 30_000;

/** @throws when the supergraph cannot be loaded, the port is taken, or the gateway would be open to the network. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { host, port, access, logger, corsOrigins = [], limits = defaultLimits } = options;
  const persistedOperations = options.persistedOperations ?? { known: noOperations, mode: 'off' };
  const queryCacheBytes = options.queryCacheBytes ?? defaultQueryCacheBytes;
  assertSafeToServe(access, host, corsOrigins);
  const subgraphs = resilientSubgraphs(options.subgraphs, logger, options.resilience);
  const changes = houseChanges({ subgraphs, logger, isAnswering: () => observed.isAnswering() });
  const inFlight = new InFlight();
  const cache = options.cache && new FetchCache({ store: options.cache, changes, inFlight });
  const supergraph = superviseSupergraph({
    path: options.supergraphPath,
    load: (supergraphSdl, serving) => {
      const planAhead = worthPlanning(persistedOperations.known.operations, serving?.used() ?? []);
      const watch = observed.execution;
      const { chargePlan } = rates;
      return loadExecution(supergraphSdl, {
        ...{ ...options, queryCacheBytes, subgraphs, planAhead, cache, inFlight, watch, chargePlan },
        writes: options.threadMemory?.writes,
      });
    },
    pollMs: options.supergraphPollMs ?? 1000,
    logger,
  });
  const proxies = trustedProxies(options.trustedProxies);
  const server = Fastify({
    trustProxy: proxies.trusts,
    bodyLimit: limits.bodyBytes,
    requestTimeout: 30_000,
    connectionTimeout: options.silentConnectionMs ?? Math.max(silentConnectionMs, 2 * options.requestDeadlineMs),
    genReqId: requestIdOf,
    rewriteUrl: withoutAbsent,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseUnreadable,
    return503OnClosing: false,
    http: { shouldUpgradeCallback: isForWebSocket, requireHostHeader: false },
  });
  refuseCrumbs(server);
  leaveUnreadBodies(server);
  const chargeCrumbs = (request: FastifyRequest): void => {
    if (request.routeOptions.url === '/graphql') rates.chargeWasted(wastedByCrumbs, contextOf(request));
  };
  const hasAsked = boundWaitingClients(server, chargeCrumbs, {
    ...usualClientBounds,
    ...bodyBoundsFor(limits.bodyBytes),
  });
  const close = gracefulClose(server, options.requestDeadlineMs + 1000);
  const metrics = options.metrics ?? createMetrics();
  const observed = watchRequests(server, {
    ...{ logger, metrics },
    knownOperations: persistedOperations.known.names,
    countedNames: options.threadMemory?.names,
  });
  addMetricsRoute(server, metrics, options);
  addSubgraphMetrics(metrics, subgraphs);
  await addCors(server, corsOrigins);
  addVaryByCaller(server);
  refuseWithoutHost(server);
  refuseLongAccept(server);
  addJsonBodies(server);
  const authenticate = authenticator(access, logger);
  const contextOf = addRequestContext(server, {
    ...{ access, authenticate, logger },
    requestDeadlineMs: options.requestDeadlineMs,
  });
  addRefusalType(server);
  let stopping = false;
  addHealth(server, { subgraphs, supergraph: supergraph.status, stopping: () => stopping });
  addWayfinding(server);
  addGraphiql(server, options.graphiqlQuery);
  refuseOtherSites(server, corsOrigins);
  const rates = await addRateLimit(server, options.rateLimit, { contextOf, logger, metrics });
  const documents = knownDocuments(queryCacheBytes);
  const reader = new DocumentReader(limits);
  const weights = new WeakMap<GraphQLSchema, CostWeights>();
  supergraph.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    const read = readWeights(coreSupergraphSdl);
    weights.set(apiSchema, read);
    reader.serve(apiSchema, read);
  });
  addAbsentParameters(server);
  const checkSent = checkingSent(persistedOperations, logger);
  addDocumentLimits(server, { limits, reader, documents, contextOf, checkSent, chargeWasted: rates.chargeWasted });
  refuseUnacceptable(server);
  const persistedQueries = persistedQueryCache(persistedOperations, queryCacheBytes);
  const { plugin: limiting, assess } = operationLimits({
    ...{ limits, access, charge: observed.noting(rates.charge), chargeMore: rates.chargeMore },
    weightsOf: (schema) => weights.get(schema),
  });
  const formatError = clientErrors(logger);

  const plugins = [
    operationWatch(),
    wastedReading(rates.chargeWasted),
    operationIsChosen(),
    limiting,
    cacheControl(options.clientCacheSeconds ?? defaultClientCacheSeconds),
  ];
  const { apollo, start } = answering({
    ...{ supergraph, limits, reader, documents, persistedQueries, queryCacheBytes },
    ...{ plugins, formatError, contextOf, logger },
  });
  const subscriptions = openSubscriptions({
    ...{ apollo, supergraph, changes, limits, reader, assess, formatError, logger },
    chargeWasted: rates.chargeWasted,
    subscriptionLimits: options.subscriptions ?? defaultSubscriptionLimits,
    requestDeadlineMs: options.requestDeadlineMs,
  });
  const answer = await start(server);

  const transports = addTransports(server, {
    ...{ subscriptions, contextOf, access, authenticate, corsOrigins, limits, reader, checkSent, hasAsked },
    ...{ chargeReading: rates.chargeReading, chargeWasted: rates.chargeWasted, logger },
    addressOf: proxies.addressOf,
    seenApart: observed.apart,
    subscriptionLimits: options.subscriptions ?? defaultSubscriptionLimits,
    textOf: (hash) => persistedQueries.get(`apq:${hash}`),
    register: (hash, text) => persistedQueries.set(`apq:${hash}`, text),
  });
  server.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: (request, reply) =>
      transports.answer(request, reply, () => observed.answering(request, () => answer(request, reply))),
  });

  const origin = await listen(server, { host, port, sharedPort: options.sharedPort });
  return {
    url: `${origin}/graphql`,
    close: async () => {
      stopping = true;
      await setTimeout(options.shutdownDelayMs ?? 0);
      transports.close();
      await close();
      await apollo.stop();
      for (const subgraph of subgraphs) subgraph.stop();
      await cache?.close();
      await changes.close();
    },
  };
}
