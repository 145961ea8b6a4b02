import { existsSync } from 'node:fs';
import type { Logger } from 'pino';
import { assertSafeToServe } from '../gateway/auth.ts';
import { DeskLine } from '../subgraphs/identity/linking/desk.ts';
import type { HouseConfig } from './config.ts';
import { ConfigError } from './environment.ts';
import { openEndpoints } from './house/endpoints.ts';
import { startFollowing } from './house/following.ts';
import { lockDataDirectory } from './house/lock.ts';
import { loadSampleWorld, sampleWork } from './house/sample.ts';
import { serve } from './house/serving.ts';
import { supergraphPath } from './schema/files.ts';
import type { TracingConfig } from './tracing.ts';

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
  /** For threads that serve beside the one that starts the house, which traces by itself. */
  tracing?: TracingConfig;
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

  const desk = new DeskLine();
  const endpoints = await openEndpoints(config, { desk, logger, opened });
  // Stops after the gateway: what is asked until then may be a steward's decision, which whoever links answers.
  const working = opened.use(new AsyncDisposableStack());
  const gateway = await serve(config, { endpoints, desk, logger, tracing: options.tracing });
  opened.defer(gateway.close);

  if ('here' in config.identity) {
    const following = startFollowing({
      ...config.identity.here,
      feeds: config.departments,
      secret: config.secret,
      ...{ logger, desk },
    });
    working.defer(following.stop);
  }
  const sample = work && loadSampleWorld(work, options.say ?? (() => {}), logger);
  if (sample) working.defer(sample.stop);

  const closing = opened.move();
  const close = () => closing.disposeAsync();
  return { url: gateway.url, sample: sample?.done, close, [Symbol.asyncDispose]: close };
}
