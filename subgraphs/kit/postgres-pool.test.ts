import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { freshPostgresDatabase } from '../../test/engines/databases.ts';
import { openTcpProxy } from '../../test/engines/tcp-proxy.ts';
import { openDatabase } from './database.ts';

test.skipIf(inject('postgresUrl') === null).each([
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
