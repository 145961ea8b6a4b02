import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Graph, graph } from '../../subgraphs/identity/store/contract/graph.ts';
import { type IdentityConfig, openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import { appendToOutbox, databaseChangeSource, type OutboxEntry } from '../../subgraphs/kit/outbox.ts';
import { type DepartmentEntry, departments } from '../../subgraphs/subgraphs.ts';
import { freshNeo4j, neo4jOfThisRun } from '../engines/databases.ts';
import { importSampleWorld } from './house-under-test.ts';
import type { WorkerLine, WorkerTask } from './resolver-worker.ts';

const pageSize = 60;

let directory: string;
let feeds: WorkerTask['feeds'];
let alone: Graph;
let pages = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'customer-graph-test-'));
  await importSampleWorld({ DATA_DIR: directory, SAMPLE: 'none' }, 150);
  feeds = departments.map(({ name }) => ({ name, databaseUrl: join(directory, `${name}.sqlite`) }));
  for (const entry of departments) {
    const told = await endSome(entry, join(directory, `${entry.name}.sqlite`));
    pages += Math.ceil(told / pageSize);
  }
  const store = { databasePath: join(directory, 'alone.db') };
  await using worker = startWorker({ store, feeds, pageSize: 2000 });
  await worker.said('ready');
  worker.start();
  expect(await worker.ended).toEqual([0, null]);
  alone = await graphIn(store);
  for (const part of [alone.customers, alone.matches, alone.proposals]) expect(part.length).toBeGreaterThan(0);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const onSqlite = { name: 'one SQLite file', open: async () => ({ databasePath: join(directory, 'shared.db') }) };
const onNeo4j = { name: 'one Neo4j', open: async () => ({ neo4j: await freshNeo4j() }) };

describe.each(neo4jOfThisRun() ? [onSqlite, onNeo4j] : [onSqlite])('four resolvers on $name', ({ open }) => {
  it('take in four feeds at once, every page twice, one killed in the middle of a batch, as one alone does', {
    timeout: 120_000,
  }, async () => {
    const store: IdentityConfig = await open();
    await (await openIdentityStore(store)).close();
    await using workers = new AsyncDisposableStack();
    const begin = (turn: number, more: Partial<WorkerTask> = {}): RunningWorker => {
      const inTurn = [...feeds.slice(turn), ...feeds.slice(0, turn)];
      return workers.use(startWorker({ store, feeds: inTurn, pageSize, ...more }));
    };
    const doomed = begin(0, { stopsInBatch: 3 });
    const others = [begin(1), begin(2), begin(3)];
    await Promise.all([doomed, ...others].map((worker) => worker.said('ready')));
    doomed.start();
    await doomed.said('in the middle of a batch');
    for (const worker of others) worker.start();
    doomed.child.kill('SIGKILL');
    expect(await doomed.ended).toEqual([null, 'SIGKILL']);
    for (const { ended } of others) expect(await ended).toEqual([0, null]);

    expect(await graphIn(store)).toEqual(alone);
    const lines = [doomed, ...others].flatMap((worker) => worker.lines);
    expect(lines.filter((line) => line === 'took')).toHaveLength(pages);
    expect(lines.filter((line) => line === 'found taken').length).toBeGreaterThanOrEqual(pages);
  });
});

/**
 * Deletes the records that the department told about first, and merges one into another.
 *
 * @returns how many changes its feed has then
 */
async function endSome(entry: DepartmentEntry, url: string): Promise<number> {
  const database = await openDepartmentDatabase(await entry.load(), url);
  const { changes } = await databaseChangeSource(entry.name, database).read(0, 100_000);
  const told = changes.filter(({ payload }) => payload.party);
  const [away, survivor, ...deleted] = told.filter(({ entity }) => entity === told[0]?.entity).slice(0, 8);
  if (!away || !survivor) throw new Error(`${entry.name} tells of nobody`);
  const { entity, entityId } = away;
  const entries: OutboxEntry[] = [
    { entity, entityId, type: 'merged', payload: { mergedInto: survivor.entityId }, sourceTime: null },
    ...deleted.map(({ entity, entityId }): OutboxEntry => {
      return { entity, entityId, type: 'deleted', payload: {}, sourceTime: null };
    }),
  ];
  await database.kysely.transaction().execute((transaction) => appendToOutbox(transaction, entries));
  await database.close();
  return changes.length + entries.length;
}

async function graphIn(config: IdentityConfig): Promise<Graph> {
  const store = await openIdentityStore(config);
  try {
    return await graph(store);
  } finally {
    await store.close();
  }
}

interface RunningWorker extends AsyncDisposable {
  child: ChildProcess;
  lines: WorkerLine[];
  /** Resolves when it says so. */
  said(line: WorkerLine): Promise<void>;
  start(): void;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<unknown[]>;
}

function startWorker(task: WorkerTask): RunningWorker {
  const script = join(import.meta.dirname, 'resolver-worker.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines: WorkerLine[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line: WorkerLine) => lines.push(line));
  const said = async (line: WorkerLine): Promise<void> => {
    while (!lines.includes(line)) {
      const next = await Promise.race([once(output, 'line'), ended.then(() => null)]);
      if (next === null) throw new Error(`a resolver ended before it said: ${line}`);
    }
  };
  const start = (): void => {
    child.stdin.write('go\n');
  };
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { child, lines, said, start, ended, [Symbol.asyncDispose]: stop };
}
