import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { type Kysely, sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { freshPostgresDatabase } from '../../test/engines/databases.ts';
import { openTcpProxy } from '../../test/engines/tcp-proxy.ts';
import { openDatabase } from './database.ts';
import { postgresPool } from './postgres-pool.ts';

const withPostgres = test.skipIf(inject('postgresUrl') === null);

withPostgres.each([
  ['while it is asked', 'as answer'],
  ['before it is asked anything', 'set jit'],
])(
  'a connection to PostgreSQL that is lost %s fails what is asked, and the next question gets another one',
  async (_when, lostWith) => {
    await using fresh = await freshPostgresDatabase();
    let loses = false;
    await using proxy = await openTcpProxy(new URL(fresh.url), (sent) => loses && sent.includes(lostWith));
    const url = Object.assign(new URL(fresh.url), { hostname: '127.0.0.1', port: String(proxy.port) });
    const database = await openDatabase({ url: url.href, migrations: {} });
    const ask = async () => (await sql`select 42 as answer`.execute(database.untyped)).rows;
    // So that the next question begins with a connection of its own.
    proxy.cut();
    loses = true;
    await expect(ask()).rejects.toThrow('Connection terminated');
    loses = false;
    await expect.poll(ask).toEqual([{ answer: 42 }]);
    await database.close();
  },
);

withPostgres(
  'a statement that takes longer than it may is ended by PostgreSQL, and its connection is used again',
  async () => {
    await using fresh = await freshPostgresDatabase();
    const database = await openDatabase({ url: fresh.url, migrations: {}, poolSize: 1, answersWithinMs: 500 });
    const connection = async () => (await sql`select pg_backend_pid() as pid`.execute(database.untyped)).rows;
    const before = await connection();
    const long = sql`select pg_sleep(20)`.execute(database.untyped);
    await expect(long).rejects.toThrow('canceling statement due to statement timeout');
    expect(await connection()).toEqual(before);
    await database.close();
  },
);

/** Those that this PostgreSQL knows; transaction_timeout is there since version 17. */
async function timeoutsOf(kysely: Kysely<unknown>): Promise<{ name: string; setting: string }[]> {
  const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
    where name in ('statement_timeout', 'lock_timeout', 'transaction_timeout')`.execute(kysely);
  return rows;
}

withPostgres(
  'a statement that may take as long as it likes is not ended by what the database allows by itself',
  async () => {
    await using fresh = await freshPostgresDatabase();
    const impatient = await openDatabase({ url: fresh.url, migrations: {}, poolSize: 1 });
    const known = await timeoutsOf(impatient.untyped);
    for (const { name } of known)
      await sql`alter database ${sql.id(new URL(fresh.url).pathname.slice(1))} set ${sql.id(name)} = '20ms'`.execute(
        impatient.untyped,
      );
    await impatient.close();
    const database = await openDatabase({ url: fresh.url, migrations: {}, poolSize: 1 });
    expect((await sql`select pg_sleep(0.1)::text as slept`.execute(database.untyped)).rows).toEqual([{ slept: '' }]);
    expect(await timeoutsOf(database.untyped)).toEqual(known.map(({ name }) => ({ name, setting: '0' })));
    await database.close();
  },
);

withPostgres(
  'a transaction takes as long as it likes on a connection that a pooler lent to others before',
  async () => {
    await using fresh = await freshPostgresDatabase();
    const database = await openDatabase({ url: fresh.url, migrations: {}, poolSize: 1 });
    const known = await timeoutsOf(database.untyped);
    await sql`set default_transaction_isolation = 'serializable'`.execute(database.untyped);
    await sql`select set_config(name, '20ms', false) from unnest(${known.map(({ name }) => name)}::text[]) as name`.execute(
      database.untyped,
    );
    await database.untyped.transaction().execute(async (transaction) => {
      const { rows } = await sql`select pg_sleep(0.1)::text as slept`.execute(transaction);
      expect(rows).toEqual([{ slept: '' }]);
      expect(await timeoutsOf(transaction)).toEqual(known.map(({ name }) => ({ name, setting: '0' })));
      const isolation = await sql`show transaction_isolation`.execute(transaction);
      expect(isolation.rows).toEqual([{ transaction_isolation: 'read committed' }]);
    });
    await database.close();
  },
);

withPostgres(
  'who writes at the same time as another is not ended for it, however strict the database is by itself',
  async () => {
    await using fresh = await freshPostgresDatabase();
    const strict = await openDatabase({ url: fresh.url, migrations: {}, poolSize: 1 });
    const name = new URL(fresh.url).pathname.slice(1);
    await sql`create table thing as select 0 as count`.execute(strict.untyped);
    await sql`alter database ${sql.id(name)} set default_transaction_isolation = 'serializable'`.execute(
      strict.untyped,
    );
    await strict.close();
    const database = await openDatabase({ url: fresh.url, migrations: {} });
    const count = (transaction: Kysely<unknown>) => sql`update thing set count = count + 1`.execute(transaction);
    await database.untyped.transaction().execute(async (transaction) => {
      await sql`select * from thing`.execute(transaction);
      await count(database.untyped);
      await count(transaction);
    });
    expect((await sql`select count from thing`.execute(database.untyped)).rows).toEqual([{ count: 2 }]);
    await database.close();
  },
);

withPostgres('connections that the network has forgotten make way for others', async () => {
  await using fresh = await freshPostgresDatabase();
  await using proxy = await openTcpProxy(new URL(fresh.url));
  const url = Object.assign(new URL(fresh.url), { hostname: '127.0.0.1', port: String(proxy.port) });
  const database = await openDatabase({ url: url.href, migrations: {}, poolSize: 2, answersWithinMs: 500 });
  const ask = async () => (await sql`select 42 as answer`.execute(database.untyped)).rows;
  await Promise.all([ask(), ask()]);
  proxy.hush();
  const [one, other, waiting] = await Promise.allSettled([ask(), ask(), ask()]);
  const lost = { status: 'rejected', reason: new Error('PostgreSQL did not answer in time') };
  expect([one, other]).toEqual([lost, lost]);
  expect(waiting).toEqual({ status: 'fulfilled', value: [{ answer: 42 }] });
  await database.close();
});

test.skipIf(inject('postgresUrl') === null || process.platform !== 'linux')(
  'while a statement takes as long as it likes, the operating system looks whether PostgreSQL is still there',
  async () => {
    await using fresh = await freshPostgresDatabase();
    const database = await openDatabase({ url: fresh.url, migrations: {}, poolSize: 1 });
    const { rows } = await sql<{ port: number }>`select inet_client_port() as port`.execute(database.untyped);
    expect(await timerOfConnection(rows[0]?.port ?? 0)).toBe('keepalive');
    await database.close();
  },
);

/** What Linux waits for on the connection from this port of ours: https://docs.kernel.org/networking/proc_net_tcp.html */
async function timerOfConnection(port: number): Promise<string | undefined> {
  const ours = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = (await readFile('/proc/net/tcp', 'utf8')).split('\n').map((line) => line.trim().split(/\s+/));
  const timer = lines.find(([, local]) => local?.endsWith(ours))?.[5];
  return timer?.startsWith('02:') ? 'keepalive' : timer;
}

test('a connection on which nothing ever comes is given up', async () => {
  const mute = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void mute.close());
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const pool = postgresPool(`postgres://127.0.0.1:${port}/billing`, { max: 1, connectsWithinMs: 100 });
  await expect(pool.connect()).rejects.toThrow('timeout');
  await pool.end();
});

