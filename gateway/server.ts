import { setTimeout } from 'node:timers/promises';
import { gracefulClose } from '../subgraphs/kit/graceful-close.ts';
import { createMetrics } from '../subgraphs/kit/metrics.ts';
import { addMetricsRoute } from '../subgraphs/kit/metrics-route.ts';
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
import { addAbsentParameters } from './http/absent-parameters.ts';
import { refuseUnacceptable } from './http/acceptable-types.ts';
import { boundedServer } from './http/bounded-server.ts';
import { addCors } from './http/cors.ts';
import { addGraphiql } from './http/graphiql.ts';
import { addJsonBodies } from './http/json-bodies.ts';
import { listen } from './http/listening.ts';
import { refuseOtherSites } from './http/other-sites.ts';
import { addRefusalType } from './http/refusal-type.ts';
import { trustedProxies } from './http/trusted-proxies.ts';
import { refuseLongAccept, refuseWithoutOneHost } from './http/unreadable-request.ts';
import { addWayfinding } from './http/wayfinding.ts';
import { knownDocuments } from './known-operations/documents.ts';
import { addDocumentLimits } from './limits/document-limits.ts';
import { weightsIn } from './limits/supergraph-weights.ts';
import { defaultLimits, operationLimits } from './limits.ts';
import { operationIsChosen } from './operation-choice.ts';
import { noOperations } from './operations-manifest.ts';
import type { GatewayOptions } from './options.ts';
import { checkingSent, persistedQueryCache } from './persisted-operations.ts';
import { wastedReading } from './rate-limit/wasted-reading.ts';
import { addRateLimit } from './rate-limit.ts';
import { DocumentReader } from './reading.ts';
import { addRequestContext } from './request-context.ts';
import { resilientSubgraphs } from './resilience.ts';
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

/** @throws when the supergraph cannot be loaded, the port is taken, or the gateway would be open to the network. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { host, port, access, logger, requestDeadlineMs, corsOrigins = [], limits = defaultLimits } = options;
  const subscriptionLimits = options.subscriptions ?? defaultSubscriptionLimits;
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
  const { server, hasAsked } = boundedServer({
    ...{ bodyBytes: limits.bodyBytes, requestDeadlineMs, silentConnectionMs: options.silentConnectionMs, proxies },
    wasted: (request) => {
      if (request.routeOptions.url === '/graphql') rates.chargeWasted(wastedByCrumbs, contextOf(request));
    },
  });
  const close = gracefulClose(server, requestDeadlineMs + 1000);
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
  refuseWithoutOneHost(server);
  refuseLongAccept(server);
  addJsonBodies(server);
  const authenticate = authenticator(access, logger);
  const contextOf = addRequestContext(server, { access, authenticate, logger, requestDeadlineMs });
  addRefusalType(server);
  let stopping = false;
  addHealth(server, { subgraphs, supergraph: supergraph.status, stopping: () => stopping });
  addWayfinding(server);
  addGraphiql(server, options.graphiqlQuery);
  refuseOtherSites(server, corsOrigins);
  const rates = await addRateLimit(server, options.rateLimit, { contextOf, logger, metrics });
  const documents = knownDocuments(queryCacheBytes);
  const reader = new DocumentReader(limits);
  const weightsOf = weightsIn(supergraph, (apiSchema, weights) => reader.serve(apiSchema, weights));
  addAbsentParameters(server);
  const checkSent = checkingSent(persistedOperations, logger);
  addDocumentLimits(server, { limits, reader, documents, contextOf, checkSent, chargeWasted: rates.chargeWasted });
  refuseUnacceptable(server);
  const persistedQueries = persistedQueryCache(persistedOperations, queryCacheBytes);
  const { plugin: limiting, assess } = operationLimits({
    ...{ limits, access, charge: observed.noting(rates.charge), chargeMore: rates.chargeMore },
    weightsOf,
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
    ...{ subscriptionLimits, requestDeadlineMs, chargeWasted: rates.chargeWasted },
  });
  const answer = await start(server);

  const transports = addTransports(server, {
    ...{ subscriptions, contextOf, access, authenticate, corsOrigins, limits, reader, checkSent, hasAsked },
    ...{ chargeReading: rates.chargeReading, chargeWasted: rates.chargeWasted, logger },
    addressOf: proxies.addressOf,
    seenApart: observed.apart,
    subscriptionLimits,
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
