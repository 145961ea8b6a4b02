import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

const creatingTakesMs = 500;

it('a file that another connection is just creating is opened when that one is done', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'customer-graph-test-')), 'new.sqlite');
  const creating = new DatabaseSync(path);
  creating.exec('begin immediate; create table begun (id text)');
  const opening = new Worker(
    `import { parentPort, workerData } from 'node:worker_threads';
     const { openSqlite } = await import(workerData.module);
     parentPort.postMessage('opening');
     openSqlite(workerData.path).close();
     parentPort.postMessage('opened');`,
    { eval: true, workerData: { path, module: new URL('./sqlite.ts', import.meta.url).href } },
  );
  const said: unknown[] = [];
  const ended = new Promise<number>((resolve, reject) => {
    opening.on('message', (message) => {
      said.push(message);
      // How long the other one takes; whoever does not wait has failed by then.
      if (message === 'opening') setTimeout(() => creating.exec('commit'), creatingTakesMs);
    });
    opening.on('error', reject);
    opening.on('exit', resolve);
  });
  expect(await ended).toBe(0);
  creating.close();
  expect(said).toEqual(['opening', 'opened']);
});
