import type { ThreadMemory } from '../../gateway/thread-memory.ts';
import { startTracing, type TracingConfig } from '../tracing.ts';
import { openEndpoints } from './endpoints.ts';
import { receivedConfig, type SentConfig } from './sent-config.ts';
import { startHouseGateway } from './serving.ts';
import { serveOnThread } from './serving-thread.ts';

/** What `serve` hands to each thread beside its own. */
export interface HouseThreadData {
  config: SentConfig;
  memory: ThreadMemory;
  tracing?: TracingConfig;
}

await serveOnThread<HouseThreadData>(async ({ data, desk, logger, metrics }) => {
  await using opened = new AsyncDisposableStack();
  const config = receivedConfig(data.config);
  const tracing = await startTracing(data.tracing, logger);
  opened.defer(tracing.stop);
  const endpoints = await openEndpoints(config, { desk, logger, othersServe: true, opened });
  const { memory: threadMemory } = data;
  const gateway = await startHouseGateway(config, { endpoints, logger, metrics, threadMemory, sharedPort: 'joins' });
  opened.defer(gateway.close);
  const closing = opened.move();
  return { close: () => closing.disposeAsync() };
});
