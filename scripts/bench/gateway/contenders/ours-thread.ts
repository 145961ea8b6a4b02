import { serveOnThread } from '../../../house/serving-thread.ts';
import { embedded, type OnThreads, start } from './ours.ts';

await serveOnThread<OnThreads>(async ({ data: { setup, port, memory }, logger, metrics }) => {
  await start({ ...{ setup, port, memory, logger, metrics }, subgraphs: await embedded(setup), sharedPort: 'joins' });
  return { close: async () => {} };
});
