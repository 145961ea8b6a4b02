import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { freshPostgresDatabase } from '../../test/engines/databases.ts';
import { openDatabase } from './database.ts';
import { postgresPool } from './postgres-pool.ts';
import { sharedWhenFull } from './shared-when-full.ts';

const withPostgres = test.skipIf(inject('postgresUrl') === null);

/** For a user who may have so many connections: what PostgreSQL says of one more is what it says when it has none for anybody. */
async function poolOfFewConnections(most: number) {
  await using opened = new AsyncDisposableStack();
  const { url } = opened.use(await freshPostgresDatabase());
  const owner = await openDatabase({ url, migrations: {}, poolSize: 1 });
  opened.defer(owner.close);
  const [username, password] = [`visitor_${randomUUID()}`, randomUUID()];
  const run = async (statement: string) => void (await sql.raw(statement).execute(owner.untyped));
  await run(`create role "${username}" login password '${password}' connection limit ${most}`);
  opened.defer(() => run(`drop role "${username}"`));
  const { href } = Object.assign(new URL(url), { username, password });
  const pool = sharedWhenFull(postgresPool(href, { max: 10 }));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  opened.defer(() => kysely.destroy());
  const closing = opened.move();
  const ask = () => sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.01)`.execute(kysely);
  return {
    ask,
    raise: () => run(`alter role "${username}" connection limit -1`),
    /** How many connections answered. */
    askTogether: async () => {
      const answers = await Promise.all(Array.from({ length: 30 }, ask));
      return new Set(answers.flatMap(({ rows }) => rows.map(({ pid }) => pid))).size;
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

withPostgres('while PostgreSQL has no room for a connection more, those that are open answer all', async () => {
  await using few = await poolOfFewConnections(2);
  await few.ask();
  expect(await few.askTogether()).toBe(2);
  await few.raise();
  await expect.poll(few.askTogether, { timeout: 5000 }).toBe(10);
});

withPostgres('who has no connection at all is told why', async () => {
  await using none = await poolOfFewConnections(0);
  await expect(none.ask()).rejects.toThrow('too many connections for role');
});
