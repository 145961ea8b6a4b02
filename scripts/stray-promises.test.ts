import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

const module = new URL('./stray-promises.ts', import.meta.url).href;

/** Runs it on a thread of its own, which would end: here the test runner listens. */
function onThread(code: string): Worker {
  return new Worker(
    `const { parentPort } = require('node:worker_threads');
    const logger = { error: (told, message) => parentPort.postMessage([told.error.message, message]) };
    import(${JSON.stringify(module)}).then(({ surviveStrayPromises }) => { ${code} });`,
    { eval: true },
  );
}

test('a promise that fails and that nobody waits for is told in the log, without personal data, and whoever made it goes on', async () => {
  const worker = onThread(`surviveStrayPromises(logger);
    Promise.reject(new Error('no way to ann@example.com'));
    setImmediate(() => setImmediate(() => Promise.reject('another')));`);
  const told: unknown[] = [];
  worker.on('message', (message) => told.push(message));
  await once(worker, 'exit');
  const message = 'a promise failed that nobody waited for';
  expect(told).toEqual([
    ['no way to [email]', message],
    ['another', message],
  ]);
});

test('an exception that nobody catches still ends who threw it', async () => {
  const worker = onThread(`surviveStrayPromises(logger); setImmediate(() => { throw new Error('out of order'); });`);
  expect(await once(worker, 'error')).toMatchObject([{ message: 'out of order' }]);
});
