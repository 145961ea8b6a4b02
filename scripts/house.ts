import { existsSync } from 'node:fs';
import type { Logger } from 'pino';
import { assertSafeToServe } from '../gateway/auth.ts';
import { httpSubgraph } from '../gateway/http-subgraph.ts';
import { type Gateway, startGateway } from '../gateway/server.ts';
import type { SubgraphEndpoint } from '../gateway/subgraph-endpoint.ts';
import { DeskLine } from '../subgraphs/identity/desk.ts';
import { departments, identity, startDepartmentEntry } from '../subgraphs/subgraphs.ts';
import type { HouseConfig, Place, SubgraphName } from './config.ts';
import { ConfigError } from './environment.ts';
import { firstQuery } from './first-query.ts';
import { cacheStore } from './house/cache-store.ts';
import { startFollowing } from './house/following.ts';
import { lockDataDirectory } from './house/lock.ts';
import { patientSubgraph } from './house/patient-subgraph.ts';
import { loadSampleWorld, sampleWork } from './house/sample.ts';
import { supergraphPath } from './schema/files.ts';

export interface House extends AsyncDisposable {
  /** Where operations are sent. */
  url: string;
  /** Resolves when the sample world is imported; undefined when there was none to import. */
  sample?: Promise<void>;
  close(): Promise<void>;
}

export interface HouseOptions {
  logger: Logger;
  /** Hears how the sample world comes along. */
  say?: (line: string) => void;
  sampleCustomers?: number;
}

/**
 * Starts the gateway with every subgraph that runs in this process, and, where identity is one of them, what follows the
 * departments' changes. Whatever was started is closed again when something cannot start.
 */
export async function startHouse(config: HouseConfig, options: HouseOptions): Promise<House> {
  const { logger } = options;
  assertSafeToServe(config.access, config.host, config.corsOrigins);
  if (!existsSync(supergraphPath)) throw new ConfigError('graph-schema/sdl is not there: make it with npm run schema.');
  await using opened = new AsyncDisposableStack();

  if ('here' in config.identity && 'databasePath' in config.identity.here.store) {
    const lock = lockDataDirectory(config.dataDirectory);
    opened.defer(() => lock.release());
  }
  const work = sampleWork(config, options.sampleCustomers);

  const endpoints: SubgraphEndpoint[] = [];
  const add = async <Store>(name: SubgraphName, place: Place<Store>, start: Start<Store>): Promise<void> => {
    const endpoint =
      'at' in place
        ? httpSubgraph({ name, url: place.at, secret: config.secret ?? '', answerBytes: config.answerBytes[name] })
        : await patientSubgraph(name, () => start(place.here), logger);
    opened.defer(endpoint.close);
    endpoints.push(endpoint);
  };
  for (const entry of departments)
    await add(entry.name, config.departments[entry.name], ({ databaseUrl }) =>
      startDepartmentEntry(entry, databaseUrl),
    );
  const desk = new DeskLine();
  await add('identity', config.identity, async ({ store, ...chosen }) =>
    (await identity.load()).startIdentity({ ...store, ...chosen, desk }),
  );

  const gateway: Gateway = await startGateway({
    ...config,
    supergraphPath,
    subgraphs: endpoints,
    logger,
    graphiqlQuery: firstQuery,
    cache: config.cachePlace && (await cacheStore(config.cachePlace, logger)),
  });
  opened.defer(gateway.close);

  if ('here' in config.identity) {
    const following = startFollowing({
      ...config.identity.here,
      feeds: config.departments,
      secret: config.secret,
      ...{ logger, desk },
    });
    opened.defer(following.stop);
  }
  const sample = work && loadSampleWorld(work, options.say ?? (() => {}), logger);
  if (sample) opened.defer(sample.stop);

  const closing = opened.move();
  const close = () => closing.disposeAsync();
  return { url: gateway.url, sample: sample?.done, close, [Symbol.asyncDispose]: close };
}

type Start<Store> = (store: Store) => ReturnType<typeof startDepartmentEntry>;
