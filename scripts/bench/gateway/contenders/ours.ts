import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import { pino } from 'pino';
import { httpSubgraph } from '../../../../gateway/http-subgraph.ts';
import { startGateway } from '../../../../gateway/server.ts';
import type { SubgraphEndpoint } from '../../../../gateway/subgraph-endpoint.ts';
import { openWorld } from '../worlds/open.ts';
import type { Setup, StartContender } from './contender.ts';

const secret = 'a secret that gateway and subgraphs share';

export const startOursOverHttp: StartContender = (setup) =>
  start(
    setup,
    Object.entries(setup.urls).map(([name, url]) => httpSubgraph({ name, url, secret })),
  );

export const startOursEmbedded: StartContender = async (setup) => {
  const { subgraphs } = await openWorld(setup.world, setup.directory);
  return start(
    setup,
    subgraphs.map(({ name, execute }) => ({ name, execute: async (call) => execute(call), ready: async () => {} })),
  );
};

/** With what production needs; a limit of the rate that is never reached is counted all the same. */
async function start({ supergraphPath }: Setup, subgraphs: SubgraphEndpoint[]): Promise<string> {
  const { url } = await startGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphPath,
    subgraphs,
    access: { mode: 'open' },
    subgraphTimeoutMs: 2000,
    requestDeadlineMs: 5000,
    rateLimit: { perSecond: 1e9, burst: 1e9 },
    logger: pino({ level: 'info' }, pino.destination({ fd: openSync(devNull, 'w'), sync: false })),
  });
  return url;
}
