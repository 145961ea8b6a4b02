import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { startPostgres } from './postgres.ts';

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // The server is killed under some of these connections.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

describe.skipIf(!inject('postgresUrl'))('PostgreSQL', () => {
  test('what it committed is there after kill -9 under an open connection', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'customer-graph-kill9-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const before = await startPostgres({ directory });
    const url = await before.createDatabase('billing');
    await query(url, 'create table invoice as select generate_series(1, 1000) as id');
    const open = new pg.Client({ connectionString: url });
    open.on('error', () => {});
    await open.connect();
    await open.query('begin; insert into invoice values (1001)');
    await before.kill9();

    await using after = await startPostgres({ directory });
    expect(await query(after.url('billing'), 'select count(*)::int as invoices from invoice')).toEqual([
      { invoices: 1000 },
    ]);
  });

  test('creating a database that is there leaves it as it is', async () => {
    await using server = await startPostgres({ fsync: false });
    const url = await server.createDatabase('sales');
    await query(url, 'create table lead (id text)');
    expect(await server.createDatabase('sales')).toBe(url);
    expect(await query(url, 'select * from lead')).toEqual([]);
  });

  test('without a directory it leaves nothing behind', async () => {
    const server = await startPostgres({ fsync: false });
    const [row] = await query(server.url('postgres'), 'show data_directory');
    const { data_directory: data } = Object(row);
    expect(existsSync(data)).toBe(true);
    await server.stop();
    expect(existsSync(join(data, '..'))).toBe(false);
  });
});
