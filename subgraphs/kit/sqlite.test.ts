import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { openSqlite } from './sqlite.ts';

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

const newFile = () => join(mkdtempSync(join(tmpdir(), 'customer-graph-test-')), 'new.sqlite');

it('a statement that was asked before answers for the table as it is now', () => {
  const database = openSqlite(newFile());
  const run = (sql: string) => database.prepare(sql).run([]);
  const rows = () =>
    database
      .prepare('select * from thing order by id')
      .all([])
      .map((row) => ({ ...(row as object) }));
  run('create table thing (id integer)');
  run('insert into thing values (1)');
  expect(rows()).toEqual([{ id: 1 }]);
  run('alter table thing add column name text');
  run("insert into thing values (2, 'two')");
  expect(rows()).toEqual([
    { id: 1, name: null },
    { id: 2, name: 'two' },
  ]);
  database.close();
});

it('rows that are read one by one go on when the same is asked meanwhile', () => {
  const database = openSqlite(newFile());
  database.prepare('create table thing (id integer)').run([]);
  for (let id = 0; id < 5; id += 1) database.prepare('insert into thing values (?)').run([id]);
  const sql = 'select id from thing order by id';
  const read: unknown[] = [];
  for (const row of database.prepare(sql).iterate([])) {
    read.push((row as { id: number }).id);
    expect(database.prepare(sql).all([])).toHaveLength(5);
  }
  expect(read).toEqual([0, 1, 2, 3, 4]);
  database.close();
});

it('what was deleted is in no byte of the file and its log once that is emptied, for which nobody waits', () => {
  const path = newFile();
  const database = openSqlite(path);
  database.prepare('create table thing (id integer, name text)').run([]);
  database.prepare('insert into thing values (1, ?)').run(['zebulon']);
  database.emptyLog();
  expect(readFileSync(path, 'latin1').includes('zebulon')).toBe(true);
  database.prepare('delete from thing').run([]);

  const other = new DatabaseSync(path);
  other.exec("begin immediate; insert into thing values (2, 'other')");
  database.emptyLog();
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
  other.exec('commit');
  database.emptyLog();
  expect(readFileSync(path, 'latin1').includes('zebulon')).toBe(false);
  expect(statSync(`${path}-wal`).size).toBe(0);
  other.close();
  database.close();
});