withPostgres('tables are brought up to date for as long as that takes', async () => {
  await using fresh = await freshPostgresDatabase();
  const slow = {
    '001-slow': { up: async (kysely: Kysely<unknown>) => void (await sql`select pg_sleep(1)`.execute(kysely)) },
  };
  const database = await openDatabase({ url: fresh.url, migrations: slow, answersWithinMs: 500 });
  await database.close();
});

withPostgres('while tables are brought up to date, what keeps others from it ends with the transaction', async () => {
  await using fresh = await freshPostgresDatabase();
  const held: unknown[] = [];
  const letGo = {
    '001-let-go': {
      up: async (kysely: Kysely<unknown>) => {
        // Takes away what a connection holds, and a pooler would give to whoever has it next.
        await sql`select pg_advisory_unlock_all()`.execute(kysely);
        const { rows } =
          await sql`select mode from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`.execute(kysely);
        held.push(...rows);
      },
    },
  };
  const database = await openDatabase({ url: fresh.url, migrations: letGo });
  await database.close();
  expect(held).toEqual([{ mode: 'ExclusiveLock' }]);
});

withPostgres('several that open a new database at once bring its tables up to date once', async () => {
  await using fresh = await freshPostgresDatabase();
  const migrations = {
    '001-thing': {
      up: async (kysely: Kysely<unknown>) => void (await sql`create table thing (id text)`.execute(kysely)),
    },
  };
  const databases = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ url: fresh.url, migrations })));
  await Promise.all(databases.map((database) => database.close()));
});
