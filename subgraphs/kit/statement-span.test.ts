import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { recordedTraces } from '../../test/engines/recorded-trace.ts';
import { openDatabase } from './database.ts';

test.each(dialects)(
  'statements of requests side by side are each in the trace of their own, without values, on $name',
  async (dialect) => {
    await using opened = new AsyncDisposableStack();
    const database = await openDatabase({ url: await dialect.databaseUrl(), migrations: {} });
    opened.defer(database.close);
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    const ask = (number: number) => async () => {
      await sql`select ${`jane-${number}@example.com`} as email, ${sql.raw(String(number))} as number`.execute(
        database.untyped,
      );
      await expect(
        sql`select nothing from ${sql.table(`missing_${number}`)}`.execute(database.untyped),
      ).rejects.toThrow();
    };
    const traces = await recordedTraces(...numbers.map(ask));
    const place = dialect.name === 'postgres' ? '$1' : '?';
    const system = dialect.name === 'postgres' ? 'postgresql' : 'sqlite';
    const described = { 'db.system.name': system, 'db.operation.name': 'SELECT' };
    expect(traces).toEqual(
      numbers.map((number) => [
        {
          name: 'SELECT',
          attributes: { ...described, 'db.query.text': `select ${place} as email, ${number} as number` },
        },
        {
          name: 'SELECT',
          attributes: {
            ...described,
            'db.query.text': `select nothing from "missing_${number}"`,
            'error.type': expect.stringMatching(/Error$|error$/),
          },
        },
      ]),
    );
  },
);

test('a statement outside of any trace begins none', async () => {
  const database = await openDatabase({ url: ':memory:', migrations: {} });
  const outside = Promise.withResolvers<void>();
  const asking = outside.promise.then(() => sql`select 1`.execute(database.untyped));
  const [trace] = await recordedTraces(async () => {
    outside.resolve();
    await asking;
  });
  expect(trace).toEqual([]);
  await database.close();
});
