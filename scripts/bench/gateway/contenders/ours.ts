import { devNull } from 'node:os';
import type { Logger } from 'pino';
import { httpSubgraph } from '../../../../gateway/calls/http-subgraph.ts';
import type { SubgraphEndpoint } from '../../../../gateway/calls/subgraph-endpoint.ts';
import type { SharedPort } from '../../../../gateway/http/listening.ts';
import { bucketMemory } from '../../../../gateway/rate-limit/thread-buckets.ts';
import { startGateway } from '../../../../gateway/server.ts';
import { DeskLine } from '../../../../subgraphs/identity/linking/desk.ts';
import { createMetrics, type Metrics } from '../../../../subgraphs/kit/metrics.ts';
import { startServingThreads } from '../../../house/serving-threads.ts';
import { openLog } from '../../../log.ts';
import { signedAccess } from '../caller.ts';
import { openWorld } from '../worlds/open.ts';
import type { Setup, StartContender } from './contender.ts';

const secret = 'a secret that gateway and subgraphs share';

export const startOursOverHttp: StartContender = (setup) =>
  start({
    setup,
    ...{ logger: openLog('info', devNull), metrics: createMetrics() },
    subgraphs: Object.entries(setup.urls).map(([name, url]) => httpSubgraph({ name, url, secret })),
  });

/** On one thread. */
export const startOursEmbedded: StartContender = async (setup) =>
  start({
    ...{ setup, logger: openLog('info', devNull), metrics: createMetrics() },
    subgraphs: await embedded(setup),
  });

/** On two threads, as with `SERVING_THREADS=2`. */
export const startOursOnThreads: StartContender = async (setup) => {
  const [logger, metrics, memory] = [openLog('info', devNull), createMetrics(), bucketMemory()];
  const subgraphs = await embedded(setup);
  const url = await start({ ...{ setup, logger, metrics, memory, subgraphs }, sharedPort: 'opens' });
  const threads = startServingThreads<OnThreads>({
    count: 1,
    module: new URL('./ours-thread.ts', import.meta.url),
    data: { setup, port: Number(new URL(url).port), memory },
    ...{ desk: new DeskLine(), metricsText: metrics.text, logger },
  });
  await threads.ready();
  return url;
};

/** What each further thread is handed. */
export interface OnThreads {
  setup: Setup;
  port: number;
  memory: SharedArrayBuffer;
}

export async function embedded({ world, directory }: Setup): Promise<SubgraphEndpoint[]> {
  const { subgraphs } = await openWorld(world, directory);
  return subgraphs.map(({ name, execute }) => ({
    name,
    execute: async (call) => execute(call),
    ready: async () => {},
  }));
}

export interface Start {
  setup: Setup;
  subgraphs: SubgraphEndpoint[];
  logger: Logger;
  metrics: Metrics;
  port?: number;
  sharedPort?: SharedPort;
  memory?: SharedArrayBuffer;
}

/** With what production needs; a limit of the rate that is never reached is counted all the same. */
export async function start({ setup, memory, port = 0, ...given }: Start): Promise<string> {
  const { url } = await startGateway({
    ...given,
    ...{ host: '127.0.0.1', port, supergraphPath: setup.supergraphPath },
    access: signedAccess,
    subgraphTimeoutMs: 2000,
    requestDeadlineMs: 5000,
    rateLimit: { perSecond: 1e9, burst: 1e9, memory },
  });
  return url;
}
