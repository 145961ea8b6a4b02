import type { Logger } from 'pino';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import type { GatewayOptions } from '../../gateway/options.ts';
import { bucketMemory } from '../../gateway/rate-limit/thread-buckets.ts';
import { type Gateway, startGateway } from '../../gateway/server.ts';
import { threadMemory } from '../../gateway/thread-memory.ts';
import type { Desk } from '../../subgraphs/identity/linking/desk.ts';
import { createMetrics } from '../../subgraphs/kit/metrics.ts';
import type { HouseConfig } from '../config.ts';
import { firstQuery } from '../first-query.ts';
import { supergraphPath } from '../schema/files.ts';
import type { TracingConfig } from '../tracing.ts';
import { cacheStore } from './cache-store.ts';
import { houseId } from './house-id.ts';
import { sentConfig } from './sent-config.ts';
import { type ServingThreads, startServingThreads } from './serving-threads.ts';

export interface ServingOptions {
  endpoints: readonly SubgraphEndpoint[];
  /** Asked by the other threads' identity. */
  desk: Desk;
  logger: Logger;
  /** Of the other threads; this one traces already. */
  tracing?: TracingConfig;
}

/** Serves at the port with as many threads as configured: this one, and beside it others that open the subgraphs themselves. */
export async function serve(
  whole: HouseConfig,
  { endpoints, desk, logger, tracing }: ServingOptions,
): Promise<Gateway> {
  const { servingThreads } = whole;
  if (servingThreads === 1) return startHouseGateway(whole, { endpoints, logger });
  const config = shareOf(whole);
  let threads: ServingThreads | undefined;
  const metrics = createMetrics(async () => (await threads?.metrics()) ?? []);
  metrics.gauge('serving_threads', 'Threads that serve at the port.', { read: () => 1 + (threads?.serving() ?? 0) });
  const memory = threadMemory(endpoints.length);
  const gateway = await startHouseGateway(config, {
    endpoints,
    logger,
    metrics,
    threadMemory: memory,
    sharedPort: 'opens',
  });
  threads = startServingThreads({
    count: servingThreads - 1,
    module: new URL('./house-thread.ts', import.meta.url),
    data: { config: sentConfig({ ...config, port: Number(new URL(gateway.url).port) }), memory, tracing },
    ...{ desk, logger, metricsText: metrics.text },
  });
  return {
    url: gateway.url,
    // All at once: whoever is told to leave one thread must not find another that has yet to stop.
    close: async () => {
      await Promise.all([gateway.close(), threads.close()]);
    },
  };
}

/** The gateway of one thread. */
export async function startHouseGateway(
  config: HouseConfig,
  options: Pick<GatewayOptions, 'logger' | 'metrics' | 'threadMemory' | 'sharedPort'> &
    Pick<ServingOptions, 'endpoints'>,
): Promise<Gateway> {
  const { endpoints: subgraphs, ...given } = options;
  const { rateLimit, cachePlace } = config;
  const house = houseId(config);
  return startGateway({
    ...{ ...config, ...given, supergraphPath, subgraphs },
    graphiqlQuery: firstQuery,
    rateLimit: rateLimit && { ...rateLimit, house },
    cache: cachePlace && (await cacheStore(cachePlace, house, options.logger)),
  });
}

/** What is configured for the house, as each of its threads has it: caches share their bytes, and callers have one rate. */
function shareOf(config: HouseConfig): HouseConfig {
  const { servingThreads, queryCacheBytes, cachePlace, rateLimit } = config;
  return {
    ...config,
    queryCacheBytes: Math.ceil(queryCacheBytes / servingThreads),
    cachePlace:
      cachePlace && 'bytes' in cachePlace ? { bytes: Math.ceil(cachePlace.bytes / servingThreads) } : cachePlace,
    rateLimit: rateLimit && { ...rateLimit, memory: bucketMemory() },
  };
}
